import { expect } from 'chai';
import { createCaseStore } from '../../src/adapters/sql/cases.ts';
import { isFree, moved, newCase } from '../../src/core/case.ts';
import { TempDatabase } from './support.ts';

const SILENT = { tell: () => {} };

describe('the store of cases', () => {
  let file: TempDatabase;
  beforeEach(() => {
    file = new TempDatabase();
  });
  afterEach(() => file.remove());

  const opened = (id: string, conversationId: string) =>
    newCase({
      id,
      reference: `SL-${id}`,
      urgent: false,
      conversationId,
      language: 'nl',
      openedAt: file.clock.now(),
      accountId: undefined,
      claimedId: undefined,
      proofs: [],
      diagnosis: undefined,
      summary: 'asked',
      recoveryId: undefined,
    });
  const store = async () => {
    const { db, work } = await file.connect();
    return { work, cases: createCaseStore(db, work, SILENT) };
  };

  it('UX 19: gives a case to one of 50 that all saw it free, over two connections; the others see whose it is', async () => {
    // Fails without: `where('version', '=', version)` in `save` of adapters/sql/cases.ts.
    const [here, there] = [await store(), await store()];
    await here.cases.save(opened('c1', 'k1'));
    let arrived = 0;
    const { promise: all, resolve: go } = Promise.withResolvers<void>();
    const claim = ({ work, cases }: typeof here, name: string): Promise<string> =>
      work.run(async () => {
        const found = await cases.read('c1');
        if (found === undefined) throw new Error('no case');
        arrived += 1;
        // Nobody writes before everybody has read.
        if (arrived === 50) go();
        await all;
        if (!isFree(found.state)) return found.agent?.name ?? '';
        const taken = moved(found, 'assigned', file.clock.now(), { agent: { id: name, name } });
        if (taken === undefined) throw new Error('no move');
        await cases.save(taken);
        return name;
      });
    const claims = Array.from({ length: 50 }, (_, index) => claim(index % 2 === 0 ? here : there, `agent ${index}`));
    const heard = new Set(await Promise.all(claims));
    expect(heard.size).to.equal(1);
    expect([...heard][0]).to.equal((await here.cases.read('c1'))?.agent?.name);
  });

  it('has one open case a conversation, whoever opens one at the same time', async () => {
    // Fails without: the index `cases_open` in migration 008.
    const [here, there] = [await store(), await store()];
    const open = ({ work, cases }: typeof here, id: string) =>
      work.run(async () => {
        const known = await cases.openIn('k1');
        if (known === undefined) await cases.save(opened(id, 'k1'));
        return known?.id ?? id;
      });
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((id, index) => open(index % 2 === 0 ? here : there, id)));
    expect(new Set(ids).size).to.equal(1);
  });
});

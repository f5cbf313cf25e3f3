import { expect } from 'chai';
import { createFreezeStore, createSessionStore, createUsedOnce } from '../../src/adapters/sql/small-stores.ts';
import { latestMoment, purge } from '../../src/adapters/sql/upkeep.ts';
import { HOUR, TempDatabase, type Connection } from './support.ts';

describe('the small stores', () => {
  let file: TempDatabase;
  let here: Connection;
  let there: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
    there = await file.connect();
  });
  afterEach(() => file.remove());
  const later = () => new Date(file.clock.now().getTime() + HOUR);

  it('A4: let a token be used once, also after a restart', async () => {
    expect(await createUsedOnce(here.work, here.db).useOnce('t1', later())).to.equal(true);
    expect(await createUsedOnce(here.work, here.db).useOnce('t1', later())).to.equal(false);
    expect(await createUsedOnce(there.work, there.db).useOnce('t1', later())).to.equal(false);
    expect(await createUsedOnce(there.work, there.db).useOnce('t2', later())).to.equal(true);
  });

  // Off: leave the conflict out of `useOnce`.
  for (const [how, inUnit] of [
    ['each by itself', false],
    ['each in a unit of work', true],
  ] as const) {
    it(`A3: let one of 50 at once use a token, ${how}`, async () => {
      const uses = Array.from({ length: 50 }, (_, index) => {
        const { work, db } = index % 2 === 0 ? here : there;
        const use = () => createUsedOnce(work, db).useOnce('t1', later());
        return inUnit ? work.run(use) : use();
      });
      expect((await Promise.all(uses)).filter(Boolean)).to.have.lengthOf(1);
    });
  }

  it('let a session live until its end, and end those of an account together', async () => {
    const sessions = createSessionStore(here.db, here.work, file.clock);
    for (const hash of ['h1', 'h2']) await sessions.open(hash, 'a1', later(), ['helpdesk']);
    await sessions.open('h3', 'a2', later(), []);
    const seenAt = file.clock.now();
    expect(await sessions.look('h1')).to.deep.equal({ accountId: 'a1', roles: ['helpdesk'], seenAt });
    file.clock.advance(HOUR / 2);
    await sessions.touch('h1');
    expect((await sessions.look('h1'))?.seenAt).to.deep.equal(file.clock.now());
    await sessions.close('h1');
    expect(await sessions.look('h1')).to.equal(undefined);
    await sessions.closeAll('a1');
    expect([await sessions.look('h2'), (await sessions.look('h3'))?.accountId]).to.deep.equal([undefined, 'a2']);
    file.clock.advance(HOUR / 2);
    expect(await sessions.look('h3')).to.equal(undefined);
  });

  it('freeze an account once, whoever says so', async () => {
    const freezes = createFreezeStore(here.db, here.work, file.clock);
    expect(await freezes.isFrozen('a1')).to.equal(false);
    await freezes.freeze('a1', 'SL-A');
    expect([await freezes.isFrozen('a1'), await freezes.isFrozen('a2')]).to.deep.equal([true, false]);
  });

  // Off: leave the journal as it is after the clean-up.
  it('F2: keep nothing of what was deleted in the journal after a clean-up', async () => {
    const words = 'mijn kat heet Minoes';
    const row = { key: 'words', value: words };
    await here.work.enlist(async (trx) => void (await trx.insertInto('meta').values(row).execute()));
    expect(file.bytes().includes(words)).to.equal(true);
    await here.work.enlist(async (trx) => void (await trx.deleteFrom('meta').where('key', '=', 'words').execute()));
    await purge(here.db, here.work, file.clock);
    expect(file.bytes().includes(words)).to.equal(false);
  });

  it('E9: remember how late it was, so that time does not run before it after a restart', async () => {
    expect(await latestMoment(here.db)).to.equal(0);
    await purge(here.db, here.work, file.clock);
    expect(await latestMoment(there.db)).to.equal(file.clock.now().getTime());
  });
});

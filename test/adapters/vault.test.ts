import { expect } from 'chai';
import { sql } from 'kysely';
import { createConversationLog, createTranscriptStore } from '../../src/adapters/sql/conversations.ts';
import { createSqlOutbox } from '../../src/adapters/sql/outbox.ts';
import { purge } from '../../src/adapters/sql/upkeep.ts';
import { keyring, MINUTE, TempDatabase, type Connection } from './support.ts';

const CODE = '48219934';
const TOKEN = 'Zk3vQ9_aB-7dTfWx2LmNpRsUyHjKcEgO1iV5bX8zqMw';

interface Activity {
  readonly type: string;
  readonly text: string;
}

describe('the vault', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  const soon = () => new Date(file.clock.now().getTime() + 10 * MINUTE);
  const inBytes = (secret: string): boolean => file.bytes().includes(secret);
  const conversations = () =>
    createConversationLog<Activity>(here.db, here.work, here.vault, file.clock, () => ({
      type: 'message',
      text: 'gone',
    }));
  const outbox = () => createSqlOutbox(here.db, here.work, keyring, here.vault, file.clock, () => {});

  /** A turn that says a code and a link, and posts them. */
  const speak = (): Promise<void> =>
    here.work.run(async () => {
      await here.vault.put('code-1', CODE, soon());
      await here.vault.put('token-1', TOKEN, soon());
      const text = `De code is ${CODE}: https://x.example/password/${TOKEN}`;
      await conversations().append('c1', [
        { id: 'a1', clientId: undefined, role: 'bot', activity: { type: 'message', text } },
      ]);
      await outbox().outbox.add('p1', { kind: 'chat', conversationId: 'c1', key: 'k', params: { text } }, soon());
    });
  const activities = async () => (await conversations().read('c1', 0)).activities;

  // Off: let `conceal` give its text back as it is.
  it('E10: keeps secrets out of every byte on disk, also before they are wiped', async () => {
    await speak();
    expect(inBytes('⟦code-1⟧'), 'the reference is there').to.equal(true);
    expect([inBytes(CODE), inBytes(TOKEN)]).to.deep.equal([false, false]);
  });

  it('fills live secrets in again, in what was said and in what is to be delivered', async () => {
    await speak();
    expect((await activities())[0]?.text).to.equal(`De code is ${CODE}: https://x.example/password/${TOKEN}`);
    expect(await outbox().queue.open('p1'))
      .to.have.nested.property('params.text')
      .that.includes(CODE);
  });

  it('E10: once wiped, leaves nothing of a secret in any byte, not even sealed', async () => {
    await speak();
    const sealed = await here.db.selectFrom('secrets').select('sealed').execute();
    expect(inBytes(sealed[0]?.sealed ?? '')).to.equal(true);
    await here.vault.wipe(['code-1', 'token-1']);
    await sql`pragma wal_checkpoint(truncate)`.execute(here.db);
    for (const secret of [CODE, TOKEN, ...sealed.map((row) => row.sealed)]) expect(inBytes(secret)).to.equal(false);
  });

  it('wipes a secret everywhere at once', async () => {
    await speak();
    await here.vault.wipe(['token-1']);
    expect(await activities()).to.deep.equal([{ type: 'message', text: 'gone' }]);
    expect(await outbox().queue.open('p1'), 'nothing is left to deliver').to.equal(undefined);
  });

  it('B2: takes a secret whose time is up for dead, to the millisecond, and throws it away', async () => {
    await speak();
    file.clock.advance(10 * MINUTE - 1);
    expect((await here.vault.reveal('⟦code-1⟧')).text).to.equal(CODE);
    file.clock.advance(1);
    expect(await here.vault.reveal('⟦code-1⟧')).to.deep.equal({ text: '········', dead: true });
    await purge(here.db, here.work, file.clock);
    expect(await here.db.selectFrom('secrets').select('ref').execute()).to.deep.equal([]);
  });

  it('keeps the newest value under a reference', async () => {
    await here.vault.put('code-1', '11111111', soon());
    await here.vault.put('code-1', '22222222', soon());
    expect((await here.vault.reveal('⟦code-1⟧')).text).to.equal('22222222');
  });

  it('conceals again what was revealed in the same unit', async () => {
    await speak();
    await here.work.run(async () => {
      const { text } = await here.vault.reveal('Code: ⟦code-1⟧');
      expect(text).to.equal(`Code: ${CODE}`);
      expect(here.vault.conceal(`<b>${text}</b>`)).to.equal('<b>Code: ⟦code-1⟧</b>');
    });
    expect(here.vault.conceal(CODE), 'another unit knows nothing of it').to.equal(CODE);
  });

  // Off: leave the brackets in `conceal` as they were typed.
  it('takes nothing that a person types for a reference', async () => {
    await speak();
    const typed = { type: 'message', text: 'toon ⟦code-1⟧ en ⟦x⟧' };
    await conversations().append('c1', [{ id: 'a2', clientId: undefined, role: 'user', activity: typed }]);
    expect((await activities())[1]?.text).to.equal('toon [code-1] en [x]');
  });

  // Off: leave `withoutSecrets` out of the transcript; helpdesk mail then shows links that work.
  it('D1: gives neither secrets nor references to whoever reads the transcript', async () => {
    await speak();
    const said = await createTranscriptStore(here.db).latest('c1', 10);
    expect(said).to.deep.equal([{ from: 'assistant', text: 'De code is ●●●●: https://x.example/password/●●●●' }]);
  });
});

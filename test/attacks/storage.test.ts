import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { Directory } from '../../src/ports/directory.ts';
import { startApp } from '../support/app.ts';
import { call, Chat, choosePassword, GOOD_PASSWORD, labels, linkByMail, signIn } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  ROOMY,
  auditOf,
  has,
  rows,
  settled,
  stateOf,
  tamper,
  timesIn,
  useApp,
  verdictOf,
} from './support.ts';

/** Holds the database as another process would, until it is let go. */
function lock(data: string): void {
  const other = new DatabaseSync(join(data, 'sleutel.db'));
  other.exec('begin immediate');
  held.add(other);
}

const held = new Set<DatabaseSync>();
function unlock(): void {
  for (const other of held) other.close();
  held.clear();
}

const OLD = 'Begin-anna-01!';

describe('a database that is locked by another process', function () {
  // The application has five seconds of patience with a lock.
  this.timeout(60_000);
  /** Runs just before the directory resets. */
  let beforeReset = (): void => {};
  const watched = (directory: Directory): Directory => ({
    ...directory,
    reset: (accountId, password) => {
      beforeReset();
      return directory.reset(accountId, password);
    },
  });
  const app = useApp({ directory: watched, file: { policy: ROOMY } });
  let chat: Chat;
  let path: string;
  let matchCode: string;
  beforeEach(async () => {
    beforeReset = () => {};
    chat = await Chat.open(app.url);
    ({ path, matchCode } = await linkByMail(app.url, chat, ANNA, ANNA_MAIL));
    await settled(app.data);
  });

  afterEach(unlock);

  const submit = () => choosePassword(app.url, path, { matchCode });

  it('E8: is answered 503 for whatever would write, changes nothing, and is read all the same', async () => {
    // Fails without: `storage-busy` in faults.ts.
    const before = stateOf(app.data);
    lock(app.data);
    const writing = await Promise.all([
      submit(),
      chat.post({ type: 'message', text: 'hoi' }),
      choosePassword(app.url, path, { matchCode: 'BBB-BBB' }),
      call(`${app.url}${path}/extend`, 'POST', { matchCode }),
      call(`${app.url}/v3/directline/conversations`, 'POST', {}, { authorization: `Bearer ${await newToken()}` }),
      signIn(app.url, ANNA, OLD),
    ]);
    expect(writing.map(({ status }) => status)).to.deep.equal(writing.map(() => 503));
    expect((await call(`${app.url}${path}`, 'GET')).status, 'looking').to.equal(403);
    expect(labels(await chat.news()), 'reading').to.deep.equal([]);
    unlock();
    expect(stateOf(app.data)).to.deep.equal(before);
    expect((await submit()).status).to.equal(200);
    expect(has(await chat.say('wachtwoord vergeten'), 'ask.user-id')).to.equal(true);
  });

  async function newToken(): Promise<string> {
    const { body } = await call(`${app.url}/v3/directline/tokens/generate`, 'POST', {});
    return (body as { token: string }).token;
  }

  it('E8: just before the directory is called leaves no reset behind, and the link goes on after a restart', async () => {
    // Fails without: `reconcile` in effects.ts.
    beforeReset = () => lock(app.data);
    expect((await submit()).status).to.equal(503);
    unlock();
    beforeReset = () => {};
    expect((await signIn(app.url, ANNA, OLD)).status).to.equal(200);
    await app.restart();
    expect((await submit()).status).to.equal(200);
    expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
  });
});

describe('a disk that is full', () => {
  /** Switched on after a directory call that went well. */
  let afterReset = (): void => {};
  const watched = (directory: Directory): Directory => ({
    ...directory,
    async reset(accountId, password) {
      const outcome = await directory.reset(accountId, password);
      afterReset();
      return outcome;
    },
  });

  /** The connections of the application, caught as they are made. */
  const engines: DatabaseSync[] = [];
  const exec = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec')?.value as (
    this: DatabaseSync,
    sql: string,
  ) => void;
  before(() => {
    DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
      if (sql.includes('journal_mode')) engines.push(this);
      return exec.call(this, sql);
    };
  });
  after(() => {
    DatabaseSync.prototype.exec = exec;
  });

  const app = useApp({ directory: watched, file: { policy: ROOMY } });
  let path: string;
  let matchCode: string;
  beforeEach(async () => {
    afterReset = () => {};
    ({ path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL));
    await settled(app.data);
    tamper(app.data, 'create table filler (bytes blob)');
  });

  /** No page more, and an audit line that needs some: SQLite itself then says that the disk is full. */
  function fill(): void {
    const engine = engines.at(-1);
    const [{ page_count: pages }] = rows<{ page_count: number }>(app.data, 'pragma page_count') as [
      { page_count: number },
    ];
    engine?.exec(`pragma max_page_count = ${pages}`);
    engine?.exec(
      'create temp trigger full after insert on main.audit begin insert into filler values (zeroblob(1000000)); end',
    );
  }
  function empty(): void {
    engines.at(-1)?.exec('drop trigger full; pragma max_page_count = 1000000');
  }

  const submit = () => choosePassword(app.url, path, { matchCode });

  it('E8: lets nothing be reset without an audit entry that lasts', async () => {
    // Fails without: the intent and its audit line in one commit before the call (page.ts); the 503 without `asFault`.
    const before = stateOf(app.data);
    fill();
    expect((await submit()).status).to.equal(503);
    expect(stateOf(app.data)).to.deep.equal(before);
    empty();
    expect((await signIn(app.url, ANNA, OLD)).status).to.equal(200);
    expect((await submit()).status).to.equal(200);
    expect((await signIn(app.url, ANNA, GOOD_PASSWORD)).status).to.equal(200);
    expect((await verdictOf(app.data)).kind).to.equal('whole');
  });

  it('E8: keeps a turn of the chat whole or not at all', async () => {
    // Fails without: everything of a turn in one commit (work.ts).
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    const before = stateOf(app.data);
    fill();
    expect((await chat.post({ type: 'message', text: ANNA })).status).to.equal(503);
    expect(stateOf(app.data)).to.deep.equal(before);
    empty();
    expect(labels(await chat.say(ANNA))).to.deep.equal(['verify.choose-method']);
  });

  it('E8: after the directory call has the reset on record as soon as there is room, once', async () => {
    // Fails without: `reconcile` in effects.ts.
    afterReset = fill;
    expect((await submit()).status).to.equal(503);
    expect(auditOf(app.data)).not.to.include('recovery.reset');
    empty();
    await app.restart();
    await settled(app.data);
    expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
    expect((await submit()).status).to.equal(410);
  });

  it('E8: or an audit that refuses for another reason lets nothing be reset either', async () => {
    // Fails without: the intent and its audit line in one commit before the call (page.ts).
    tamper(app.data, `create trigger refuse before insert on audit begin select raise(abort, 'no'); end`);
    expect((await submit()).status).to.equal(500);
    tamper(app.data, 'drop trigger refuse');
    expect((await signIn(app.url, ANNA, OLD)).status).to.equal(200);
    expect((await submit()).status).to.equal(200);
  });
});

describe('a file that is no database', () => {
  it('E8: is said to be broken when starting, and is left as it is', async () => {
    // Fails without: `storage-broken` in database.ts.
    const data = await mkdtemp(join(tmpdir(), 'sleutel-test-'));
    await writeFile(join(data, 'sleutel.db'), 'this is no database'.repeat(1_000));
    let said = '';
    await startApp({ data }).catch((error: unknown) => {
      said = (error as { code: string }).code;
    });
    expect(said).to.equal('storage-broken');
    await rm(data, { recursive: true });
  });
});

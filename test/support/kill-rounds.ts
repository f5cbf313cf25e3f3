import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { call, Chat, choosePassword, eventually, inbox, labels, linkByMail, signIn } from './chat.ts';
import type { Order } from './killable.ts';

const CHILD = new URL('./killable.ts', import.meta.url);
/** A delivery that was cut off is taken up again after its lease; the clock of the next process is past that. */
const LEASE_MS = 31_000;
const PEOPLE = 12;

const roomy = {
  failures: { anonymousPerDay: 10_000, perDay: 10_000 },
  sends: {
    perTenMinutes: 10_000,
    perDay: 10_000,
    firstWaitSeconds: 1,
    longestWaitSeconds: 1,
    perDestinationPerHour: 10_000,
    perSourcePerHour: 100_000,
  },
};
const people = Array.from({ length: PEOPLE }, (_, index) => ({
  userId: `p${index}@voorbeeld.example`,
  displayName: `Proef ${index}`,
  password: 'Begin-zo-01!',
  contacts: {
    alternateEmail: `p${index}@prive.example`,
    mobilePhone: `+316123456${10 + index}`,
    officePhone: `+312012345${10 + index}`,
  },
}));
const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example', passwordPolicy: { history: 0 } };

/** What became of one reset whose process was killed. */
export interface Fate {
  /** Before the person tried again. */
  readonly resetBefore: number;
  /** In the end: each of them should be one, and the notices one for each contact. */
  readonly resets: number;
  readonly audited: number;
  readonly toldInChat: number;
  readonly notices: readonly string[];
  readonly passwordWorks: boolean;
  /** From the start of the next process until it answered. */
  readonly backAfterMs: number;
}

export const isAsPromised = (fate: Fate): boolean =>
  fate.resets === 1 &&
  fate.audited === 1 &&
  fate.toldInChat === 1 &&
  fate.passwordWorks &&
  fate.notices.join(' ') === 'mail sms voice';

/** One data folder, and one process after another on it. */
export class KillRounds {
  readonly data: string;
  #child: ChildProcess | undefined;
  #url = '';
  #ahead = 0;
  #round = 0;

  private constructor(data: string) {
    this.data = data;
  }

  static async open(): Promise<KillRounds> {
    const data = await mkdtemp(join(tmpdir(), 'sleutel-test-'));
    await writeFile(join(data, 'company.json'), JSON.stringify({ organisation, users: people }));
    await writeFile(join(data, 'config.json'), JSON.stringify({ policy: roomy }));
    const rounds = new KillRounds(data);
    await rounds.#start();
    // Counts what the directory did in the same transaction, so that no kill can come between.
    rounds.#sql('create table resets (account_id text)');
    rounds.#sql(
      'create trigger resets_seen after update of password_hash on accounts begin insert into resets values (new.id); end',
    );
    return rounds;
  }

  async close(): Promise<void> {
    await this.#kill();
    await rm(this.data, { recursive: true, force: true });
  }

  /** A recovery up to its link; then the process ends where `order` says or after some time; then the next one. */
  async play(how: Order | { readonly afterMs: number }): Promise<Fate> {
    const person = people[this.#round % PEOPLE];
    if (person === undefined) throw new Error('There is nobody.');
    const newPassword = `vier blauwe fietsen ${(this.#round += 1)}`;
    this.#sql('delete from resets');
    const chat = await Chat.open(this.#url);
    const link = await linkByMail(this.#url, chat, person.userId, person.contacts.alternateEmail);
    const submit = () =>
      choosePassword(this.#url, link.path, { matchCode: link.matchCode, newPassword, confirmPassword: newPassword });
    await this.#end(how, submit);

    const started = performance.now();
    await this.#start();
    const backAfterMs = performance.now() - started;
    const resetBefore = this.#count('select count(*) n from resets');
    if (resetBefore === 0) await submit();
    await chat.waitFor('reset.done');
    await this.#quiet();
    return { resetBefore, backAfterMs, ...(await this.#fate(chat, person.userId, newPassword)) };
  }

  async #end(how: Order | { readonly afterMs: number }, submit: () => Promise<unknown>): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = once(child, 'exit');
    if ('afterMs' in how) setTimeout(() => child.kill('SIGKILL'), how.afterMs);
    else {
      child.send(how);
      await once(child, 'message');
    }
    await submit().catch(() => {});
    await gone;
  }

  async #fate(chat: Chat, userId: string, password: string) {
    await chat.news();
    const [recovery] = this.#rows<{ id: string; account_id: string }>(
      'select id, account_id from recoveries where conversation_id = ?',
      chat.conversationId,
    );
    const reference = chat.all.find(({ label }) => label === 'reset.done')?.text?.match(/SL-\w{4}-\w{4}/u)?.[0] ?? '';
    const notices = (await inbox(this.#url)).filter(({ id }) => id.startsWith(`notice-${recovery?.id ?? ''}-`));
    return {
      resets: this.#count('select count(*) n from resets'),
      audited: this.#count(
        `select count(*) n from audit where event = 'recovery.reset' and json_extract(details, '$.reference') = ?`,
        reference,
      ),
      toldInChat: labels(chat.all).filter((label) => label === 'reset.done').length,
      notices: notices.map(({ channel }) => channel).toSorted(),
      passwordWorks: (await signIn(this.#url, userId, password)).status === 200,
    };
  }

  /** The same port every time, so that open chats go on. */
  async #start(): Promise<void> {
    this.#ahead += LEASE_MS;
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const child = fork(CHILD, [String(this.#ahead)], {
      env: {
        ...process.env,
        PORT: port,
        SLEUTEL_DATA: this.data,
        SLEUTEL_DEMO_USERS: join(this.data, 'company.json'),
        SLEUTEL_CONFIG: join(this.data, 'config.json'),
        SLEUTEL_ROBOT_CHECK: 'off',
        SLEUTEL_LOG_LEVEL: 'error',
      },
    });
    this.#child = child;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The process ended with ${String(code)} before it was ready.`);
    });
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
    ended.catch(() => {});
    this.#url = message.url;
    await call(`${this.#url}/readyz`, 'GET');
  }

  async #kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async #quiet(): Promise<void> {
    const waiting = () => this.#count(`select count(*) n from outbox where state = 'waiting'`);
    await eventually(() => Promise.resolve(waiting() === 0 ? true : undefined), 'an empty outbox');
  }

  #count(sql: string, ...values: SQLInputValue[]): number {
    return this.#rows<{ n: number }>(sql, ...values)[0]?.n ?? 0;
  }

  #rows<T>(sql: string, ...values: SQLInputValue[]): T[] {
    const db = new DatabaseSync(join(this.data, 'sleutel.db'));
    try {
      db.exec('pragma busy_timeout = 5000');
      return db.prepare(sql).all(...values) as T[];
    } finally {
      db.close();
    }
  }

  #sql(sql: string): void {
    this.#rows(sql);
  }
}

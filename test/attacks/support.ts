import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { readKeyFile } from '../../src/adapters/crypto/key-file.ts';
import { readAuditStart } from '../../src/adapters/sql/audit-anchor.ts';
import { readAudit, verifyAudit, type AuditVerdict } from '../../src/adapters/sql/audit-log.ts';
import { openDatabase } from '../../src/adapters/sql/database.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { call, Chat, inbox, labels, type Said } from '../support/chat.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;

/** A person with every contact; the number makes the telephone numbers different. */
export const person = (name: string, number: number, rest: object = {}) => ({
  userId: `${name}@voorbeeld.example`,
  displayName: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} Proef`,
  password: `Begin-${name}-01!`,
  contacts: {
    alternateEmail: `${name}@prive.example`,
    mobilePhone: `+3161234560${number}`,
    officePhone: `+3120123450${number}`,
  },
  ...rest,
});

export const company = (users: readonly object[], organisation: object = {}) => ({
  organisation: {
    name: 'Voorbeeld BV',
    domain: 'voorbeeld.example',
    helpdesk: { mail: 'it@voorbeeld.example' },
    ...organisation,
  },
  users,
});

export const ANNA = 'anna@voorbeeld.example';
export const ANNA_MAIL = 'anna@prive.example';
export const ANNA_ALIAS = 'VOORBEELD\\anna';
export const BAS = 'bas@voorbeeld.example';
export const BAS_MAIL = 'bas@prive.example';
export const HANNA = 'hanna@voorbeeld.example';
export const HANNA_MAIL = 'hanna@prive.example';

/** Two employees and one of the helpdesk. */
export const COMPANY = company([
  person('anna', 1, { aliases: [ANNA_ALIAS] }),
  person('bas', 2),
  person('hanna', 3, { roles: ['helpdesk'] }),
]);

/** Limits out of the way, for tests about something else. */
export const ROOMY = {
  failures: { anonymousPerDay: 1_000, perDay: 1_000 },
  sends: {
    perTenMinutes: 1_000,
    perDay: 1_000,
    firstWaitSeconds: 1,
    longestWaitSeconds: 1,
    perDestinationPerHour: 1_000,
    perSourcePerHour: 10_000,
  },
  alarm: { blockedAccountsPerHour: 1_000 },
};

export interface UsedApp extends Pick<TestApp, 'url' | 'data' | 'clock' | 'sweep'> {
  /** Stops and starts on the same folder, port and clock. */
  restart(): Promise<void>;
  /** A second process, as far as the database can tell, on the same folder. */
  twin(): Promise<TestApp>;
}

/** A fresh application for every test around it. */
export function useApp(options: TestAppOptions = {}): UsedApp {
  let app: TestApp;
  let twins: TestApp[] = [];
  const again = (environment: Record<string, string>) =>
    startApp({
      company: COMPANY,
      ...options,
      data: app.data,
      clock: app.clock,
      environment: { ...options.environment, ...environment },
    });
  beforeEach(async () => {
    app = await startApp({ company: COMPANY, ...options });
  });
  afterEach(async () => {
    await Promise.all([app, ...twins].map((running) => running.stop()));
    twins = [];
    await app.remove();
  });
  return {
    get url() {
      return app.url;
    },
    get data() {
      return app.data;
    },
    get clock() {
      return app.clock;
    },
    sweep: () => app.sweep(),
    async restart() {
      await app.stop();
      app = await again({ PORT: new URL(app.url).port });
    },
    async twin() {
      const twin = await again({});
      twins.push(twin);
      return twin;
    },
  };
}

const databaseOf = (data: string) => join(data, 'sleutel.db');

/** Reads through a connection of its own. */
export function rows<T = Record<string, SQLInputValue>>(data: string, sql: string, ...values: SQLInputValue[]): T[] {
  const db = new DatabaseSync(databaseOf(data), { readOnly: true });
  try {
    return db.prepare(sql).all(...values) as T[];
  } finally {
    db.close();
  }
}

/** Changes rows behind the application's back: another system, or a thief with a keyboard. */
export function tamper(data: string, sql: string, ...values: SQLInputValue[]): void {
  const db = new DatabaseSync(databaseOf(data));
  try {
    db.exec('pragma busy_timeout = 2000');
    db.prepare(sql).run(...values);
  } finally {
    db.close();
  }
}

const tablesOf = (data: string): string[] =>
  rows<{ name: string }>(data, `select name from sqlite_schema where type = 'table' order by name`).map(
    ({ name }) => name,
  );

/** From now on a table of its own says what was handed to the inbox, also what was only pretended. */
export function noteHanded(data: string): void {
  tamper(data, 'create table handed (channel text not null)');
  tamper(data, 'create trigger note after insert on inbox begin insert into handed values (new.channel); end');
}

/** How many messages of each channel were handed to the inbox. */
export const handedIn = (data: string): Record<string, number> =>
  Object.fromEntries(
    rows<{ channel: string; n: number }>(
      data,
      'select channel, count(*) n from handed group by channel order by channel',
    ).map(({ channel, n }) => [channel, n]),
  );

/** Everything there is, to see that nothing changed. */
export const stateOf = (data: string): Record<string, unknown> =>
  Object.fromEntries(tablesOf(data).map((table) => [table, rows(data, `select * from ${table} order by rowid`)]));

/** Rows of each table. */
export const countsOf = (data: string): Record<string, number> =>
  Object.fromEntries(
    tablesOf(data).map((table) => [table, rows<{ n: number }>(data, `select count(*) n from ${table}`)[0]?.n ?? 0]),
  );

/** Audit events, oldest first. */
export const auditOf = (data: string): string[] =>
  rows<{ event: string }>(data, 'select event from audit order by seq').map(({ event }) => event);

export const timesIn = (events: readonly string[], event: string): number =>
  events.filter((each) => each === event).length;

/** What the chain check says. */
export async function verdictOf(data: string): Promise<AuditVerdict> {
  const db = await openDatabase(databaseOf(data));
  try {
    const keyring = createKeyring(readKeyFile(join(data, 'sleutel.key')));
    return await verifyAudit(readAudit(db), keyring, await readAuditStart(db, keyring));
  } finally {
    await db.destroy();
  }
}

/** What lies sealed in rows, as whoever has the key as well reads it. */
export function unsealed(data: string, sql: string): string[] {
  const keyring = createKeyring(readKeyFile(join(data, 'sleutel.key')));
  return rows<{ sealed: string }>(data, sql).map(({ sealed }) => keyring.open(sealed));
}

/** Every file of the data folder but those named, as it lies on the disk. */
export const filesIn = (data: string, except: readonly string[] = []): Map<string, Buffer> =>
  new Map(
    readdirSync(data)
      .filter((name) => !except.includes(name))
      .map((name) => [name, readFileSync(join(data, name))]),
  );

/** Another code of as many digits. */
export const otherCode = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

/** Opens a chat and asks for a code. */
export async function askCode(url: string, userId: string, method = 'email', chat?: Chat): Promise<Chat> {
  const used = chat ?? (await Chat.open(url));
  await used.say('wachtwoord vergeten');
  await used.say(userId);
  const said = await used.say(method);
  if (!labels(said).includes('verify.enter-code')) throw new Error(`No code was asked for: ${labels(said).join(', ')}`);
  return used;
}

/** Says something some times over and gives the labels of all answers. */
export async function sayAll(chat: Chat, texts: readonly string[]): Promise<string[]> {
  const heard: string[] = [];
  for (const text of texts) heard.push(...labels(await chat.say(text)));
  return heard;
}

export const has = (said: readonly Said[], label: string): boolean => labels(said).includes(label);

/** How many messages went out to a contact, or to anybody. */
export const sentTo = async (url: string, to?: string): Promise<number> =>
  (await inbox(url)).filter((entry) => to === undefined || entry.to === to).length;

/** Resolves when nothing waits in the outbox any more, so that "nothing was sent" means something. */
export async function settled(data: string): Promise<void> {
  while (rows(data, `select 1 from outbox where state = 'waiting' limit 1`).length > 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A proof that a browser worked for this, as the page makes it. */
export async function robotProof(url: string): Promise<object> {
  const challenge = (await call(`${url}/robot-check`, 'GET')).body as Challenge;
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

/** The session cookie of somebody who signs in with the company's password. */
export async function sessionOf(url: string, userId: string, password: string): Promise<string> {
  const response = await fetch(`${url}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ userId, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`No session: ${response.status}`);
  return cookie;
}

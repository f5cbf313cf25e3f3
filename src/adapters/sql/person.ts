import type { Account } from '../../core/account.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Database } from './database.ts';
import { removeCases, removeConversations } from './retention.ts';
import { withoutSecrets } from './vault.ts';
import type { SqlWork } from './work.ts';

/** Everything that is kept about one person, for them to read. Secrets are left out, live or dead. */
export interface PersonRecord {
  readonly account: { readonly userId: string; readonly displayName: string };
  readonly conversations: readonly {
    readonly id: string;
    readonly openedAt: string;
    readonly said: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  }[];
  readonly recoveries: readonly unknown[];
  readonly cases: readonly unknown[];
  readonly caseEvents: readonly unknown[];
  /** Made of these cases in the ticket system, where they stay. */
  readonly tickets: readonly string[];
  readonly sessions: number;
  readonly frozen: boolean;
  readonly audit: readonly unknown[];
}

type Who = Pick<Account, 'id' | 'userId' | 'displayName' | 'ownAddresses' | 'contacts'>;

/** Under which names the audit may have spoken of somebody. */
const namesOf = ({ id, userId, ownAddresses }: Who): string[] => [
  ...new Set([id, userId, userId.toLowerCase(), ...ownAddresses]),
];

/** Under which names what they tried is counted. */
const countedFor = ({ id }: Who): string[] => [
  `account ${id}`,
  `account ${id} stranger`,
  `anonymous account ${id}`,
  `case ${id}`,
  `unlocked ${id}`,
];

async function find(db: Database, { id, userId }: Who) {
  const recoveries = await db
    .selectFrom('recoveries')
    .select(['id', 'conversation_id', 'body'])
    .where('account_id', '=', id)
    .execute();
  const claimed = `%"claimedId":${JSON.stringify(userId)}%`;
  const cases = await db
    .selectFrom('cases')
    .select(['id', 'conversation_id', 'body'])
    .where((eb) => eb.or([eb('account_id', '=', id), eb('body', 'like', claimed)]))
    .execute();
  const own = await db.selectFrom('conversations').select('id').where('account_id', '=', id).execute();
  const conversations = new Set([
    ...own.map((row) => row.id),
    ...[...recoveries, ...cases].map((row) => row.conversation_id),
  ]);
  return { recoveries, cases, conversations: [...conversations] };
}

async function pseudonymsOf(db: Database, keyring: Keyring, who: Who): Promise<string[]> {
  const fingerprints = namesOf(who).map((name) => keyring.fingerprint('subject', name));
  const rows = await db.selectFrom('pseudonyms').select('pseudonym').where('fingerprint', 'in', fingerprints).execute();
  return rows.map(({ pseudonym }) => pseudonym);
}

export async function exportPerson(db: Database, keyring: Keyring, who: Who): Promise<PersonRecord> {
  const found = await find(db, who);
  const pseudonyms = await pseudonymsOf(db, keyring, who);
  const caseIds = found.cases.map(({ id }) => id);
  const tickets =
    caseIds.length === 0
      ? []
      : await db.selectFrom('case_tickets').select('number').where('case_id', 'in', caseIds).execute();
  const sessions = await db.selectFrom('sessions').select('opened_at').where('account_id', '=', who.id).execute();
  const freeze = await db.selectFrom('freezes').select('at').where('account_id', '=', who.id).executeTakeFirst();
  const audit =
    pseudonyms.length === 0
      ? []
      : await db
          .selectFrom('audit')
          .select(['seq', 'at', 'event', 'details'])
          .where((eb) => eb.or([eb('subject', 'in', pseudonyms), eb('actor', 'in', pseudonyms)]))
          .orderBy('seq')
          .execute();
  const events =
    caseIds.length === 0
      ? []
      : await db.selectFrom('case_events').selectAll().where('case_id', 'in', caseIds).execute();
  return {
    account: { userId: who.userId, displayName: who.displayName },
    conversations: await Promise.all(found.conversations.map((id) => conversationOf(db, id))),
    recoveries: found.recoveries.map(({ body }) => readable(body)),
    cases: found.cases.map(({ body }) => readable(body)),
    caseEvents: events.map(({ body, at, ...rest }) => ({ ...rest, at: new Date(at), ...(JSON.parse(body) as object) })),
    tickets: tickets.flatMap(({ number }) => number ?? []),
    sessions: sessions.length,
    frozen: freeze !== undefined,
    audit: audit.map(({ at, details, ...rest }) => ({
      ...rest,
      at: new Date(at),
      details: JSON.parse(details) as object,
    })),
  };
}

async function conversationOf(db: Database, id: string): Promise<PersonRecord['conversations'][number]> {
  const opened = await db.selectFrom('conversations').select('opened_at').where('id', '=', id).executeTakeFirst();
  const rows = await db.selectFrom('activities').selectAll().where('conversation_id', '=', id).orderBy('seq').execute();
  const said = rows.flatMap(({ at, role, body }) => {
    const { type, text = '' } = JSON.parse(body) as { type?: string; text?: string };
    return type === 'message' && text !== '' ? [{ at: iso(at), by: role, text: withoutSecrets(text) }] : [];
  });
  return { id, openedAt: iso(opened?.opened_at ?? 0), said };
}

const iso = (at: number): string => new Date(at).toISOString();

/** Fingerprints of codes and links say nothing to anybody. */
const readable = (body: string): unknown =>
  JSON.parse(body, (key, value: unknown) =>
    ['codeHash', 'tokenHash', 'matchHash', 'destination', 'subjects', 'source', 'browser'].includes(key)
      ? undefined
      : value,
  );

/**
 * Removes it. The audit keeps its lines and its chain, and its pseudonyms lose their name. A freeze stays:
 * it protects the account from whoever wants it forgotten.
 */
export async function erasePerson(
  db: Database,
  work: SqlWork,
  keyring: Keyring,
  who: Who,
): Promise<Record<string, number>> {
  const found = await find(db, who);
  const fingerprints = namesOf(who).map((name) => keyring.fingerprint('subject', name));
  const contacts = Object.values(who.contacts).filter((value) => typeof value === 'string');
  const { length: names } = await pseudonymsOf(db, keyring, who);
  await work.enlist(async (trx) => {
    await removeConversations(trx, found.conversations);
    await removeCases(
      trx,
      found.cases.map(({ id }) => id),
    );
    for (const { id } of found.recoveries) {
      await trx.deleteFrom('recoveries').where('id', '=', id).execute();
      await trx.deleteFrom('secrets').where('ref', 'like', `%-${id}`).execute();
    }
    for (const table of ['sessions', 'teams_references', 'enrolments', 'agents_here'] as const)
      await trx.deleteFrom(table).where('account_id', '=', who.id).execute();
    await trx.deleteFrom('sightings').where('subject', '=', `account ${who.id}`).execute();
    await trx.deleteFrom('attempts').where('subject', 'in', countedFor(who)).execute();
    if (contacts.length > 0) await trx.deleteFrom('inbox').where('recipient', 'in', contacts).execute();
    await trx.deleteFrom('pseudonyms').where('fingerprint', 'in', fingerprints).execute();
  });
  return {
    conversations: found.conversations.length,
    recoveries: found.recoveries.length,
    cases: found.cases.length,
    names,
  };
}

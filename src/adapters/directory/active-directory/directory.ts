import type { DirectoryAbilities } from '../../../core/diagnosis.ts';
import type { Directory, Expiry, PasswordPolicy } from '../../../ports/directory.ts';
import { expiryOf } from './account.ts';
import { listAccounts } from './lists.ts';
import { Policies, type Rules } from './policy.ts';
import { Pool } from './pool.ts';
import { createReader } from './reader.ts';
import { readCredentials, type ActiveDirectorySettings } from './settings.ts';
import { verifyPassword } from './verify.ts';
import { createWriter } from './writer.ts';

const LIST_MS = 60_000;

export interface ActiveDirectory extends Directory {
  /** Lets go of its connections. */
  close(): Promise<void>;
}

/**
 * Active Directory, live: nothing about an account is remembered. Nobody is signed in before the first question, so
 * that the application also starts while the domain is down.
 * @throws Fault `bad-configuration` when the password or the certificates cannot be read
 */
export function createActiveDirectory(settings: ActiveDirectorySettings): ActiveDirectory {
  const pool = new Pool(settings, readCredentials(settings));
  const policies = new Policies();
  const reader = createReader(settings, policies);

  return {
    find: (userId) =>
      pool.use(async (connection) => reader.account(connection, await reader.idByName(connection, userId))),
    read: (accountId) => pool.use((connection) => reader.account(connection, accountId)),
    abilities: () => ({ ...ABILITIES, historyOnReset: pool.facts?.policyHints !== undefined }),
    passwordPolicy: (account) =>
      pool.use(async (connection) => {
        // Looked for without an account as well, so that it takes as long.
        const entry = await reader.entryOf(connection, account?.id ?? '');
        return asPolicy(await reader.rulesFor(connection, entry));
      }),
    expiry: (account) => pool.use(async (connection) => expiry(await reader.entryOf(connection, account.id))),
    list: (which, most) => pool.use((connection) => listAccounts(connection, reader, policies, which, most), LIST_MS),
    ...createWriter(settings, pool, reader),
    verifyPassword: (accountId, password) => verifyPassword(pool, reader, accountId, password),
    /** A domain has no sessions to end: tickets run out by themselves, and a new password gives no new ones. */
    revokeSessions: () => Promise.resolve(),
    close: () => Promise.resolve(pool.close()),
  };
}

const ABILITIES: Omit<DirectoryAbilities, 'historyOnReset'> = {
  onPremisesReset: true,
  writeBack: false,
  unlock: true,
  reset: true,
  change: true,
  requireChange: true,
  temporaryPass: false,
  readsLock: true,
  readsExpiry: true,
};

function asPolicy(rules: Rules | undefined): PasswordPolicy {
  const { minLength = 0, history = 0, maxAgeDays, minAgeDays = 0, lockoutThreshold } = rules ?? {};
  return { minLength, history, maxAgeDays, minAgeDays, ...(lockoutThreshold !== undefined && { lockoutThreshold }) };
}

type EntryOf = Parameters<typeof expiryOf>[0];

function expiry(entry: EntryOf | undefined): Expiry {
  if (entry === undefined) return { kind: 'unknown' };
  const { never, at } = expiryOf(entry);
  if (never) return { kind: 'never' };
  return at === undefined ? { kind: 'unknown' } : { kind: 'at', at };
}

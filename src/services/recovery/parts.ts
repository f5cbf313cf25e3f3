import { createHash } from 'node:crypto';
import type { Account } from '../../core/account.ts';
import {
  diagnose,
  inTheNameOf,
  noteOn,
  wayOn,
  type Diagnosis,
  type FindingNote,
  type WayOn,
} from '../../core/diagnosis.ts';
import type { MethodId, Policy } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type {
  AttemptStore,
  AuditLog,
  FreezeStore,
  Outbox,
  RecoveryStore,
  SessionStore,
  Vault,
} from '../../ports/stores.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import type { Alarms } from '../alarms.ts';
import type { BorrowedTokens } from '../borrowed-tokens.ts';
import type { Notifications } from '../notifications.ts';
import { isTriedOut } from '../password-tries.ts';
import type { StaffGate } from '../staff-reset/gate.ts';
import type { SpendGuard } from '../spend.ts';
import type { Throttle } from '../throttle.ts';
import type { ContactBook } from '../verification/contact-book.ts';
import { NOBODY, type VerificationMethod } from '../verification/method.ts';
import { refs as codeRefs } from '../verification/secrets.ts';

/** What a recovery is made with. */
export interface RecoveryParts {
  readonly policy: Policy;
  readonly methods: readonly VerificationMethod[];
  readonly directory: Directory;
  readonly recoveries: RecoveryStore;
  readonly freezes: FreezeStore;
  readonly sessions: SessionStore;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  readonly attempts: AttemptStore;
  readonly throttle: Throttle;
  readonly spend: SpendGuard;
  readonly alarms: Alarms;
  readonly contactBook: ContactBook;
  readonly notifications: Notifications;
  readonly staff: StaffGate;
  readonly borrowed: BorrowedTokens;
  readonly work: UnitOfWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  /** A picture of an address, as a data URL. */
  readonly qrCode: (url: string) => Promise<string>;
  /** Where people reach this application, without a slash at the end; known once it listens. */
  readonly address: { readonly publicUrl: string };
}

/** References of the secrets of a recovery in the vault. */
export const refs = {
  ...codeRefs,
  token: (recovery: Pick<Recovery, 'id'>) => `token-${recovery.id}`,
  match: (recovery: Pick<Recovery, 'id'>) => `match-${recovery.id}`,
  /** The picture of the link gives the token away as well. */
  qr: (recovery: Pick<Recovery, 'id'>) => `qr-${recovery.id}`,
};

export const linkRefs = (recovery: Pick<Recovery, 'id'>): string[] => [
  refs.token(recovery),
  refs.match(recovery),
  refs.qr(recovery),
];

export const sha256 = (value: string): string => createHash('sha256').update(value).digest('base64url');

export { same } from '../verification/secrets.ts';

export const methodOf = ({ methods }: RecoveryParts, id: MethodId | undefined): VerificationMethod | undefined =>
  methods.find((method) => method.id === id);

/** In whose name the audit speaks of a recovery: the account meant, also while pretending, else what was typed. */
export const subjectOf = ({ accountId, typedId, subjects }: Recovery): string =>
  accountId ?? /^account (.+)$/u.exec(subjects.held)?.[1] ?? typedId ?? subjects.held;

/** The account as it is now; absent while pretending. */
export const accountOf = ({ directory }: RecoveryParts, recovery: Recovery): Promise<Account | undefined> =>
  directory.read(recovery.accountId ?? NOBODY);

/**
 * There, and not frozen: otherwise it goes on as pretending. Asked for nobody as well, so that the
 * answer takes as long. Only to unfreeze may a frozen account prove itself.
 */
export async function isServed(
  parts: RecoveryParts,
  account: Account | undefined,
  { purpose }: Pick<Recovery, 'purpose'>,
): Promise<boolean> {
  const frozen = await parts.freezes.isFrozen(account?.id ?? NOBODY);
  return account !== undefined && (!frozen || purpose === 'freeze');
}

/** Whether what was proven may still count: each method has tries left under every name. */
export async function isAccepted(parts: RecoveryParts, recovery: Recovery): Promise<boolean> {
  for (const id of new Set(recovery.gates.map(({ method }) => method))) {
    if ((await methodOf(parts, id)?.tries.accepts(recovery)) !== true) return false;
  }
  return true;
}

/** Under which name it is noted that an account was unlocked. */
export const unlockSubject = (accountId: string): string => `unlocked ${accountId}`;

/** What is wrong, and what can be done about it. */
export interface Finding {
  readonly diagnosis: Diagnosis;
  readonly way: WayOn;
  readonly note: FindingNote | undefined;
}

const DAY = 86_400_000;

export async function findingFor(
  parts: RecoveryParts,
  account: Account | undefined,
  { wish, purpose, ...borrower }: Pick<Recovery, 'wish' | 'purpose' | 'agentId'> & { readonly signedIn?: boolean },
): Promise<Finding> {
  if (account === undefined) return { diagnosis: { kind: 'unknown' }, way: 'hand-over', note: undefined };
  const { directory, clock, attempts, borrowed } = parts;
  const own = directory.abilities(account);
  const lender = own.withToken && (await borrowed.lender({ accountId: account.id, ...borrower }));
  const abilities = inTheNameOf(lender, own);
  // What people may not do by themselves is what they ask staff for; to an agent they have proven who they are.
  const enabled = account.selfService.enabled || purpose === 'staff' || lender === 'agent';
  const registered = account.selfService.registered || lender === 'agent';
  const asked = { ...account, selfService: { enabled, registered } };
  const diagnosis = diagnose(asked, abilities, clock.now());
  const since = new Date(clock.now().getTime() - DAY);
  const again = (await attempts.since('unlock', unlockSubject(account.id), since)).length > 0;
  const note = noteOn(diagnosis, wish, abilities, again);
  // Something keeps using the old password: clearing the lock once more would help for an hour.
  if (note === 'locked-again' && wish === 'locked') return { diagnosis, way: 'hand-over', note };
  const way = wayOn(diagnosis, wish, abilities);
  // The password of now was tried too often: whoever has proven who they are chooses a new one without it.
  const isGuessed = way === 'change' && (await isTriedOut(parts, account));
  return { diagnosis, way: isGuessed ? wayOn(diagnosis, 'forgot', abilities) : way, note };
}

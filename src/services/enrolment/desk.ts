import type { Account } from '../../core/account.ts';
import type { MethodId } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { Authenticator, EnrolmentStore } from '../../ports/enrolments.ts';
import { newRecoveryCode } from '../references.ts';
import { begin } from '../recovery/begin.ts';
import { mayProceed } from '../recovery/carry-out.ts';
import { checkCode, type CheckOutcome } from '../recovery/check-code.ts';
import { isEnough } from '../recovery/enough.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import { choices, startMethod, type StartOutcome } from '../recovery/start-method.ts';
import { hashCodes } from './codes.ts';
import { removalOf, removeApp, type Proven, type Removal } from './remove-app.ts';
import { setupOf, type Setup } from './setup.ts';

/** Who is at the page. */
export interface Visitor {
  readonly accountId: string;
  /** Fingerprint of the session: what was proven in one counts in no other. */
  readonly session: string;
  readonly source: string;
}

export interface EnrolmentParts extends RecoveryParts {
  readonly enrolments: EnrolmentStore;
  readonly authenticator: Authenticator;
  /** The name that an authenticator app shows. */
  readonly issuer: string;
}

/** What a person has shown of themselves on the page. */
export type Shown =
  | { readonly kind: 'under-way'; readonly method: MethodId; readonly methods: readonly MethodId[] }
  | { readonly kind: 'choosing'; readonly methods: readonly MethodId[] }
  | { readonly kind: 'proven'; readonly removal: Removal | undefined };

/** An app that is being linked: what to scan, and the same to type. */
export interface PendingApp {
  readonly secret: string;
  readonly qrCode: string;
}

const CODES = 10;

/**
 * The page on which somebody who is signed in sees whether resetting will work, and enrols an
 * authenticator app or recovery codes, after passing a gate that they have already.
 */
export function createEnrolmentDesk(parts: EnrolmentParts) {
  const { work, enrolments, authenticator, clock } = parts;

  /** The recovery of this visitor on this page, if one is open. */
  async function openOf({ accountId, session }: Visitor): Promise<Recovery | undefined> {
    const open = await parts.recoveries.openOf(accountId);
    const mine = open.filter(
      ({ purpose, conversationId, expiresAt }) =>
        purpose === 'enrol' && conversationId === conversationOf(session) && expiresAt > clock.now(),
    );
    return mine.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  }

  /** The account, when every gate is passed in this session and is still good. */
  async function proven(visitor: Visitor): Promise<Proven | undefined> {
    const recovery = await openOf(visitor);
    const account = await parts.directory.read(visitor.accountId);
    if (recovery?.state !== 'verified' || account === undefined) return undefined;
    const good = (await mayProceed(parts, recovery, account)) && (await isEnough(parts, recovery, account));
    return good ? { account, recovery } : undefined;
  }

  async function shownBy(visitor: Visitor, setup: Setup): Promise<Shown> {
    const found = await proven(visitor);
    const ready = setup.ways.flatMap(({ method, kind }) => (kind === 'ready' && isTyped(method) ? method : []));
    if (found !== undefined) return { kind: 'proven', removal: await removalOf(parts, found, ready) };
    const recovery = await openOf(visitor);
    const open = recovery?.state === 'verifying' ? recovery : undefined;
    const methods = ready.filter((method) => open === undefined || choices(parts, open).includes(method));
    const challenge = open?.challenge;
    const live = challenge !== undefined && challenge.expiresAt > clock.now();
    return live ? { kind: 'under-way', method: challenge.method, methods } : { kind: 'choosing', methods };
  }

  async function pendingOf(visitor: Visitor, account: Account): Promise<PendingApp | undefined> {
    const pending = await enrolments.read(visitor.accountId, 'totp-pending');
    if (pending === undefined) return undefined;
    const { secret } = pending.proof;
    return { secret, qrCode: await parts.qrCode(authenticator.address(secret, account.userId, parts.issuer)) };
  }

  return {
    /** How resetting stands for an account; for the chat. */
    setup: (accountId: string): Promise<Setup | undefined> =>
      work.run(async () => {
        const account = await parts.directory.read(accountId);
        return account && setupOf(parts, account);
      }),

    look: (visitor: Visitor) =>
      work.run(async () => {
        const account = await parts.directory.read(visitor.accountId);
        if (account === undefined) return undefined;
        const setup = await setupOf(parts, account);
        const shown = await shownBy(visitor, setup);
        const pending = shown.kind === 'proven' ? await pendingOf(visitor, account) : undefined;
        return { setup, shown, pending, restHours: parts.policy.contactRestHours };
      }),

    /** Begins to prove who is at the page, or goes on with another way. */
    start: (visitor: Visitor, language: Account['language'], method: MethodId): Promise<StartOutcome> =>
      work.run(async () => {
        if (!isTyped(method)) return { kind: 'gone' };
        const open = await openOf(visitor);
        const known = open?.state === 'verifying' ? open.id : undefined;
        const id = known ?? (await beginFor(parts, visitor, language));
        return id === undefined ? { kind: 'stop' } : startMethod(parts, id, method);
      }),

    check: (visitor: Visitor, typed: string): Promise<CheckOutcome> =>
      work.run(async () => {
        const open = await openOf(visitor);
        return open === undefined ? { kind: 'gone' } : checkCode(parts, open.id, typed);
      }),

    /** A new secret to scan; it counts once a code of it is typed. */
    newApp: (visitor: Visitor): Promise<'shown' | 'not-proven'> =>
      work.run(async () => {
        if ((await proven(visitor)) === undefined) return 'not-proven';
        await enrolments.read(visitor.accountId, 'totp-pending');
        const proof = { secret: authenticator.newSecret() };
        await enrolments.save(visitor.accountId, 'totp-pending', { enrolledAt: clock.now(), proof });
        return 'shown';
      }),

    confirmApp: (visitor: Visitor, code: string): Promise<'enrolled' | 'wrong' | 'not-proven'> =>
      work.run(async () => {
        const found = await proven(visitor);
        const pending = await enrolments.read(visitor.accountId, 'totp-pending');
        if (found === undefined || pending === undefined) return 'not-proven';
        const { secret } = pending.proof;
        const lastStep = authenticator.stepOf(secret, code.replace(/\D/gu, ''), clock.now());
        if (lastStep === undefined) return 'wrong';
        await enrolments.read(visitor.accountId, 'totp');
        await enrolments.save(visitor.accountId, 'totp', { enrolledAt: clock.now(), proof: { secret, lastStep } });
        await enrolments.remove(visitor.accountId, 'totp-pending');
        await noteEnrolment(parts, found, 'totp');
        return 'enrolled';
      }),

    removeApp: (visitor: Visitor, anyway: boolean) =>
      work.run(async () => {
        const found = await proven(visitor);
        return found === undefined ? 'not-proven' : removeApp(parts, found, anyway);
      }),

    /** Ten new codes in place of the old ones; they are given once and kept as hashes. */
    newCodes: (visitor: Visitor): Promise<readonly string[] | 'not-proven'> =>
      work.run(async () => {
        const found = await proven(visitor);
        if (found === undefined) return 'not-proven';
        const codes = Array.from({ length: CODES }, () => newRecoveryCode(parts.random));
        await enrolments.read(visitor.accountId, 'recovery-code');
        const enrolled = { enrolledAt: clock.now(), proof: await hashCodes(parts, codes) };
        await enrolments.save(visitor.accountId, 'recovery-code', enrolled);
        await noteEnrolment(parts, found, 'codes');
        return codes;
      }),
  };
}

/** Only a code that is typed here: the page is no place to wait for other people. */
const isTyped = (method: MethodId): boolean => !['questions', 'manager', 'helpdesk'].includes(method);

const conversationOf = (session: string): string => `security-${session}`;

async function beginFor(
  parts: EnrolmentParts,
  { accountId, session, source }: Visitor,
  language: Account['language'],
): Promise<string | undefined> {
  const begun = await begin(parts, {
    purpose: 'enrol',
    wish: 'change',
    language,
    conversationId: conversationOf(session),
    browser: undefined,
    source,
    who: { accountId },
  });
  return begun.kind === 'begun' ? begun.recoveryId : undefined;
}

async function noteEnrolment(
  parts: EnrolmentParts,
  { account, recovery }: Proven,
  what: 'totp' | 'codes',
): Promise<void> {
  const { reference } = recovery;
  const event = what === 'totp' ? 'enrolment.totp' : 'enrolment.recovery-codes';
  await parts.audit.append({ event, subject: account.id, details: { reference } });
  const id = `enrolled-${what}-${recovery.id}-${parts.random.bytes(6).toString('hex')}`;
  await parts.notifications.enrolled(account, what, id, reference);
}

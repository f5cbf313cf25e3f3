import type { Account } from '../../core/account.ts';
import type { Wish } from '../../core/diagnosis.ts';
import { isPlausibleUserId, normaliseUserId } from '../../core/identity.ts';
import type { Language } from '../../core/language.ts';
import { redact } from '../../core/redact.ts';
import type { Purpose, Recovery } from '../../core/recovery.ts';
import { newId, newReference } from '../references.ts';
import type { Trier } from '../verification/tries.ts';
import { isServed, subjectOf, type RecoveryParts } from './parts.ts';

export interface BeginRequest {
  /** `recover` unless something else is said. */
  readonly purpose?: Purpose | undefined;
  readonly wish: Wish;
  readonly language: Language;
  readonly conversationId: string;
  readonly browser: string | undefined;
  readonly source: string;
  /** Either a signed-in person, or what an anonymous one typed. */
  readonly who: { readonly accountId: string } | { readonly typedId: string };
}

export type BeginOutcome = { readonly kind: 'begun'; readonly recoveryId: string } | { readonly kind: 'stopped' };

/** Opens a recovery. Whether the account exists shows nowhere: the same rows are written for nobody. */
export async function begin(parts: RecoveryParts, request: BeginRequest): Promise<BeginOutcome> {
  const { account, ...identity } = await identify(parts, request.who);
  if (!(await hasTries(parts, { ...identity, ...request }))) return { kind: 'stopped' };
  await parts.contactBook.observe(identity.subjects.held, account);
  const { purpose = 'recover' } = request;
  const isForReal = await isServed(parts, account, { purpose });
  const now = parts.clock.now();
  const recovery: Recovery = {
    id: newId(parts.random),
    reference: newReference(parts.random),
    state: 'verifying',
    purpose,
    wish: request.wish,
    conversationId: request.conversationId,
    language: request.language,
    ...identity,
    accountId: isForReal ? account?.id : undefined,
    browser: request.browser,
    source: request.source,
    createdAt: now,
    expiresAt: new Date(now.getTime() + parts.policy.recovery.minutes * 60_000),
    gates: [],
    challenge: undefined,
    link: undefined,
    intention: undefined,
  };
  await parts.recoveries.save(recovery);
  await parts.audit.append({
    event: 'recovery.started',
    subject: subjectOf(recovery),
    details: {
      purpose: recovery.purpose,
      wish: request.wish,
      reference: recovery.reference,
      signedIn: recovery.signedIn,
    },
  });
  return { kind: 'begun', recoveryId: recovery.id };
}

/** Whether any way is left; what one budget has lost, another may still have. */
async function hasTries({ methods }: RecoveryParts, who: Trier): Promise<boolean> {
  for (const { tries } of methods) if (await tries.left(who)) return true;
  return false;
}

type Identity = Pick<Recovery, 'typedId' | 'signedIn' | 'subjects'> & { readonly account: Account | undefined };

async function identify(parts: RecoveryParts, who: BeginRequest['who']): Promise<Identity> {
  if ('accountId' in who) {
    const subject = `account ${who.accountId}`;
    return {
      account: await parts.directory.read(who.accountId),
      typedId: undefined,
      signedIn: true,
      subjects: { shown: subject, held: subject, anonymous: false },
    };
  }
  const typedId = normaliseUserId(who.typedId).slice(0, 320);
  const account = isPlausibleUserId(typedId) ? await parts.directory.find(typedId) : undefined;
  const shown = `id ${parts.keyring.fingerprint('subject', typedId)}`;
  const held = account === undefined ? `nobody ${shown}` : `account ${account.id}`;
  // What names nobody may be a password in the wrong place: that is not kept.
  const kept = account === undefined ? redact(typedId).text : typedId;
  return { account, typedId: kept, signedIn: false, subjects: { shown, held, anonymous: true } };
}

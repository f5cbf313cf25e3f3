import type { Account } from '../../core/account.ts';
import type { Language } from '../../core/language.ts';
import type { Link, Recovery } from '../../core/recovery.ts';
import { normaliseMatchCode } from '../references.ts';
import { mayProceed, stopLink } from './carry-out.ts';
import { accountOf, same, sha256, subjectOf, type RecoveryParts } from './parts.ts';

/** A link that works now, with the account it is for. */
export interface Live {
  readonly recovery: Recovery;
  readonly link: Link;
  readonly account: Account;
}
export type Found =
  Live | { readonly gone: true; readonly language: Language; readonly pending: boolean; readonly done: boolean };

/** What a link opens now. Looking changes nothing. */
export async function findLink(parts: RecoveryParts, token: string): Promise<Found> {
  const recovery = await parts.recoveries.byLink(sha256(token));
  const link = recovery?.link;
  const pending = recovery?.state === 'executing' || recovery?.state === 'uncertain';
  const gone = {
    gone: true,
    language: recovery?.language ?? 'nl',
    pending,
    done: recovery?.state === 'done',
  } as const;
  if (recovery?.state !== 'linked' || link === undefined || link.expiresAt <= parts.clock.now()) return gone;
  const account = await accountOf(parts, recovery);
  return account !== undefined && (await stillGood(parts, recovery, link, account))
    ? { recovery, link, account }
    : gone;
}

/** Another reset, a disabled account, a raised role, a freeze, a burnt budget: each kills the link. */
async function stillGood(parts: RecoveryParts, recovery: Recovery, link: Link, account: Account): Promise<boolean> {
  const sameRoles = account.roles.every((role) => link.roles.includes(role));
  const sameTime = account.passwordSetAt?.getTime() === link.passwordSetAt?.getTime();
  if (!account.enabled || account.guest || !sameRoles || !sameTime) return false;
  // What an agent lent their name for is over when the agent signs out or lets go of the case.
  if (recovery.agentId !== undefined && (await parts.borrowed.take(recovery)) === undefined) return false;
  return mayProceed(parts, recovery, account);
}

/** The chat's own browser, or the match code from the chat. Five wrong codes end the link, and its owner is told. */
export async function enter(
  parts: RecoveryParts,
  live: Live,
  browser: string | undefined,
  typed: string,
): Promise<'open' | 'closed'> {
  const { recovery, link, account } = live;
  if (browser !== undefined && recovery.browser !== undefined && same(browser, recovery.browser)) return 'open';
  const code = normaliseMatchCode(typed);
  if (typed.trim() === '') return 'closed';
  if (same(parts.keyring.fingerprint('code', `${recovery.id} ${code}`), link.matchHash)) return 'open';
  const wrongMatches = link.wrongMatches + 1;
  const counted: Recovery = { ...recovery, link: { ...link, wrongMatches } };
  await parts.audit.append({ event: 'recovery.link-refused', subject: subjectOf(recovery), details: { wrongMatches } });
  if (wrongMatches < parts.policy.link.matchCodeTries) {
    await parts.recoveries.save(counted);
    return 'closed';
  }
  await stopLink(parts, counted);
  await parts.notifications.linkBurnt(account, `burnt-${recovery.id}`, recovery.reference);
  const parcel = {
    kind: 'chat',
    conversationId: recovery.conversationId,
    key: 'link.burnt',
    params: { reference: recovery.reference },
  } as const;
  await parts.outbox.add(`chat-${recovery.id}-burnt`, parcel, new Date(parts.clock.now().getTime() + 86_400_000));
  return 'closed';
}

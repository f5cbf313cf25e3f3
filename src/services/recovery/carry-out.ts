import type { Account } from '../../core/account.ts';
import { endsInEffect, transition, type Link, type Recovery } from '../../core/recovery.ts';
import { newMatchCode, normaliseMatchCode } from '../references.ts';
import type { EffectRunner } from './effects.ts';
import { holdsEnough, isEnough } from './enough.ts';
import {
  accountOf,
  findingFor,
  isAccepted,
  isServed,
  linkRefs,
  refs,
  sha256,
  subjectOf,
  type Finding,
  type RecoveryParts,
} from './parts.ts';

export type CarryOutcome =
  | {
      readonly kind: 'link';
      readonly effect: 'reset' | 'change';
      readonly url: string;
      readonly matchCode: string;
      /** A picture of the url, as a data URL. */
      readonly qrCode: string;
      readonly expiresAt: Date;
    }
  /** Under way; the chat is told when it is done. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'hand-over'; readonly finding: Finding }
  | { readonly kind: 'gone' };

/** Every gate once more, on what the directory says now, whatever the chat believes. */
export async function mayProceed(
  parts: RecoveryParts,
  recovery: Recovery,
  account: Account | undefined,
): Promise<boolean> {
  if (account === undefined || recovery.accountId !== account.id) return false;
  if (!(await holdsEnough(parts, recovery, account))) return false;
  if (recovery.purpose === 'staff' && !(await parts.staff.permits(recovery, account))) return false;
  return (await isServed(parts, account, recovery)) && (await isAccepted(parts, recovery));
}

/** After the person said yes: a link to the page, or an unlock. */
export async function carryOut(parts: RecoveryParts, effects: EffectRunner, recoveryId: string): Promise<CarryOutcome> {
  const recovery = await parts.recoveries.read(recoveryId);
  if (recovery?.state !== 'verified' || recovery.expiresAt <= parts.clock.now()) return { kind: 'gone' };
  // Proofs that were given to be told something, or to enrol, change nothing.
  if (!endsInEffect(recovery.purpose)) return { kind: 'gone' };
  const account = await accountOf(parts, recovery);
  if (account === undefined || !(await mayProceed(parts, recovery, account))) return { kind: 'gone' };
  if (!(await isEnough(parts, recovery, account))) return { kind: 'gone' };
  const finding = await findingFor(parts, account, recovery);
  if (finding.way === 'hand-over') return { kind: 'hand-over', finding };
  if (finding.way === 'unlock') return startUnlock(parts, effects, recovery, account);
  return issueLink(parts, recovery, account, finding.way);
}

async function startUnlock(
  parts: RecoveryParts,
  effects: EffectRunner,
  recovery: Recovery,
  account: Account,
): Promise<CarryOutcome> {
  const intention = { effect: 'unlock', startedAt: parts.clock.now(), passwordSetAt: account.passwordSetAt } as const;
  const next = transition(recovery, 'execute', { intention });
  if (next === undefined) return { kind: 'gone' };
  await parts.recoveries.save(next);
  await parts.audit.append({ event: 'recovery.intent', subject: subjectOf(recovery), details: { effect: 'unlock' } });
  parts.work.afterCommit(() => effects.startUnlock(recovery.id));
  return { kind: 'under-way' };
}

async function issueLink(
  parts: RecoveryParts,
  recovery: Recovery,
  account: Account,
  effect: 'reset' | 'change',
): Promise<CarryOutcome> {
  const token = parts.random.bytes(32).toString('base64url');
  const url = `${parts.address.publicUrl}/password/${token}`;
  const qrCode = await parts.qrCode(url);
  const matchCode = newMatchCode(parts.random);
  const now = parts.clock.now();
  const link: Link = {
    effect,
    tokenHash: sha256(token),
    matchHash: parts.keyring.fingerprint('code', `${recovery.id} ${normaliseMatchCode(matchCode)}`),
    issuedAt: now,
    expiresAt: new Date(now.getTime() + parts.policy.link.minutes * 60_000),
    extended: false,
    wrongMatches: 0,
    roles: account.roles,
    passwordSetAt: account.passwordSetAt,
  };
  const next = transition(recovery, 'link', { link });
  if (next === undefined) return { kind: 'gone' };
  await stopOlderLinks(parts, account.id, recovery.id);
  await parts.recoveries.save(next);
  // They may be extended once; the recovery itself says until when they count.
  const wipedAt = new Date(link.expiresAt.getTime() + parts.policy.link.minutes * 60_000);
  await parts.vault.put(refs.token(recovery), token, wipedAt);
  await parts.vault.put(refs.match(recovery), matchCode, wipedAt);
  await parts.vault.put(refs.qr(recovery), qrCode, wipedAt);
  await parts.audit.append({
    event: 'recovery.link-issued',
    subject: subjectOf(recovery),
    details: { reference: recovery.reference },
  });
  return { kind: 'link', effect, url, matchCode, qrCode, expiresAt: link.expiresAt };
}

/** The newest link of an account is the only one. */
async function stopOlderLinks(parts: RecoveryParts, accountId: string, except: string): Promise<void> {
  for (const older of await parts.recoveries.openOf(accountId)) {
    if (older.id !== except && older.state === 'linked') await stopLink(parts, older);
  }
}

export async function stopLink(parts: RecoveryParts, recovery: Recovery): Promise<void> {
  const stopped = transition(recovery, 'stop');
  if (stopped === undefined) return;
  await parts.recoveries.save(stopped);
  await parts.vault.wipe(linkRefs(recovery));
  await parts.audit.append({
    event: 'recovery.link-dead',
    subject: subjectOf(recovery),
    details: { reference: recovery.reference },
  });
}

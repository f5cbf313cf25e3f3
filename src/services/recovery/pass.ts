import type { Language } from '../../core/language.ts';
import { transition, type Recovery } from '../../core/recovery.ts';
import type { TemporaryPassOutcome } from '../../ports/directory.ts';
import type { EffectRunner } from './effects.ts';
import { enter, findLink, type Live } from './open-link.ts';
import { subjectOf, type RecoveryParts } from './parts.ts';

type Issued = Extract<TemporaryPassOutcome, { readonly kind: 'issued' }>;

export type PassOutcome =
  /** For whoever asked, and for nobody else: it is kept nowhere. */
  | { readonly kind: 'issued'; readonly language: Language; readonly pass: string; readonly validUntil: Date }
  /** There is none to be had; a password can still be chosen. */
  | { readonly kind: 'no-pass' }
  | { readonly kind: 'match-code' | 'gone' | 'pending'; readonly language: Language };

/** Long enough to sign in with once, and to set up another way. */
const MINUTES = 60;

/**
 * Only in a reset that staff asked for, whose page takes two contacts of the employee; and not where somebody
 * else knows the password, which would stay.
 */
export async function mayHavePass(
  { directory, staff }: Pick<RecoveryParts, 'directory' | 'staff'>,
  { recovery, link, account }: Live,
): Promise<boolean> {
  if (recovery.purpose !== 'staff' || link.effect !== 'reset') return false;
  return directory.abilities(account).temporaryPass && (await staff.mayHavePass(recovery));
}

/** Recorded before and after like any effect. One whose answer is lost is worth nothing: the next one replaces it. */
export async function givePass(
  parts: RecoveryParts,
  effects: EffectRunner,
  token: string,
  browser: string | undefined,
  matchCode: string,
): Promise<PassOutcome> {
  const decided = await parts.work.run(() => decide(parts, token, browser, matchCode));
  if ('kind' in decided) return decided;
  const { recovery, accountId } = decided;
  const { language } = recovery;
  const given: { issued?: Issued } = {};
  const result = await effects.run(recovery, async () => {
    const outcome = await parts.directory.issueTemporaryPass(accountId, MINUTES);
    if (outcome.kind !== 'issued') return outcome;
    given.issued = outcome;
    return { kind: 'done' };
  });
  switch (result.kind) {
    case 'done':
      // Another one ended it in between: that one shows it.
      return given.issued === undefined ? { kind: 'gone', language } : { language, ...given.issued };
    case 'refused':
      return { kind: 'no-pass' };
    case 'pending':
      return { kind: 'pending', language };
    case 'stopped':
      return { kind: 'gone', language };
  }
}

/** At its end the intent is on record. */
async function decide(
  parts: RecoveryParts,
  token: string,
  browser: string | undefined,
  matchCode: string,
): Promise<PassOutcome | { readonly recovery: Recovery; readonly accountId: string }> {
  const found = await findLink(parts, token);
  if ('gone' in found) return { kind: found.pending ? 'pending' : 'gone', language: found.language };
  const { recovery, account } = found;
  if ((await enter(parts, found, browser, matchCode)) !== 'open')
    return { kind: 'match-code', language: recovery.language };
  if (!(await mayHavePass(parts, found))) return { kind: 'no-pass' };
  const intention = { effect: 'pass', startedAt: parts.clock.now(), passwordSetAt: account.passwordSetAt } as const;
  const executing = transition(recovery, 'execute', { intention });
  if (executing === undefined) return { kind: 'gone', language: recovery.language };
  await parts.recoveries.save(executing);
  await parts.audit.append({ event: 'recovery.intent', subject: subjectOf(recovery), details: { effect: 'pass' } });
  return { recovery: executing, accountId: account.id };
}

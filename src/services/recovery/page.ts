import type { Account } from '../../core/account.ts';
import type { Language } from '../../core/language.ts';
import type { EffectOutcome, PasswordReason } from '../../core/outcome.ts';
import { brokenRules, MAX_LENGTH, type RuleContext } from '../../core/password-rules.ts';
import { transition, type Recovery } from '../../core/recovery.ts';
import { budgetFor, takeTry, triedFor } from '../password-tries.ts';
import { stopLink } from './carry-out.ts';
import type { EffectRunner } from './effects.ts';
import { enter, findLink, type Found, type Live } from './open-link.ts';
import { subjectOf, type RecoveryParts } from './parts.ts';
import { givePass, mayHavePass, type PassOutcome } from './pass.ts';

export interface PasswordFormInput {
  readonly newPassword: string;
  readonly confirmPassword: string;
  readonly matchCode: string;
  readonly currentPassword: string;
}

export type PageState =
  | { readonly kind: 'gone' | 'match-code'; readonly language: Language }
  | {
      readonly kind: 'open';
      readonly language: Language;
      readonly effect: 'reset' | 'change';
      readonly userId: string;
      readonly expiresAt: Date;
      readonly mayExtend: boolean;
      /** Whether a temporary pass can be had in place of a password. */
      readonly mayHavePass: boolean;
      readonly rules: { readonly minLength: number; readonly maxLength: number };
    };

export type SubmitOutcome =
  | { readonly kind: 'done' | 'pending' | 'match-code' | 'gone' }
  | { readonly kind: 'refused'; readonly reasons: readonly PasswordReason[] };

/** The password page's side of a recovery. Looking never changes anything; only an accepted password uses the link up. */
export function createPasswordDesk(
  parts: RecoveryParts,
  effects: EffectRunner,
  rulesFor: (account: Account) => Promise<RuleContext>,
) {
  const find = (token: string): Promise<Found> => findLink(parts, token);

  const opened = async (live: Live): Promise<PageState> => {
    const { recovery, link, account } = live;
    return {
      kind: 'open',
      language: recovery.language,
      effect: link.effect,
      userId: account.userId,
      expiresAt: link.expiresAt,
      mayExtend: !link.extended,
      mayHavePass: await mayHavePass(parts, live),
      rules: { minLength: (await rulesFor(account)).minLength, maxLength: MAX_LENGTH },
    };
  };

  const page = async (token: string, browser: string | undefined, typed: string): Promise<PageState> => {
    const found = await find(token);
    if ('gone' in found) return { kind: 'gone', language: found.language };
    const entry = await enter(parts, found, browser, typed);
    return entry === 'open' ? opened(found) : { kind: 'match-code', language: found.recovery.language };
  };

  return {
    look: (token: string, browser: string | undefined): Promise<PageState> => page(token, browser, ''),
    match: (token: string, matchCode: string): Promise<PageState> =>
      parts.work.run(() => page(token, undefined, matchCode)),

    extend: (token: string, browser: string | undefined, matchCode: string): Promise<PageState> =>
      parts.work.run(async () => {
        const found = await find(token);
        if ('gone' in found) return { kind: 'gone', language: found.language };
        if ((await enter(parts, found, browser, matchCode)) !== 'open')
          return { kind: 'match-code', language: found.recovery.language };
        if (found.link.extended) return opened(found);
        const expiresAt = new Date(found.link.expiresAt.getTime() + parts.policy.link.minutes * 60_000);
        const recovery = { ...found.recovery, link: { ...found.link, extended: true, expiresAt } };
        await parts.recoveries.save(recovery);
        return opened({ ...found, recovery, link: recovery.link });
      }),

    async check(token: string, browser: string | undefined, matchCode: string, newPassword: string) {
      return parts.work.run(async () => {
        const found = await find(token);
        if ('gone' in found || (await enter(parts, found, browser, matchCode)) !== 'open') return undefined;
        return brokenRules(newPassword, await rulesFor(found.account));
      });
    },

    async submit(token: string, browser: string | undefined, form: PasswordFormInput): Promise<SubmitOutcome> {
      const decided = await parts.work.run(() => decide(parts, find, rulesFor, token, browser, form));
      if ('kind' in decided) return decided;
      const { recovery, account } = decided;
      const result = await effects.run(recovery, () => call(parts, recovery, account, form));
      if (result.kind === 'done') await parts.directory.revokeSessions(account.id).catch(() => {});
      return result.kind === 'stopped' ? { kind: 'gone' } : result;
    },

    /** In place of a password, where that may be; whoever asks sees it, once. */
    pass: (token: string, browser: string | undefined, matchCode: string): Promise<PassOutcome> =>
      givePass(parts, effects, token, browser, matchCode),
  };
}

async function call(
  { directory, borrowed }: RecoveryParts,
  recovery: Recovery,
  { id }: Account,
  { currentPassword, newPassword }: PasswordFormInput,
): Promise<EffectOutcome> {
  const token = await borrowed.take(recovery);
  if (recovery.link?.effect === 'change')
    return directory.change(id, currentPassword, newPassword, { ownToken: token });
  const agentToken = recovery.agentId === undefined ? undefined : token;
  return directory.reset(id, newPassword, { mustChange: recovery.purpose === 'staff', agentToken });
}

/** Everything before the directory is called; at its end the intent is on record. */
async function decide(
  parts: RecoveryParts,
  find: (token: string) => Promise<Found>,
  rulesFor: (account: Account) => Promise<RuleContext>,
  token: string,
  browser: string | undefined,
  form: PasswordFormInput,
): Promise<SubmitOutcome | { readonly recovery: Recovery; readonly account: Account }> {
  const found = await find(token);
  if ('gone' in found) return { kind: found.pending ? 'pending' : 'gone' };
  if ((await enter(parts, found, browser, form.matchCode)) !== 'open') return { kind: 'match-code' };
  const reasons = await refusals(found, form, rulesFor);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const { recovery, account, link } = found;
  // Tries may have been used up elsewhere since the link was given; another one then asks for no password.
  if (
    link.effect === 'change' &&
    !(await takeTry(parts, triedFor(account.id), await budgetFor(parts, account), 'page'))
  ) {
    await stopLink(parts, recovery);
    return { kind: 'gone' };
  }
  const intention = { effect: link.effect, startedAt: parts.clock.now(), passwordSetAt: account.passwordSetAt };
  const executing = transition(recovery, 'execute', { intention });
  if (executing === undefined) return { kind: 'gone' };
  await parts.recoveries.save(executing);
  await parts.audit.append({
    event: 'recovery.intent',
    subject: subjectOf(recovery),
    details: { effect: link.effect },
  });
  return { recovery: executing, account };
}

async function refusals(
  { account, link }: Live,
  form: PasswordFormInput,
  rulesFor: (account: Account) => Promise<RuleContext>,
) {
  if (form.newPassword === '') return ['empty'] as const;
  if (link.effect === 'change' && form.currentPassword === '') return ['wrong-current'] as const;
  if (form.newPassword !== form.confirmPassword) return ['different'] as const;
  return brokenRules(form.newPassword, await rulesFor(account));
}

import type { Account } from '../../core/account.ts';
import type { Language } from '../../core/language.ts';
import type { EffectOutcome, PasswordReason } from '../../core/outcome.ts';
import { brokenRules, MAX_LENGTH, type RuleContext } from '../../core/password-rules.ts';
import { transition, type Link, type Recovery } from '../../core/recovery.ts';
import { isTriedOut } from '../password-tries.ts';
import { normaliseMatchCode } from '../references.ts';
import { mayProceed, stopLink } from './carry-out.ts';
import type { EffectRunner } from './effects.ts';
import { accountOf, same, sha256, subjectOf, type RecoveryParts } from './parts.ts';

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
      readonly rules: { readonly minLength: number; readonly maxLength: number };
    };

export type SubmitOutcome =
  | { readonly kind: 'done' | 'pending' | 'match-code' | 'gone' }
  | { readonly kind: 'refused'; readonly reasons: readonly PasswordReason[] };

/** A link that works now, with the account it is for. */
interface Live {
  readonly recovery: Recovery;
  readonly link: Link;
  readonly account: Account;
}
type Found =
  Live | { readonly gone: true; readonly language: Language; readonly pending: boolean; readonly done: boolean };

/** The password page's side of a recovery. Looking never changes anything; only an accepted password uses the link up. */
export function createPasswordDesk(
  parts: RecoveryParts,
  effects: EffectRunner,
  rulesFor: (account: Account) => Promise<RuleContext>,
) {
  const find = async (token: string): Promise<Found> => {
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
  };

  const opened = async ({ recovery, link, account }: Live): Promise<PageState> => ({
    kind: 'open',
    language: recovery.language,
    effect: link.effect,
    userId: account.userId,
    expiresAt: link.expiresAt,
    mayExtend: !link.extended,
    rules: { minLength: (await rulesFor(account)).minLength, maxLength: MAX_LENGTH },
  });

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
  if (link.effect === 'change' && (await isTriedOut(parts, account))) {
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
async function enter(
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

import type { EffectOutcome } from '../../../core/outcome.ts';
import type { ResetOptions, TemporaryPassOutcome } from '../../../ports/directory.ts';
import type { EntraTokens } from '../../entra/tokens.ts';
import { Fault } from '../../../core/errors.ts';
import { isGuest } from './account.ts';
import { passSchema, type GraphUser } from './answers.ts';
import type { GraphCalls, Reply } from './client.ts';
import type { Domains } from './domains.ts';
import { isManagedElsewhere } from './domains.ts';
import { readUser } from './find.ts';
import { standingOf } from './memberships.ts';
import { resetAsAgent } from './operation.ts';
import { shaped } from './pages.ts';
import type { GraphSettings } from './settings.ts';

export interface WriteParts {
  readonly settings: GraphSettings;
  readonly tokens: EntraTokens;
  readonly domainsOf: (calls: GraphCalls) => Promise<Domains>;
}

/** Longer ones Microsoft Entra does not take. */
const LONGEST = 256;
const SHORTEST = 8;

export function lengthProblem(password: string): 'too-short' | 'too-long' | undefined {
  if (password.length < SHORTEST) return 'too-short';
  return password.length > LONGEST ? 'too-long' : undefined;
}

/** Whom an effect is for, read at this moment. */
interface Target {
  readonly user: GraphUser;
  readonly elsewhere: boolean;
  readonly guarded: boolean;
}

export async function targetOf(
  calls: GraphCalls,
  id: string,
  { settings, domainsOf }: WriteParts,
): Promise<Target | undefined> {
  const [user, domains, { guarded }] = await Promise.all([
    readUser(calls, id),
    domainsOf(calls),
    standingOf(calls, id, settings),
  ]);
  return user && { user, guarded, elsewhere: isManagedElsewhere(user, domains) };
}

/**
 * By a PATCH in our own name, only for who is no administrator and whose password lives in the cloud: a
 * synchronised one would be overwritten, or run ahead of the other. For the rest it takes an agent's token.
 */
export async function resetPassword(
  calls: GraphCalls,
  id: string,
  password: string,
  { mustChange = false, agentToken }: ResetOptions,
  parts: WriteParts,
): Promise<EffectOutcome> {
  const length = lengthProblem(password);
  if (length !== undefined) return { kind: 'policy', reasons: [length] };
  const target = await targetOf(calls, id, parts);
  if (target === undefined || !target.user.accountEnabled) return { kind: 'disabled' };
  if (isGuest(target.user)) return { kind: 'managed-elsewhere' };
  if (target.elsewhere || target.guarded) {
    if (agentToken !== undefined) return resetAsAgent(calls, id, password, agentToken, parts.tokens);
    return { kind: target.elsewhere ? 'managed-elsewhere' : 'not-permitted' };
  }
  return patchProfile(calls, id, { password, forceChangePasswordNextSignIn: mustChange });
}

export async function requireChange(calls: GraphCalls, id: string, parts: WriteParts): Promise<EffectOutcome> {
  const target = await targetOf(calls, id, parts);
  if (target === undefined) return { kind: 'disabled' };
  if (target.elsewhere || isGuest(target.user)) return { kind: 'managed-elsewhere' };
  if (target.guarded) return { kind: 'not-permitted' };
  return patchProfile(calls, id, { forceChangePasswordNextSignIn: true });
}

/** Nothing else goes along: one property that may not be written would refuse them all. */
async function patchProfile(calls: GraphCalls, id: string, passwordProfile: object): Promise<EffectOutcome> {
  return outcomeOf(await calls.write('PATCH', `/users/${id}`, { passwordProfile }));
}

/** By status alone: the sentences beside it change. */
function outcomeOf({ status, code }: Reply): EffectOutcome {
  if (status < 300) return { kind: 'done' };
  if (status === 400) return { kind: 'policy', reasons: ['directory'] };
  if (status === 403) return { kind: 'not-permitted' };
  if (status === 404) return { kind: 'disabled' };
  throw new Fault('directory-unavailable', `Graph refuses with ${status} ${code ?? ''}.`);
}

const MINUTES = { least: 10, most: 43_200 };

/** A second one replaces the first, which Graph shows nobody again. */
export async function issueTemporaryPass(
  calls: GraphCalls,
  id: string,
  minutes: number,
  parts: WriteParts,
): Promise<TemporaryPassOutcome> {
  if (!parts.settings.temporaryPasses) return { kind: 'not-permitted' };
  const target = await targetOf(calls, id, parts);
  if (target === undefined || !target.user.accountEnabled) return { kind: 'disabled' };
  if (isGuest(target.user)) return { kind: 'managed-elsewhere' };
  if (target.guarded) return { kind: 'not-permitted' };
  const lifetimeInMinutes = Math.min(Math.max(Math.round(minutes), MINUTES.least), MINUTES.most);
  const reply = await calls.write('POST', `/users/${id}/authentication/temporaryAccessPassMethods`, {
    lifetimeInMinutes,
    isUsableOnce: true,
  });
  // Not allowed, or a length that the organisation's own rule for passes refuses.
  if (reply.status === 400 || reply.status === 403) return { kind: 'not-permitted' };
  if (reply.status === 404) return { kind: 'disabled' };
  const { temporaryAccessPass: pass, startDateTime, lifetimeInMinutes: given, isUsable } = shaped(passSchema, reply);
  if (pass === undefined || startDateTime === undefined || isUsable === false) return { kind: 'not-permitted' };
  return { kind: 'issued', pass, validUntil: new Date(startDateTime.getTime() + given * 60_000) };
}

import { Fault } from '../../../core/errors.ts';
import type { EffectOutcome } from '../../../core/outcome.ts';
import type { EntraTokens } from '../../entra/tokens.ts';
import { operationSchema } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { found } from './pages.ts';

/** The same for every account. */
const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490';
const SCOPE = 'UserAuthenticationMethod.ReadWrite.All';
const LONGEST_WAIT_MS = 10_000;

/**
 * In the name of the agent who approved: Graph resets synchronised people and administrators only so,
 * and writes the password back. It is taken on now and done later: looked at while there is time, and
 * "unknown" after that. The person always has to change it at the next sign-in.
 */
export async function resetAsAgent(
  calls: GraphCalls,
  id: string,
  newPassword: string,
  agentToken: string,
  tokens: EntraTokens,
): Promise<EffectOutcome> {
  const token = await tokens.onBehalfOf(agentToken, [SCOPE]);
  if (token === undefined) return { kind: 'not-permitted' };
  const path = `/users/${id}/authentication/methods/${PASSWORD_METHOD}/resetPassword`;
  const reply = await calls.write('POST', path, { newPassword }, token);
  const location = reply.headers.get('location');
  if (reply.status === 202 && location !== null) return lookAfter(calls, location, token);
  if (reply.status < 300) throw new Fault('directory-unknown-outcome', 'Graph took a reset on and does not say where.');
  if (reply.status === 400) return { kind: 'policy', reasons: ['directory'] };
  return { kind: reply.status === 404 ? 'disabled' : 'not-permitted' };
}

async function lookAfter(calls: GraphCalls, location: string, token: string): Promise<EffectOutcome> {
  try {
    for (let wait = 1_000; await calls.pause(wait); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      // Right after it was taken on, it may not be there yet.
      const operation = found(operationSchema, await calls.read(location, { token }));
      const status = operation?.status.toLowerCase();
      if (status === 'succeeded') return { kind: 'done' };
      if (status === 'failed') return failureOf(operation?.statusDetail ?? '');
    }
  } catch (error) {
    throw new Fault('directory-unknown-outcome', 'Graph took a reset on and does not say how it went.', error);
  }
  throw new Fault('directory-unknown-outcome', 'Graph took a reset on and is not done with it.');
}

/** A single word, not a sentence: whether the password was at fault, or the way back to the premises. */
const failureOf = (detail: string): EffectOutcome =>
  /policy|fuzzy|complex|banned/iu.test(detail)
    ? { kind: 'policy', reasons: ['directory'] }
    : { kind: 'managed-elsewhere' };

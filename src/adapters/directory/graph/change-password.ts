import { z } from 'zod';
import type { EffectOutcome } from '../../../core/outcome.ts';
import type { ChangeOptions } from '../../../ports/directory.ts';
import { isGuest } from './account.ts';
import type { GraphCalls } from './client.ts';
import { lengthProblem, targetOf, type WriteParts } from './set-password.ts';

const SCOPE = 'User-PasswordProfile.ReadWrite.All';

/**
 * In the name of the person, whose token says whose password it is. Graph says no more than "bad request"
 * to a wrong current password and to a new one that it refuses; what can be told apart before is.
 */
export async function changePassword(
  calls: GraphCalls,
  id: string,
  [current, password]: readonly [current: string, password: string],
  { ownToken }: ChangeOptions,
  parts: WriteParts,
): Promise<EffectOutcome> {
  if (ownToken === undefined || parts.settings.inTheirName?.includes('changes') !== true)
    return { kind: 'not-permitted' };
  if (current === '') return { kind: 'wrong-current' };
  if (password === current) return { kind: 'policy', reasons: ['same-as-current'] };
  const length = lengthProblem(password);
  if (length !== undefined) return { kind: 'policy', reasons: [length] };
  const target = await targetOf(calls, id, parts);
  if (target === undefined || !target.user.accountEnabled) return { kind: 'disabled' };
  if (target.elsewhere || isGuest(target.user)) return { kind: 'managed-elsewhere' };
  // "Me" is whoever the token is of: it must be the one that is meant.
  if (ownerOf(ownToken) !== id) return { kind: 'not-permitted' };
  const token = await parts.tokens.onBehalfOf(ownToken, [SCOPE]);
  if (token === undefined) return { kind: 'not-permitted' };
  const body = { currentPassword: current, newPassword: password };
  const { status } = await calls.write('POST', '/me/changePassword', body, token);
  if (status < 300) return { kind: 'done' };
  if (status === 400) return { kind: 'wrong-current', unsure: true };
  return { kind: 'not-permitted' };
}

const ownSchema = z.object({ oid: z.string() });

/** A token for our own API, which came from Microsoft itself when its person signed in. */
function ownerOf(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return ownSchema.parse(claims).oid.toLowerCase();
  } catch {
    return undefined;
  }
}

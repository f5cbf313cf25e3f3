import { isPrivileged, type Account } from './account.ts';
import type { MethodId } from './policy.ts';

/** What was proven: how, and by which contact, thing or person. */
interface Proof {
  readonly method: MethodId;
  readonly destination: string;
}

/** Other people's word, and what others may know: never the only gate, never for a privileged account. */
const SUPPORTING: ReadonlySet<MethodId> = new Set(['questions', 'manager', 'helpdesk']);

/** How a person shows as the destination of a proof, so that two people are two. */
export const personProof = (accountId: string): string => `person ${accountId}`;

/**
 * Whether these proofs are enough for an account.
 * @param needed different ones
 */
export function areEnough(proofs: readonly Proof[], account: Account | undefined, needed: number): boolean {
  const strong = proofs.filter(({ method }) => !SUPPORTING.has(method));
  const counted = account !== undefined && isPrivileged(account) ? strong : proofs;
  const different = new Set(counted.map(({ destination }) => destination)).size;
  return different >= needed && (strong.length > 0 || (counted.length > 0 && areTwoPeople(counted)));
}

/** The manager and somebody of the helpdesk, who is another person: for who has too few contacts of their own. */
function areTwoPeople(proofs: readonly Proof[]): boolean {
  const [manager, agent] = (['manager', 'helpdesk'] as const).map(
    (method) => proofs.find((proof) => proof.method === method && proof.destination.startsWith('person '))?.destination,
  );
  return manager !== undefined && agent !== undefined && manager !== agent;
}

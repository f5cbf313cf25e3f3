import type { Account } from '../../core/account.ts';
import { countedGates, demandsOn } from '../../core/demands.ts';
import type { MethodId } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { EnrolmentStore } from '../../ports/enrolments.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import { verdictWithout, type Setup } from './setup.ts';

/** What it takes to unlink the authenticator app. */
export type Removal =
  /** Only the app was shown so far: whoever found the phone could do that. */
  | { readonly kind: 'other-proof'; readonly methods: readonly MethodId[] }
  | { readonly kind: 'possible'; readonly without: Setup['verdict'] };

export interface Proven {
  readonly account: Account;
  readonly recovery: Recovery;
}

type RemovalParts = RecoveryParts & { readonly enrolments: EnrolmentStore };

/** For whoever is proven; absent where no app is linked. */
export async function removalOf(
  parts: RemovalParts,
  { account, recovery }: Proven,
  ready: readonly MethodId[],
): Promise<Removal | undefined> {
  if ((await parts.enrolments.read(account.id, 'totp')) === undefined) return undefined;
  const counted = countedGates(recovery.gates, demandsOn(account, parts.policy), parts.policy);
  if (counted.some(({ method }) => method !== 'totp')) {
    return { kind: 'possible', without: await verdictWithout(parts, account, 'totp') };
  }
  return { kind: 'other-proof', methods: ready.filter((method) => method !== 'totp') };
}

/**
 * Unlinks the app, and tells every contact.
 * @param anyway also where resetting does not work without it, now or at all
 */
export async function removeApp(
  parts: RemovalParts,
  proven: Proven,
  anyway: boolean,
): Promise<'removed' | 'other-proof' | 'too-few' | 'none'> {
  const removal = await removalOf(parts, proven, []);
  if (removal === undefined) return 'none';
  if (removal.kind === 'other-proof') return 'other-proof';
  if (!anyway && ['soon', 'more', 'none'].includes(removal.without.kind)) return 'too-few';
  const { account, recovery } = proven;
  const { id, reference } = recovery;
  await parts.enrolments.remove(account.id, 'totp');
  await parts.enrolments.remove(account.id, 'totp-pending');
  await parts.audit.append({ event: 'enrolment.totp-removed', subject: account.id, details: { reference } });
  await parts.notifications.appRemoved(
    account,
    `removed-totp-${id}-${parts.random.bytes(6).toString('hex')}`,
    reference,
  );
  return 'removed';
}

import type { Account } from '../../core/account.ts';
import type { MessageChannel } from '../../core/message.ts';
import type { MethodId } from '../../core/policy.ts';

/** Where a code goes, as the directory has it; never a value that somebody typed. */
export interface Destination {
  readonly channel: MessageChannel;
  readonly to: string;
}

/**
 * One way to prove who is asking: a code that is sent to a registered contact. It knows nothing of
 * chats and pages. Two methods with the same `to` prove the same thing.
 */
export interface VerificationMethod {
  readonly id: MethodId;
  readonly channel: MessageChannel;
  readonly digits: 6 | 8;
  /** `undefined` when the account has no such contact. */
  destination(account: Account): Destination | undefined;
}

import type { Account } from '../../core/account.ts';
import type { MessageChannel } from '../../core/message.ts';
import type { MethodId, Policy } from '../../core/policy.ts';
import type { Challenge, Recovery } from '../../core/recovery.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { Authenticator, EnrolmentStore } from '../../ports/enrolments.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { AttemptStore, Outbox, Vault } from '../../ports/stores.ts';
import type { VouchStore } from '../../ports/vouches.ts';
import type { SpendGuard } from '../spend.ts';
import type { Throttle } from '../throttle.ts';
import type { ContactBook } from './contact-book.ts';
import type { Tries } from './tries.ts';

/** What the person must do now, for whoever words it. */
export interface Task {
  /** Digits, a saved code, an answer in words, or a yes that somebody else gives elsewhere. */
  readonly expects: 'code' | 'recovery-code' | 'answer' | 'nothing';
  /** Whether it can be sent once more. */
  readonly again: boolean;
  /** What the sentence names, such as the number of digits. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is kept of a try. Without `destination` it is pretended: all the same, and nothing is accepted. */
export type Begun = Pick<Challenge, 'id' | 'codeHash' | 'destination' | 'expiresAt'>;

export type StartResult =
  | { readonly kind: 'started'; readonly challenge: Begun; readonly task: Task }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'stop' | 'robot-check' };

/** How a method stands for an account. */
export type Standing =
  | { readonly kind: 'missing' }
  /** Changed or enrolled too shortly ago. */
  | { readonly kind: 'resting'; readonly until: Date }
  | {
      readonly kind: 'ready';
      /** Two methods that prove the same are one gate. */
      readonly proves: string;
      /** Left of what runs out. */
      readonly left?: number | undefined;
    };

/**
 * One way to prove who is asking. It knows nothing of chats and pages. Both calls get the account
 * only when a right answer may count; without it they do as much work and write as many rows for
 * nobody, and accept nothing.
 */
export interface VerificationMethod {
  readonly id: MethodId;
  /** Must be carried by something, or the method is not offered. */
  readonly channel?: MessageChannel | undefined;
  /** Counts once another gate is passed: it is offered only then. */
  readonly afterAnother?: boolean | undefined;
  readonly tries: Tries;
  start(recovery: Recovery, account: Account | undefined): Promise<StartResult>;
  check(recovery: Recovery, challenge: Challenge, account: Account | undefined, typed: string): Promise<boolean>;
  standing(account: Account): Promise<Standing>;
}

/** What methods are made with. */
export interface MethodParts {
  readonly policy: Policy;
  readonly throttle: Throttle;
  readonly spend: SpendGuard;
  readonly attempts: AttemptStore;
  readonly enrolments: EnrolmentStore;
  readonly authenticator: Authenticator;
  readonly contactBook: ContactBook;
  readonly vouches: VouchStore;
  readonly directory: Pick<AccountReader, 'find' | 'read'>;
  readonly outbox: Outbox;
  readonly vault: Vault;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  /** Where people reach this application, without a slash at the end. */
  readonly address: { readonly publicUrl: string };
}

/** Read where there is nobody to read, so that it takes as long. */
export const NOBODY = 'nobody';

import type { MessageChannel, RenderedMessage } from '../core/message.ts';

/**
 * `refused` means that the other side will never take this message, `unknown` that it may have taken it
 * and did not say so, and would not notice a repetition. Neither reason names a person.
 */
export type SendResult = 'sent' | { readonly refused: string } | { readonly unknown: string };

/**
 * One way out of the house. What may pass (no connection, busy, not signed in) throws `delivery-failed`,
 * and the same message may then be sent again, not before the fault's `retryAfterMs`: the id keeps it
 * one message.
 */
export interface MessageSender {
  readonly channels: readonly MessageChannel[];
  send(message: RenderedMessage): Promise<SendResult>;
  /** Lets what is on its way arrive; what still waits fails as `delivery-failed`. */
  close(): Promise<void>;
  /** The work of sending that others could notice by the time it takes, and nothing sent. */
  pretend?(message: RenderedMessage): Promise<void>;
  /** Connects and signs in without sending anything. */
  check?(): Promise<void>;
}

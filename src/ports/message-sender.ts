import type { MessageChannel, RenderedMessage } from '../core/message.ts';

/**
 * One way out of the house. `refused` means that the other side will never take this message; its
 * reason names no person. What may pass (no connection, busy, not signed in) throws `delivery-failed`,
 * and the same message may then be sent again: the id keeps it one message.
 */
export interface MessageSender {
  readonly channels: readonly MessageChannel[];
  send(message: RenderedMessage): Promise<'sent' | { readonly refused: string }>;
  /** Lets what is on its way arrive; what still waits fails as `delivery-failed`. */
  close(): Promise<void>;
  /** Connects and signs in without sending anything. */
  check?(): Promise<void>;
}

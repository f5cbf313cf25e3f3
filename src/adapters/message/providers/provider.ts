import type { RenderedMessage } from '../../../core/message.ts';
import { isSuccess, type HttpAnswer, type HttpRequest } from '../../http/exchange.ts';

export { isSuccess };

export type ProviderRequest = HttpRequest;
export type ProviderAnswer = HttpAnswer;

/**
 * What an answer means. `refused`: this message will never be taken. `passing`: nothing was sent and a
 * later try may succeed; also what is wrong with our account, because mending it mends every message.
 * `unknown`: it may have been sent, and sending it again may send it twice.
 */
export type Verdict =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'unknown'; readonly why: string }
  | { readonly kind: 'passing'; readonly why: string; readonly retryAfterMs?: number | undefined };

/** One API of one provider: requests are built and answers read here, purely; sender.ts does the rest. */
export interface Provider {
  readonly name: string;
  readonly channel: 'sms' | 'voice';
  /** The other side knows a message it got before, so that a request without an answer may be repeated. */
  readonly idempotent: boolean;
  build(message: RenderedMessage, now: Date): ProviderRequest | { readonly refused: string };
  read(answer: ProviderAnswer): Verdict;
  /** A request that changes nothing and costs nothing. */
  probe(now: Date): ProviderRequest;
  /** Why the answer to it means that we are not let in, or `undefined`. */
  rejection(answer: ProviderAnswer): string | undefined;
}

/** What HTTP itself says about an answer that is not a success. */
export function readStatus(name: string, { status, retryAfterMs }: ProviderAnswer, idempotent: boolean): Verdict {
  const why = `${name} ${status}`;
  // Neither was worked on: too many at once, and not at work.
  if (status === 429 || status === 503) return { kind: 'passing', why, retryAfterMs };
  if (status >= 500 && !idempotent) return { kind: 'unknown', why };
  return { kind: 'passing', why };
}

import { Fault } from '../../../core/errors.ts';
import type { RenderedMessage } from '../../../core/message.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { MessageSender, SendResult } from '../../../ports/message-sender.ts';
import { exchange } from '../../http/exchange.ts';
import { numberRefusal } from './number.ts';
import type { Provider, Verdict } from './provider.ts';

export interface ProviderSettings {
  /** Country codes of the policy, such as `+31`. */
  readonly countries: readonly string[];
  readonly clock: Clock;
  /** Shorter than the time for which a worker has a parcel to itself. */
  readonly timeoutMs?: number;
}

/** Carries messages over one API: the same for every provider. */
export function createProviderSender(provider: Provider, settings: ProviderSettings): MessageSender {
  const { countries, clock, timeoutMs = 20_000 } = settings;
  const { name, channel } = provider;
  const underway = new Set<Promise<unknown>>();
  let closed = false;
  const ask = (request: Parameters<typeof exchange>[0]) => exchange(request, timeoutMs, () => clock.now());

  async function carry(message: RenderedMessage): Promise<SendResult> {
    const request = provider.build(message, clock.now());
    if ('refused' in request) return request;
    const outcome = await ask(request);
    if (outcome.kind === 'answer') return resultOf(name, provider.read(outcome.answer));
    const lost = outcome.kind === 'no-answer' && !provider.idempotent;
    return resultOf(name, { kind: lost ? 'unknown' : 'passing', why: `${name} ${outcome.why}` });
  }

  return {
    channels: [channel],

    async send(message) {
      if (message.channel !== channel || closed) throw new Fault('delivery-failed', `${name} does not carry this`);
      const refused = numberRefusal(message.to, countries);
      if (refused !== undefined) return { refused };
      const delivery = carry(message);
      underway.add(delivery);
      return delivery.finally(() => underway.delete(delivery));
    },

    pretend: (message) => Promise.resolve(void provider.build(message, clock.now())),

    async check() {
      const outcome = await ask(provider.probe(clock.now()));
      const problem =
        outcome.kind === 'answer' ? provider.rejection(outcome.answer) : `${name} cannot be reached: ${outcome.why}`;
      if (problem !== undefined) throw new Fault('delivery-failed', problem);
    },

    async close() {
      closed = true;
      await Promise.allSettled(underway);
    },
  };
}

function resultOf(name: string, verdict: Verdict): SendResult {
  switch (verdict.kind) {
    case 'sent':
      return 'sent';
    case 'refused':
      return { refused: verdict.why };
    case 'unknown':
      return { unknown: verdict.why };
    case 'passing':
      throw new Fault('delivery-failed', `${name} did not take it: ${verdict.why}`, undefined, verdict.retryAfterMs);
  }
}

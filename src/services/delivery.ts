import type { OutboundMessage, RenderedMessage } from '../core/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { MessageSender } from '../ports/message-sender.ts';
import type { DueParcel, ParcelQueue } from '../ports/parcel-queue.ts';
import type { Parcel } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';

export interface DeliveryParts {
  readonly queue: ParcelQueue;
  readonly senders: readonly MessageSender[];
  readonly render: (message: OutboundMessage) => RenderedMessage;
  /** Says something in a conversation, as part of the unit of work around it. */
  readonly tell: (parcel: Extract<Parcel, { kind: 'chat' }>) => Promise<void>;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly report: (error: unknown, parcelId: string) => void;
}

const LEASE_MS = 60_000;
const LONGEST_PAUSE_MS = 60_000;
const BATCH = 20;

/** Half a second, then doubling up to a minute: a provider that returns is used within two minutes. */
export const pauseAfter = (tries: number): number => Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS);

/** Delivers what is due, one parcel after another, and sleeps until something is. */
export function createDelivery(parts: DeliveryParts) {
  const state = { again: false, stopped: false };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const wake = (): void => {
    if (state.stopped) return;
    state.again = true;
    running ??= drain().finally(() => {
      running = undefined;
      if (state.again) wake();
    });
  };

  async function drain(): Promise<void> {
    clearTimeout(timer);
    try {
      while (state.again && !state.stopped) {
        // Before the look, so that a wake in between is not lost.
        state.again = false;
        const due = await parts.queue.due(BATCH);
        if (due.length > 0) state.again = true;
        for (const parcel of due) await deliver(parts, parcel);
      }
      await sleep();
    } catch (error) {
      parts.report(error, '');
      timer = setTimeout(wake, pauseAfter(2));
    }
  }

  async function sleep(): Promise<void> {
    const next = await parts.queue.nextAt();
    if (next === undefined || state.stopped) return;
    const pause = Math.min(Math.max(next.getTime() - parts.clock.now().getTime(), 10), LONGEST_PAUSE_MS);
    timer = setTimeout(wake, pause);
    timer.unref();
  }

  return {
    wake,
    async stop(): Promise<void> {
      state.stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function deliver(parts: DeliveryParts, due: DueParcel): Promise<void> {
  const { queue, clock, work } = parts;
  const now = clock.now().getTime();
  if (due.givesUpAt.getTime() <= now) return queue.settle(due.id, 'given-up', 'out of time');
  if (!(await queue.claim(due, new Date(now + LEASE_MS)))) return;
  try {
    await work.run(async () => {
      const parcel = await queue.open(due.id);
      const error = parcel === undefined ? 'no longer valid' : await hand(parts, parcel);
      await queue.settle(due.id, error === undefined ? 'sent' : 'given-up', error);
    });
  } catch (error) {
    parts.report(error, due.id);
    await queue.postpone(due, new Date(now + pauseAfter(due.tries)), (error as Error).message.slice(0, 200));
  }
}

/** Gives the reason when this parcel can never be delivered. */
async function hand(parts: DeliveryParts, parcel: Parcel): Promise<string | undefined> {
  switch (parcel.kind) {
    case 'void':
      return undefined;
    case 'chat':
      await parts.tell(parcel);
      return undefined;
    case 'message': {
      const { message } = parcel;
      const sender = parts.senders.find(({ channels }) => channels.includes(message.channel));
      if (sender === undefined) return `nothing carries ${message.channel}`;
      const result = await sender.send(parts.render(message));
      return result === 'sent' ? undefined : result.refused;
    }
  }
}

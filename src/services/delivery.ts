import { Fault, isFault } from '../core/errors.ts';
import type { OutboundMessage, RenderedMessage } from '../core/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { MessageSender } from '../ports/message-sender.ts';
import type { DueParcel, ParcelQueue } from '../ports/parcel-queue.ts';
import type { Outbox, Parcel } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';

type TeamsParcel = Extract<Parcel, { kind: 'teams' }>;

export interface DeliveryParts {
  readonly queue: ParcelQueue;
  readonly senders: readonly MessageSender[];
  readonly render: (message: OutboundMessage) => RenderedMessage;
  /** Says something in a conversation, as part of the unit of work around it. */
  readonly tell: (parcel: Extract<Parcel, { kind: 'chat' }>) => Promise<void>;
  /** Brings the card of a case up to date on the helpdesk's channel. */
  readonly card?: (caseId: string) => Promise<'done' | { readonly refused: string }>;
  readonly ticket?:
    | {
        /** Brings the ticket of a case up to date. */
        deliver(caseId: string): Promise<'done' | { readonly refused: string }>;
        /** It could not be for as long as it was tried. */
        missed(caseId: string): Promise<void>;
      }
    | undefined;
  /** Posts to Teams; gives what could not be posted yet, and when to go on. */
  readonly post: (
    parcel: TeamsParcel,
    id: string,
  ) => Promise<{ readonly rest: TeamsParcel['activities']; readonly at: Date }>;
  readonly outbox: Outbox;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly report: (error: unknown, parcelId: string) => void;
}

/** After a crash a parcel waits as long; short enough that everybody is told within a minute. */
const LEASE_MS = 30_000;
const LONGEST_PAUSE_MS = 60_000;
const BATCH = 20;

/** Half a second, then doubling up to a minute: a provider that returns is used within two minutes. */
export const pauseAfter = (tries: number): number => Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS);

/** Delivers what is due, side by side, so that a provider that hangs holds up nothing else; sleeps until more is. */
export function createDelivery(parts: DeliveryParts) {
  const state = { again: false, stopped: false };
  const underWay = new Map<string, Promise<void>>();
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
        const due = await parts.queue.due(BATCH + underWay.size);
        due.filter(({ id }) => !underWay.has(id)).forEach(begin);
      }
      await sleep();
    } catch (error) {
      parts.report(error, '');
      timer = setTimeout(wake, pauseAfter(2));
    }
  }

  /** Whoever is done wakes the worker for what is next. */
  function begin(parcel: DueParcel): void {
    const delivery = deliver(parts, parcel)
      .catch((error: unknown) => parts.report(error, parcel.id))
      .finally(() => {
        underWay.delete(parcel.id);
        wake();
      });
    underWay.set(parcel.id, delivery);
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
      await running;
      await Promise.all(underWay.values());
      clearTimeout(timer);
    },
  };
}

async function deliver(parts: DeliveryParts, due: DueParcel): Promise<void> {
  const { queue, clock, work } = parts;
  const now = clock.now().getTime();
  if (due.givesUpAt.getTime() <= now) return giveUp(parts, due);
  if (!(await queue.claim(due, new Date(now + LEASE_MS)))) return;
  try {
    await work.run(async () => {
      const parcel = await queue.open(due.id);
      const { state, why } =
        parcel === undefined ? GONE : await hand(parts, parcel, due, (error) => parts.report(error, due.id));
      await queue.settle(due.id, state, why);
    });
  } catch (error) {
    parts.report(error, due.id);
    // As long as the other side asked for, but never past the moment at which it is given up.
    const asked = (isFault(error) && error.retryAfterMs) || 0;
    const again = clock.now().getTime() + Math.max(pauseAfter(due.tries), asked);
    const until = new Date(Math.min(again, due.givesUpAt.getTime()));
    await queue.postpone(due, until, (error as Error).message.slice(0, 200));
  }
}

async function giveUp({ queue, work, ticket }: DeliveryParts, due: DueParcel): Promise<void> {
  await work.run(async () => {
    // One that cannot be opened is given up as well.
    const parcel = await queue.open(due.id).catch(() => undefined);
    if (parcel?.kind === 'ticket') await ticket?.missed(parcel.caseId);
    await queue.settle(due.id, 'given-up', 'out of time');
  });
}

interface Settled {
  readonly state: 'sent' | 'given-up';
  readonly why?: string;
}
const SENT: Settled = { state: 'sent' };
const GONE: Settled = { state: 'given-up', why: 'no longer valid' };

/** Written out and carried like any other, so that the next answer does not tell it from one that is sent. */
async function pretend({ senders, render }: DeliveryParts, message: OutboundMessage): Promise<void> {
  const sender = senders.find(({ channels }) => channels.includes(message.channel));
  await sender?.pretend?.(render(message));
}

async function hand(
  parts: DeliveryParts,
  parcel: Parcel,
  due: DueParcel,
  report: (error: Fault) => void,
): Promise<Settled> {
  switch (parcel.kind) {
    case 'void':
      await pretend(parts, parcel.message);
      return SENT;
    case 'chat':
      await parts.tell(parcel);
      return SENT;
    case 'card': {
      const result = (await parts.card?.(parcel.caseId)) ?? { refused: 'there is no channel for cards' };
      return result === 'done' ? SENT : { state: 'given-up', why: result.refused };
    }
    case 'ticket': {
      const result = (await parts.ticket?.deliver(parcel.caseId)) ?? { refused: 'there is no ticket system' };
      return result === 'done' ? SENT : { state: 'given-up', why: result.refused };
    }
    case 'teams':
      return goOn(parts, parcel, due);
    case 'message': {
      const { message } = parcel;
      const sender = parts.senders.find(({ channels }) => channels.includes(message.channel));
      if (sender === undefined) return { state: 'given-up', why: `nothing carries ${message.channel}` };
      const result = await sender.send(parts.render(message));
      if (result === 'sent') return SENT;
      const why = 'refused' in result ? result.refused : `outcome unknown: ${result.unknown}`;
      const fault = new Fault('delivery-failed', why);
      // A code twice confuses and costs; whoever has none asks for a new one. A notice protects whoever
      // must read it, so that twice is better than never, and more than twice is of no use.
      if ('unknown' in result && message.kind !== 'code' && due.tries === 0) throw fault;
      report(fault);
      return { state: 'refused' in result ? 'given-up' : 'sent', why };
    }
  }
}

/** What was posted is done; the rest is a parcel of its own, so that nothing is posted twice. */
async function goOn({ post, outbox }: DeliveryParts, parcel: TeamsParcel, due: DueParcel): Promise<Settled> {
  const { rest, at } = await post(parcel, due.id);
  if (rest.length > 0) await outbox.add(`${due.id}+${due.tries}`, { ...parcel, activities: rest }, due.givesUpAt, at);
  return SENT;
}

import type { MessageChannel } from '../core/message.ts';
import type { Policy } from '../core/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { PaidChannel, SpendStore } from '../ports/stores.ts';
import type { Alarms } from './alarms.ts';

/** What texts and calls may cost in a day. Mail is free and always goes on. */
export interface SpendGuard {
  /**
   * Room for one more code to a number; counted when there is. Asked for nobody as well, so that it
   * takes as long. The first time that there is none, the administrators are told.
   */
  take(channel: MessageChannel, to: string | undefined): Promise<boolean>;
  /** A notice: it is counted, and goes out whatever it costs, because it protects whoever reads it. */
  note(channel: MessageChannel, to: string | undefined): Promise<void>;
  /** Whether codes still go out this way. */
  isOpen(channel: MessageChannel): Promise<boolean>;
}

/** Costs are kept in hundredths of a cent. */
const UNIT = 10_000;

/** The longest beginning of the number that has a price. */
export function priceOf(spend: Policy['spend'], channel: PaidChannel, to: string): number {
  const [known] = spend.prices
    .filter(({ prefix }) => to.startsWith(prefix))
    .toSorted((one, other) => other.prefix.length - one.prefix.length);
  const price = known ?? spend.otherPrice;
  return Math.round((channel === 'sms' ? price.text : price.call) * UNIT);
}

export function createSpendGuard(store: SpendStore, { spend }: Policy, clock: Clock, alarms: Alarms): SpendGuard {
  const today = (): string => clock.now().toISOString().slice(0, 10);
  const ceilingFor = (channel: PaidChannel) => ({
    messages: channel === 'sms' ? spend.textsPerDay : spend.callsPerDay,
    cost: spend.costPerDay * UNIT,
  });
  const isPaid = (channel: MessageChannel): channel is PaidChannel => channel !== 'mail';
  const entry = (channel: PaidChannel, to: string | undefined) => ({
    day: today(),
    channel,
    messages: to === undefined ? 0 : 1,
    cost: to === undefined ? 0 : priceOf(spend, channel, to),
  });
  const hasRoom = async (channel: PaidChannel) => {
    const { sms, voice } = await store.of(today());
    const ceiling = ceilingFor(channel);
    const used = channel === 'sms' ? sms : voice;
    return used.messages < ceiling.messages && sms.cost + voice.cost < ceiling.cost;
  };

  return {
    async take(channel, to) {
      if (!isPaid(channel)) return to !== undefined;
      const room = await hasRoom(channel);
      if (!room) await alarms.spent(today());
      await store.add(entry(channel, room ? to : undefined), ceilingFor(channel));
      return room && to !== undefined;
    },
    async note(channel, to) {
      if (isPaid(channel)) await store.add(entry(channel, to));
    },
    isOpen: async (channel) => !isPaid(channel) || hasRoom(channel),
  };
}

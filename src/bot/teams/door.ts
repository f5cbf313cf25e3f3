import type { TokenVerdict } from './token.ts';

/** What the door looks at. */
interface Caller {
  readonly channelId: string;
  readonly serviceUrl: string;
}

export interface DoorParts {
  /** Absent without an application id: then the channel is closed. */
  readonly check: ((header: string | undefined, caller: Caller) => Promise<TokenVerdict>) | undefined;
  /** The development switch: whoever comes is let in. */
  readonly withoutTokens: boolean;
  /** Hosts of the channel's service; one that begins with a dot stands for all below it. */
  readonly services: readonly string[];
  /** Plain HTTP will do, on this machine. */
  readonly insecure: boolean;
  readonly report: (why: string) => void;
}

export type Entry = 'open' | 'unauthorised' | 'forbidden';

/** The channels that this bot is for. */
const CHANNELS = new Set(['msteams']);
const DEVELOPMENT_CHANNELS = new Set(['msteams', 'emulator', 'test']);

/** Who may come in: Teams, with a token, from a service of its own. The bot's token goes nowhere else. */
export function createDoor({ check, withoutTokens, services, insecure, report }: DoorParts) {
  const isService = (serviceUrl: string): boolean => {
    const { protocol, hostname, host } = new URL(serviceUrl);
    if (protocol !== 'https:' && !insecure) return false;
    return services.some((service) =>
      service.startsWith('.') ? hostname.endsWith(service) : hostname === service || host === service,
    );
  };

  async function enter(header: string | undefined, caller: Caller): Promise<Entry> {
    if (withoutTokens) return DEVELOPMENT_CHANNELS.has(caller.channelId) ? 'open' : 'forbidden';
    if (check === undefined) return refuse('forbidden', 'there is no Teams channel here');
    const verdict = await check(header, caller);
    if (verdict.kind === 'forbidden') return refuse('forbidden', verdict.why);
    if (verdict.kind !== 'ok') return refuse('unauthorised', verdict.why);
    if (!CHANNELS.has(caller.channelId)) return refuse('forbidden', 'another channel');
    if (!isService(caller.serviceUrl)) return refuse('forbidden', 'a service that is not known');
    return 'open';
  }

  function refuse(entry: Entry, why: string): Entry {
    report(why);
    return entry;
  }

  return { enter };
}

import type { Case } from '../../core/case.ts';
import type { CaseNews, OutboundMessage } from '../../core/message.ts';
import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { Outbox } from '../../ports/stores.ts';
import { newId } from '../references.ts';
import { caseUrl, summaryOf, type SummaryParts } from './summary.ts';

/** Tells the helpdesk of a case, by every way that is set up. */
export interface CaseTold {
  /** Whatever is new about it: its card is brought up to date. */
  changed(opened: Case): Promise<void>;
  /** Something was written in it: so is its ticket. */
  written(opened: Case): Promise<void>;
  opened(opened: Case, mail: boolean): Promise<void>;
  news(opened: Case, what: CaseNews): Promise<void>;
  /** The ticket system does not take it; told once a case, by mail. */
  unticketed(opened: Case): Promise<void>;
}

export interface CaseToldParts extends SummaryParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: Random;
  readonly organisation: Organisation;
  /** The language that the helpdesk reads. */
  readonly staffLanguage: Language;
  /** Texted and called for urgent cases, as far as something carries it. */
  readonly onCall: string | undefined;
  readonly channels: ReadonlySet<string>;
  /** Where the channel card goes; see the port. */
  readonly hasCards: boolean;
  readonly hasTickets: boolean;
}

/** Under which all mail about a case is one conversation. */
export const caseThread = (caseId: string): string => `case-${caseId}`;

const DAY = 86_400_000;

export function createCaseTold(parts: CaseToldParts): CaseTold {
  const { outbox, clock, organisation, staffLanguage: language, onCall, channels } = parts;
  const givesUpAt = () => new Date(clock.now().getTime() + DAY);

  /** Mail always; a text and a call to whoever is on call when it is urgent. */
  const destinations = (urgent: boolean) => {
    const { mail } = organisation.helpdesk;
    const ways = [
      { channel: 'mail', to: mail },
      { channel: 'sms', to: urgent ? onCall : undefined },
      { channel: 'voice', to: urgent ? onCall : undefined },
    ] as const;
    return ways.flatMap(({ channel, to }) =>
      to !== undefined && (channel === 'mail' || channels.has(channel)) ? [{ channel, to }] : [],
    );
  };

  const send = async (id: string, message: OutboundMessage): Promise<void> =>
    outbox.add(id, { kind: 'message', message }, givesUpAt());

  async function changed(opened: Case): Promise<void> {
    if (!parts.hasCards) return;
    await outbox.add(`card-${newId(parts.random)}`, { kind: 'card', caseId: opened.id }, givesUpAt());
  }

  async function written(opened: Case): Promise<void> {
    if (!parts.hasTickets) return;
    await outbox.add(`ticket-${newId(parts.random)}`, { kind: 'ticket', caseId: opened.id }, givesUpAt());
  }

  const newsOf = (opened: Case, what: CaseNews) =>
    ({
      kind: 'case.news',
      language,
      thread: caseThread(opened.id),
      model: {
        reference: opened.reference,
        at: clock.now(),
        urgent: opened.urgent,
        what,
        agent: opened.agent?.name,
        url: caseUrl(parts, opened),
      },
    }) as const;

  return {
    changed,
    written,
    async opened(opened, mail) {
      const model = await summaryOf(parts, opened);
      const thread = caseThread(opened.id);
      for (const { channel, to } of destinations(opened.urgent)) {
        if (channel === 'mail' && !mail) continue;
        const id = channel === 'mail' ? thread : `${thread}-${channel}`;
        await send(id, { id, kind: 'case.opened', channel, to, language, model, thread });
      }
      await changed(opened);
      await written(opened);
    },
    async news(opened, what) {
      for (const { channel, to } of destinations(opened.urgent && (what === 'urgent' || what.endsWith('late')))) {
        const id = `case-${opened.id}-${what}-${channel}-${clock.now().getTime()}`;
        await send(id, { ...newsOf(opened, what), id, channel, to });
      }
      await changed(opened);
    },
    async unticketed(opened) {
      const id = `case-${opened.id}-no-ticket`;
      for (const { channel, to } of destinations(false))
        await send(id, { ...newsOf(opened, 'no-ticket'), id, channel, to });
    },
  };
}

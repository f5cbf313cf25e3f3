import { createTicketWords } from '../adapters/message/ticket-words.ts';
import { sweepRetention } from '../adapters/sql/retention.ts';
import type { Config } from '../config/schema.ts';
import type { Case } from '../core/case.ts';
import { readHours, type WorkingHours } from '../core/working-hours.ts';
import type { ChannelCards } from '../ports/channel-cards.ts';
import { createCallBackDesk } from '../services/call-back.ts';
import { createCallBacks } from '../services/desk/call-backs.ts';
import { cardOf, deliverCard } from '../services/desk/cards.ts';
import { createCaseDesk } from '../services/desk/desk.ts';
import { watchLevels } from '../services/desk/levels.ts';
import { createLiveDesk } from '../services/desk/live.ts';
import { createCaseViews, isVerified } from '../services/desk/look.ts';
import type { ChatVoice, DeskParts } from '../services/desk/parts.ts';
import { deliverTicket, ticketMissed } from '../services/desk/tickets.ts';
import { createCaseTold } from '../services/desk/told.ts';
import { createEscalation } from '../services/escalation.ts';
import type { RecoveryDesk } from '../services/recovery/desk.ts';
import type { EffectRunner } from '../services/recovery/effects.ts';
import type { RecoveryParts } from '../services/recovery/parts.ts';
import type { Foundation } from './foundation.ts';
import { ticketsOf } from './tickets.ts';

export interface Ways {
  /** What messages can go out by. */
  readonly channels: ReadonlySet<string>;
  readonly cards: ChannelCards | undefined;
  readonly address: { readonly publicUrl: string };
}

export type Reception = ReturnType<typeof openReception>;

/** Where cases come in, and by which ways the helpdesk hears of them. */
export function openReception(config: Config, foundation: Foundation, ways: Ways) {
  const { stores, tools, directory, organisation } = foundation;
  const { answerWithin, solveWithin, onCall } = config.helpdesk;
  const level = { answerWithin, solveWithin };
  const hours = hoursOf(config, foundation);
  const told = createCaseTold({
    ...stores,
    ...tools,
    ...ways,
    directory,
    organisation,
    onCall,
    staffLanguage: config.staffLanguage,
    hasCards: ways.cards !== undefined,
    hasTickets: config.tickets !== undefined,
  });
  const escalation = createEscalation({ ...stores, ...tools, directory, told, level, hours });
  return { ...ways, level, hours, told, escalation };
}

/** The helpdesk's side of everything: cases, talking, watching the time. */
export function openHelpdesk(
  config: Config,
  foundation: Foundation,
  { cards: channel, address, ...reception }: Reception,
  base: { readonly parts: RecoveryParts; readonly effects: EffectRunner; readonly recovery: RecoveryDesk },
) {
  const {
    helpdesk: { expireDays },
    retention: days,
  } = config;
  const { db, stores, tools, news, organisation } = foundation;
  /** Found once there is a chat to speak in. */
  const mouth: { current: ChatVoice | undefined } = { current: undefined };
  const voice: ChatVoice = {
    tell: async (conversationId, key, params) => mouth.current?.tell(conversationId, key, params),
    signal: async (conversationId, signal) => mouth.current?.signal(conversationId, signal),
  };
  const desk: DeskParts = {
    ...stores,
    ...reception,
    recovery: base.parts,
    recoveryDesk: base.recovery,
    effects: base.effects,
    chat: stores.transcripts,
    voice,
    news,
    organisation,
  };
  const cards = { address, isVerified: (opened: Case) => isVerified(desk, opened) };
  return {
    cases: createCaseDesk(desk),
    views: createCaseViews(desk),
    live: createLiveDesk(desk),
    callBacks: createCallBacks({ ...desk, callBack: createCallBackDesk(base.parts) }),
    voice,
    mouth,
    ticket: ticketDelivery(config, foundation, { ...reception, address }),
    card: channel && ((caseId: string) => deliverCard({ ...stores, ...tools, ...cards, channel }, caseId)),
    async cardOf(caseId: string) {
      const opened = await stores.cases.read(caseId);
      return opened && cardOf(cards, opened);
    },
    async sweep() {
      await watchLevels(desk, expireDays);
      await sweepRetention({ db, ...tools, audit: stores.audit, timeZone: organisation.timeZone, days });
    },
  };
}

function ticketDelivery(
  config: Config,
  { stores, tools, directory, organisation }: Foundation,
  { told, address }: Pick<Reception, 'told' | 'address'>,
) {
  const tickets = ticketsOf(config, tools.clock);
  if (tickets === undefined) return undefined;
  const { staffLanguage } = config;
  const words = createTicketWords(organisation, staffLanguage, () => new URL(address.publicUrl).host);
  const parts = {
    ...stores,
    ...tools,
    ...tickets,
    directory,
    chat: stores.transcripts,
    words,
    staffLanguage,
    told,
    address,
    report: (error: Error, reference: string) => tools.log.warn({ error, reference }, 'a ticket was refused'),
  };
  return {
    deliver: (caseId: string) => deliverTicket(parts, caseId),
    missed: (caseId: string) => ticketMissed(parts, caseId),
  };
}

const OFFICE = 'ma-vr 08:00-17:30';

/** As configured, as the organisation says, or office hours. */
function hoursOf({ helpdesk }: Config, { organisation }: Foundation): WorkingHours {
  const days = readHours(helpdesk.hours ?? organisation.helpdesk.hours ?? OFFICE) ?? readHours(OFFICE) ?? [];
  return { timeZone: organisation.timeZone, days, holidays: new Set(helpdesk.holidays) };
}

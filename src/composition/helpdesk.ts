import { sweepRetention } from '../adapters/sql/retention.ts';
import type { Config } from '../config/schema.ts';
import { readHours, type WorkingHours } from '../core/working-hours.ts';
import type { ChannelCards } from '../ports/channel-cards.ts';
import { createCallBackDesk } from '../services/call-back.ts';
import { createCallBacks } from '../services/desk/call-backs.ts';
import { deliverCard } from '../services/desk/cards.ts';
import { createCaseDesk } from '../services/desk/desk.ts';
import { watchLevels } from '../services/desk/levels.ts';
import { createLiveDesk } from '../services/desk/live.ts';
import { createCaseViews } from '../services/desk/look.ts';
import type { ChatVoice, DeskParts } from '../services/desk/parts.ts';
import { createCaseTold } from '../services/desk/told.ts';
import { createEscalation } from '../services/escalation.ts';
import type { RecoveryDesk } from '../services/recovery/desk.ts';
import type { EffectRunner } from '../services/recovery/effects.ts';
import type { RecoveryParts } from '../services/recovery/parts.ts';
import type { Foundation } from './foundation.ts';

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
    chat: stores.transcripts,
    organisation,
    onCall,
    staffLanguage: config.staffLanguage,
    hasCards: ways.cards !== undefined,
  });
  const escalation = createEscalation({ ...stores, ...tools, directory, told, level, hours });
  return { ...ways, level, hours, told, escalation };
}

/** The helpdesk's side of everything: cases, talking, watching the time. */
export function openHelpdesk(
  { helpdesk: { expireDays }, retention: days }: Config,
  { db, stores, tools, news, organisation }: Foundation,
  { cards: channel, address, ...reception }: Reception,
  base: { readonly parts: RecoveryParts; readonly effects: EffectRunner; readonly recovery: RecoveryDesk },
) {
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
  return {
    cases: createCaseDesk(desk),
    views: createCaseViews(desk),
    live: createLiveDesk(desk),
    callBacks: createCallBacks({ ...desk, callBack: createCallBackDesk(base.parts) }),
    voice,
    mouth,
    card: channel && ((caseId: string) => deliverCard({ ...stores, ...tools, channel, address }, caseId)),
    async sweep() {
      await watchLevels(desk, expireDays);
      await sweepRetention({ db, ...tools, audit: stores.audit, timeZone: organisation.timeZone, days });
    },
  };
}

const OFFICE = 'ma-vr 08:00-17:30';

/** As configured, as the organisation says, or office hours. */
function hoursOf({ helpdesk }: Config, { organisation }: Foundation): WorkingHours {
  const days = readHours(helpdesk.hours ?? organisation.helpdesk.hours ?? OFFICE) ?? readHours(OFFICE) ?? [];
  return { timeZone: organisation.timeZone, days, holidays: new Set(helpdesk.holidays) };
}

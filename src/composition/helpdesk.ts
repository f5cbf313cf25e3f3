import type { Config } from '../config/schema.ts';
import { readHours, type WorkingHours } from '../core/working-hours.ts';
import type { ChannelCards } from '../ports/channel-cards.ts';
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

export interface HelpdeskBase {
  readonly parts: RecoveryParts;
  readonly effects: EffectRunner;
  readonly recovery: RecoveryDesk;
  /** What messages can go out by. */
  readonly channels: ReadonlySet<string>;
  readonly cards: ChannelCards | undefined;
  readonly address: { readonly publicUrl: string };
}

/** The helpdesk's side of everything: cases, talking, watching the time. */
export function createHelpdesk(config: Config, foundation: Foundation, base: HelpdeskBase) {
  const { stores, tools, news, directory, organisation } = foundation;
  const { cards: channel, channels, address } = base;
  const { answerWithin, solveWithin, expireDays, onCall } = config.helpdesk;
  const level = { answerWithin, solveWithin };
  const hours = hoursOf(config, foundation);
  const chat = stores.transcripts;
  const told = createCaseTold({
    ...stores,
    ...tools,
    directory,
    chat,
    organisation,
    onCall,
    channels,
    address,
    staffLanguage: config.staffLanguage,
    hasCards: channel !== undefined,
  });
  /** Found once there is a chat to speak in. */
  const mouth: { current: ChatVoice | undefined } = { current: undefined };
  const voice: ChatVoice = {
    tell: async (conversationId, key, params) => mouth.current?.tell(conversationId, key, params),
    signal: async (conversationId, signal) => mouth.current?.signal(conversationId, signal),
  };
  const desk: DeskParts = {
    ...stores,
    recovery: base.parts,
    recoveryDesk: base.recovery,
    effects: base.effects,
    chat,
    voice,
    news,
    told,
    level,
    hours,
    organisation,
  };
  return {
    escalation: createEscalation({ ...stores, ...tools, directory, told, level, hours }),
    cases: createCaseDesk(desk),
    views: createCaseViews(desk),
    live: createLiveDesk(desk),
    mouth,
    card: channel && ((caseId: string) => deliverCard({ ...stores, ...tools, channel, address }, caseId)),
    sweep: () => watchLevels(desk, expireDays),
  };
}

const OFFICE = 'ma-vr 08:00-17:30';

/** As configured, as the organisation says, or office hours. */
function hoursOf({ helpdesk }: Config, { organisation }: Foundation): WorkingHours {
  const days = readHours(helpdesk.hours ?? organisation.helpdesk.hours ?? OFFICE) ?? readHours(OFFICE) ?? [];
  return { timeZone: organisation.timeZone, days, holidays: new Set(helpdesk.holidays) };
}

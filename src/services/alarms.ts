import { isPrivileged, type Account } from '../core/account.ts';
import type { Language } from '../core/language.ts';
import type { MessageModels, OutboundMessage } from '../core/message.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Effect } from '../core/recovery.ts';
import type { Clock } from '../ports/clock.ts';
import type { AlarmStore, AuditLog, Outbox, SpendStore } from '../ports/stores.ts';
import { caseThread } from './desk/told.ts';
import { NOWHERE } from './nowhere.ts';

/** What administrators are told by mail, besides the cases of people. */
export interface Alarms {
  /** Texts and calls have cost what they may in a day; told once a day. */
  spent(day: string): Promise<void>;
  /** Many accounts have no tries left; told once an hour, with an urgent case. */
  blocked(counts: { readonly accounts: number; readonly others: number }): Promise<void>;
  /** Somebody with a role. Of failures as much is written for anybody else, so that it takes as long. */
  privileged(account: Account | undefined, what: Effect | 'failures', id: string, reference: string): Promise<void>;
}

export interface AlarmParts {
  readonly alarms: AlarmStore;
  readonly spend: SpendStore;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  /** An urgent case that nobody is told of otherwise. */
  readonly openCase: (conversationId: string) => Promise<{ readonly id: string; readonly reference: string }>;
  readonly clock: Clock;
  readonly organisation: Organisation;
  /** The language that administrators read. */
  readonly staffLanguage: Language;
}

const DAY = 86_400_000;
type AlarmKind = Extract<OutboundMessage['kind'], `alarm.${string}`>;

export function createAlarms(parts: AlarmParts): Alarms {
  const { clock, organisation, staffLanguage: language, outbox } = parts;
  const givesUpAt = () => new Date(clock.now().getTime() + DAY);

  async function mail<K extends AlarmKind>(
    id: string,
    kind: K,
    model: MessageModels[K],
    { parcel = 'message', thread }: { readonly parcel?: 'message' | 'void'; readonly thread?: string } = {},
  ): Promise<void> {
    const desk = organisation.helpdesk.mail;
    if (desk === undefined) return;
    const to = parcel === 'void' ? NOWHERE.mail : desk;
    const message = { id, kind, channel: 'mail', to, language, model, thread } as OutboundMessage;
    await outbox.add(id, { kind: parcel, message }, givesUpAt());
  }

  return {
    async spent(day) {
      const id = `alarm-spend-${day}`;
      if (!(await parts.alarms.raise(id, 'spend'))) return;
      const { sms, voice } = await parts.spend.of(day);
      const cost = (sms.cost + voice.cost) / 10_000;
      await parts.audit.append({ event: 'alarm.spend', subject: undefined, details: { day, cost } });
      await mail(id, 'alarm.spend', { at: clock.now(), texts: sms.messages, calls: voice.messages, cost });
    },

    async blocked({ accounts, others }) {
      const id = `alarm-blocked-${clock.now().toISOString().slice(0, 13)}`;
      if (!(await parts.alarms.raise(id, 'blocked'))) return;
      const { id: caseId, reference } = await parts.openCase(id);
      await parts.audit.append({ event: 'alarm.blocked', subject: undefined, details: { accounts, others } });
      await mail(id, 'alarm.blocked', { at: clock.now(), reference, accounts, others }, { thread: caseThread(caseId) });
    },

    async privileged(account, what, id, reference) {
      if (account !== undefined && isPrivileged(account)) {
        const { displayName, userId, roles } = account;
        const person = `${displayName} <${userId}>`;
        return mail(id, 'alarm.privileged', { at: clock.now(), reference, person, roles, what });
      }
      if (what !== 'failures') return;
      const model = { at: clock.now(), reference, person: PERSON, roles: ['helpdesk' as const], what };
      await mail(id, 'alarm.privileged', model, { parcel: 'void' });
    },
  };
}

/** About as long as a name and a user ID are. */
const PERSON = '-'.repeat(40);

import type { Account } from '../../core/account.ts';
import type { AuditEvent } from '../../core/audit-event.ts';
import { isTaken, type Case } from '../../core/case.ts';
import type { CaseEvent } from '../../core/case-event.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { ServiceLevel } from '../../core/service-level.ts';
import type { WorkingHours } from '../../core/working-hours.ts';
import type { TicketStore } from '../../ports/tickets.ts';
import type { ActionStore, CaseStore, ChatReader, News, PresenceStore, SignStore } from '../../ports/cases.ts';
import type { EffectRunner } from '../recovery/effects.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import type { RecoveryDesk } from '../recovery/desk.ts';
import type { CaseTold } from './told.ts';

/** Says something in somebody's conversation, as part of the unit of work around it, on whatever channel that is. */
export interface ChatVoice {
  tell(conversationId: string, key: string, params: Readonly<Record<string, string>>): Promise<void>;
  /** For programs on the other side: hand-off events, typing. */
  signal(conversationId: string, signal: ChatSignal): Promise<void>;
}

export type ChatSignal =
  | { readonly type: 'typing' }
  | { readonly type: 'event'; readonly name: string; readonly value: Readonly<Record<string, string>> };

/** What the helpdesk's side is made with. */
export interface DeskParts {
  readonly recovery: RecoveryParts;
  readonly recoveryDesk: RecoveryDesk;
  readonly effects: EffectRunner;
  readonly cases: CaseStore;
  readonly actions: ActionStore;
  readonly signs: SignStore;
  readonly presence: PresenceStore;
  readonly chat: ChatReader;
  readonly voice: ChatVoice;
  readonly news: News;
  readonly told: CaseTold;
  readonly tickets: Pick<TicketStore, 'of'>;
  readonly level: ServiceLevel;
  readonly hours: WorkingHours;
  readonly organisation: Organisation;
}

/** Whoever works at the console, as the directory has them now. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly account: Account;
}

/** Why something is not done; each has a sentence on the page. */
export type Why =
  | 'state'
  | 'own-case'
  | 'higher-role'
  | 'no-chat'
  | 'empty'
  | 'unknown-account'
  | 'known-account'
  | 'no-contact'
  | 'too-often'
  | 'not-proven'
  | 'privileged'
  | 'not-locked'
  | 'diagnosis'
  | 'too-few-contacts'
  /** It takes the token of an agent who signed in with the company, a short while ago. */
  | 'no-token'
  | 'busy';

export type DeskOutcome =
  | { readonly kind: 'done'; readonly masked?: boolean }
  /** There is no such case for this agent. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly why: Why };

export const DONE: DeskOutcome = { kind: 'done' };
export const refused = (why: Why): DeskOutcome => ({ kind: 'refused', why });

/** The employee of a case: proven, or who they say they are. */
export async function employeeOf(
  { recovery: { directory } }: DeskParts,
  { accountId, claimedId }: Case,
): Promise<Account | undefined> {
  if (accountId !== undefined) return directory.read(accountId);
  return claimedId === undefined ? undefined : directory.find(claimedId);
}

/** Whether an agent may look into a case: it is free or their own; what a colleague has is not theirs. */
export const maySee = (agent: Agent, opened: Case): boolean => !isTaken(opened.state) || opened.agent?.id === agent.id;

/** In the timeline, in the audit and in the ticket, as one. */
export async function record(
  { cases, told, recovery: { audit, clock } }: DeskParts,
  opened: Case,
  agent: Agent | undefined,
  entry: { readonly kind: CaseEvent['kind']; readonly event: AuditEvent } & Pick<CaseEvent, 'words' | 'method'>,
): Promise<void> {
  const { kind, event, words, method } = entry;
  await cases.note(opened.id, {
    at: clock.now(),
    kind,
    by: agent?.name,
    ...(words === undefined ? {} : { words }),
    ...(method === undefined ? {} : { method }),
  });
  await audit.append({
    event,
    subject: opened.accountId ?? opened.claimedId,
    actor: agent?.id,
    details: { reference: opened.reference, ...(method === undefined ? {} : { method }) },
  });
  await told.written(opened);
}

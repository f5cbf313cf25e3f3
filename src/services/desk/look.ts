import { isFree, isTaken, type Case } from '../../core/case.ts';
import type { CaseEvent } from '../../core/case-event.ts';
import { diagnose, type Diagnosis } from '../../core/diagnosis.ts';
import type { Language } from '../../core/language.ts';
import type { MethodId } from '../../core/policy.ts';
import { standingOf, type Standing } from '../../core/service-level.ts';
import type { ChatLine } from '../../ports/cases.ts';
import type { AccountList } from '../../ports/directory.ts';
import { isOutOfReach, proofOf, waysFor } from './challenge.ts';
import { effectOf } from './effects.ts';
import { employeeOf, maySee, type Agent, type DeskParts } from './parts.ts';

/** A case in the queue. Of a colleague's case it tells only that, and whose it is. */
export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly state: Case['state'];
  readonly urgent: boolean;
  readonly language: Language;
  readonly openedAt: Date;
  readonly closedAt: Date | undefined;
  readonly agent: string | undefined;
  readonly mine: boolean;
  readonly person: string | undefined;
  readonly verified: boolean;
  readonly about: string;
  readonly escalated: boolean;
  readonly callBack: boolean;
  readonly standing: Standing;
  /** The employee is writing, or has written since the agent last read. */
  readonly unread: boolean;
}

export interface CaseView extends QueueRow {
  readonly chat: boolean;
  readonly claimedId: string | undefined;
  readonly account: AccountView | undefined;
  /** What was proven to the assistant, before the case. */
  readonly before: readonly { readonly method: MethodId; readonly at: Date }[];
  readonly tried: { readonly wish: string; readonly method: MethodId | undefined; readonly wrong: number } | undefined;
  readonly proof: {
    readonly state: 'none' | 'asked' | 'half' | 'passed' | 'old' | 'stopped';
    readonly gates: readonly { readonly method: MethodId; readonly at: Date }[];
    readonly until: Date | undefined;
  };
  /** Ways by which a code can reach the employee. */
  readonly ways: readonly MethodId[];
  readonly may: { readonly unlock: boolean; readonly resetLink: boolean; readonly privileged: boolean };
  readonly effect: Awaited<ReturnType<typeof effectOf>>;
  readonly events: readonly CaseEvent[];
  readonly personTyping: boolean;
  /** How far the employee has read. */
  readonly personSeen: number;
  /** In the ticket system, once it is there. */
  readonly ticket: { readonly number: string; readonly url: string | undefined } | undefined;
}

export interface AccountView {
  readonly userId: string;
  readonly displayName: string;
  readonly proven: boolean;
  readonly diagnosis: Diagnosis;
  readonly locked: boolean;
  readonly passwordSetAt: Date | undefined;
  readonly passwordExpiresAt: Date | undefined;
  readonly source: string;
  readonly contacts: readonly string[];
  readonly roles: readonly string[];
}

export interface ListedAccount {
  readonly userId: string;
  readonly displayName: string;
  readonly until: Date | undefined;
}

const MOST = 200;
const LATELY = 20;
const TYPING_MS = 6_000;
const DAYS_AHEAD = 14;
const DAY = 86_400_000;

/** What staff get to see. Looking at somebody is on record. */
export function createCaseViews(parts: DeskParts) {
  const { cases, recovery } = parts;

  async function rowOf(agent: Agent, opened: Case): Promise<QueueRow> {
    const isOpenToAgent = maySee(agent, opened);
    const account = isOpenToAgent ? await employeeOf(parts, opened) : undefined;
    const isMine = isTaken(opened.state) && opened.agent?.id === agent.id;
    return {
      id: opened.id,
      reference: opened.reference,
      state: opened.state,
      urgent: opened.urgent,
      language: opened.language,
      openedAt: opened.openedAt,
      closedAt: opened.closedAt,
      agent: opened.agent?.name,
      mine: isMine,
      person: isOpenToAgent ? (account?.displayName ?? opened.claimedId) : undefined,
      verified: isOpenToAgent && (await isVerified(parts, opened)),
      about: opened.summary,
      escalated: opened.escalatedBy !== undefined,
      callBack: opened.callBack,
      standing: standingOf(opened, parts.level, parts.hours, recovery.clock.now()),
      unread: isMine && (await hasUnread(parts, opened)),
    };
  }

  return {
    /** Open ones, urgent first; then what was closed lately. */
    async queue(agent: Agent): Promise<{ open: QueueRow[]; closed: QueueRow[] }> {
      const rows = (found: readonly Case[]) => Promise.all(found.map((opened) => rowOf(agent, opened)));
      const open = await cases.inStates(['queued', 'reopened', 'assigned', 'active', 'waiting', 'failed'], MOST);
      return { open: await rows(open), closed: await rows(await cases.lately(LATELY)) };
    },

    /** `undefined` when there is no such case for this agent. */
    async look(agent: Agent, caseId: string): Promise<CaseView | undefined> {
      const opened = await cases.read(caseId);
      if (opened === undefined || !maySee(agent, opened)) return undefined;
      await seenBy(parts, agent, opened);
      const sign = await parts.signs.of(caseId, 'person');
      return {
        ...(await rowOf(agent, opened)),
        ...(await proofView(parts, opened)),
        chat: await parts.chat.exists(opened.conversationId),
        claimedId: opened.claimedId,
        account: await accountView(parts, opened),
        before: opened.proofs,
        tried: await triedBefore(parts, opened),
        effect: await effectOf(parts, opened),
        events: await cases.events(caseId),
        personTyping: recovery.clock.now().getTime() - sign.typingAt.getTime() < TYPING_MS,
        personSeen: sign.seen,
        ticket: await ticketOf(parts, caseId),
      };
    },

    async chat(
      agent: Agent,
      caseId: string,
      after: number,
    ): Promise<{ readonly lines: readonly ChatLine[]; readonly last: number } | undefined> {
      const opened = await cases.read(caseId);
      if (opened === undefined || !maySee(agent, opened)) return undefined;
      return parts.chat.since(opened.conversationId, after, MOST);
    },

    /** What to listen to for news of a case. */
    async topic(agent: Agent, caseId: string): Promise<string | undefined> {
      const opened = await cases.read(caseId);
      return opened !== undefined && maySee(agent, opened) ? opened.conversationId : undefined;
    },

    async list(agent: Agent, which: AccountList['kind']): Promise<ListedAccount[]> {
      const now = recovery.clock.now();
      const until = new Date(now.getTime() + DAYS_AHEAD * DAY);
      const asked: AccountList = which === 'locked' ? { kind: 'locked' } : { kind: 'expiring', from: now, until };
      const found = await recovery.directory.list(asked, MOST);
      await recovery.audit.append({ event: 'staff.listed', subject: undefined, actor: agent.id, details: { which } });
      return found.map(({ userId, displayName, lockedUntil, passwordExpiresAt }) => ({
        userId,
        displayName,
        until: which === 'locked' ? lockedUntil : passwordExpiresAt,
      }));
    },
  };
}

async function ticketOf({ tickets }: DeskParts, caseId: string): Promise<CaseView['ticket']> {
  const ticket = (await tickets.of(caseId))?.ticket;
  return ticket && { number: ticket.number, url: ticket.url };
}

export const isVerified = async (parts: DeskParts, opened: Case): Promise<boolean> =>
  opened.proofs.length > 0 || (await proofOf(parts, opened)) !== undefined;

async function hasUnread(parts: DeskParts, opened: Case): Promise<boolean> {
  const { seen } = await parts.signs.of(opened.id, 'agent');
  const { lines } = await parts.chat.since(opened.conversationId, seen, MOST);
  return lines.some(({ from }) => from === 'person');
}

/** Once a quarter of an hour for each agent and case, so that reading along is one view and not hundreds. */
async function seenBy(parts: DeskParts, agent: Agent, opened: Case): Promise<void> {
  const quarter = Math.floor(parts.recovery.clock.now().getTime() / 900_000);
  const key = `view ${agent.id} ${opened.id} ${quarter}`;
  await parts.recovery.work.run(async () => {
    if ((await parts.actions.find(key)) !== undefined) return;
    await parts.actions.keep(key, opened.id, 'view');
    await parts.recovery.audit.append({
      event: 'case.viewed',
      subject: opened.accountId ?? opened.claimedId,
      actor: agent.id,
      details: { reference: opened.reference },
    });
  });
}

async function accountView(parts: DeskParts, opened: Case): Promise<AccountView | undefined> {
  const account = await employeeOf(parts, opened);
  if (account === undefined) return undefined;
  const { directory, clock } = parts.recovery;
  return {
    userId: account.userId,
    displayName: account.displayName,
    proven: opened.accountId !== undefined,
    diagnosis: diagnose(account, directory.abilities(account), clock.now()),
    locked: account.locked,
    passwordSetAt: account.passwordSetAt,
    passwordExpiresAt: account.passwordExpiresAt,
    source: account.source,
    contacts: Object.entries(account.contacts).flatMap(([name, value]) => (value === undefined ? [] : [name])),
    roles: account.roles,
  };
}

async function triedBefore(parts: DeskParts, { recoveryId }: Case): Promise<CaseView['tried']> {
  const before = recoveryId === undefined ? undefined : await parts.recovery.recoveries.read(recoveryId);
  return before && { wish: before.wish, method: before.challenge?.method, wrong: before.challenge?.wrong ?? 0 };
}

async function proofView(parts: DeskParts, opened: Case): Promise<Pick<CaseView, 'proof' | 'ways' | 'may'>> {
  const account = await employeeOf(parts, opened);
  const proof = await proofOf(parts, opened);
  const asked = opened.challengeId === undefined ? undefined : await parts.recovery.recoveries.read(opened.challengeId);
  const gates = (asked?.gates ?? []).map(({ method, passedAt }) => ({ method, at: passedAt }));
  const privileged = account !== undefined && isOutOfReach(account);
  const isOpen = proof !== undefined && !privileged && !isFree(opened.state) && isTaken(opened.state);
  return {
    proof: { state: stateOf(asked, proof !== undefined, parts), gates, until: proof?.until },
    ways: account === undefined ? [] : await waysFor(parts, account),
    may: { unlock: isOpen && account?.locked === true, resetLink: isOpen, privileged },
  };
}

function stateOf(
  asked: Awaited<ReturnType<DeskParts['recovery']['recoveries']['read']>>,
  passed: boolean,
  parts: DeskParts,
): CaseView['proof']['state'] {
  if (asked === undefined) return 'none';
  if (passed) return 'passed';
  if (asked.state === 'done') return 'old';
  if (asked.state === 'stopped') return 'stopped';
  if (asked.state !== 'verifying' || asked.expiresAt <= parts.recovery.clock.now()) return 'old';
  if (asked.challenge !== undefined) return 'asked';
  return asked.gates.length > 0 ? 'half' : 'none';
}

import type { Case } from '../../core/case.ts';
import { isTaken } from '../../core/case.ts';
import type { MethodId } from '../../core/policy.ts';
import {
  claim,
  escalate,
  identify,
  isForAnyone,
  note,
  release,
  reopen,
  resolve,
  say,
  wait,
  type Step,
} from './actions.ts';
import { challenge } from './challenge.ts';
import { resetLink, unlock } from './effects.ts';
import { maySee, refused, type Agent, type DeskOutcome, type DeskParts } from './parts.ts';

/** Everything that staff can ask for. */
export type Action =
  | {
      readonly do: 'claim' | 'release' | 'wait' | 'resolve' | 'reopen' | 'escalate' | 'unlock' | 'reset-link';
    }
  | { readonly do: 'say' | 'note'; readonly words: string }
  | { readonly do: 'identify'; readonly userId: string }
  | { readonly do: 'challenge'; readonly method: MethodId };

function stepOf(action: Action): Step {
  switch (action.do) {
    case 'claim':
      return claim;
    case 'release':
      return release;
    case 'wait':
      return wait;
    case 'resolve':
      return resolve;
    case 'reopen':
      return reopen;
    case 'escalate':
      return escalate;
    case 'unlock':
      return unlock;
    case 'reset-link':
      return resetLink;
    case 'say':
      return say(action.words);
    case 'note':
      return note(action.words);
    case 'identify':
      return identify(action.userId);
    case 'challenge':
      return challenge(action.method);
  }
}

/** What is done at the console, or on a channel card. Who asks is read from the directory each time. */
export function createCaseDesk(parts: DeskParts) {
  const { work } = parts.recovery;

  /** Once a key: the same key again gives the same answer and does nothing. */
  async function act(agentId: string, caseId: string, action: Action, key: string): Promise<DeskOutcome> {
    return work.run(async () => {
      const [agent, opened] = [await agentOf(parts, agentId), await parts.cases.read(caseId)];
      if (agent === undefined || opened === undefined) return { kind: 'not-found' };
      const once = `${agentId} ${caseId} ${key}`;
      const before = await parts.actions.find(once);
      if (before !== undefined) return before === action.do ? { kind: 'done' } : refused('state');
      const outcome = await attempt(agent, opened, action);
      if (outcome.kind === 'done') await parts.actions.keep(once, caseId, action.do);
      return outcome;
    });
  }

  async function attempt(agent: Agent, opened: Case, action: Action): Promise<DeskOutcome> {
    const isMine = isTaken(opened.state) && opened.agent?.id === agent.id;
    if (action.do !== 'claim' && !maySee(agent, opened)) return { kind: 'not-found' };
    if (!isMine && !isForAnyone(opened, action.do)) return refused('state');
    return stepOf(action)(parts, agent, opened);
  }

  return {
    act,
    /** Of a live account with a role; everybody else is nobody here. */
    agent: (accountId: string) => agentOf(parts, accountId),
    async typing(agentId: string, caseId: string): Promise<boolean> {
      const opened = await mine(parts, agentId, caseId);
      if (opened === undefined) return false;
      await work.run(() => parts.voice.signal(opened.conversationId, { type: 'typing' }));
      return true;
    },
    /** How far the agent has read; the employee's side is told. */
    async seen(agentId: string, caseId: string, seq: number): Promise<boolean> {
      const opened = await mine(parts, agentId, caseId);
      if (opened === undefined) return false;
      if ((await parts.signs.of(caseId, 'agent')).seen >= seq) return true;
      await work.run(async () => {
        await parts.signs.seen(caseId, 'agent', seq);
        const value = { seq: String(seq) };
        await parts.voice.signal(opened.conversationId, { type: 'event', name: 'handoff.seen', value });
      });
      return true;
    },
  };
}

async function mine(parts: DeskParts, agentId: string, caseId: string): Promise<Case | undefined> {
  const [agent, opened] = [await agentOf(parts, agentId), await parts.cases.read(caseId)];
  const isMine = opened !== undefined && isTaken(opened.state) && opened.agent?.id === agent?.id;
  return isMine ? opened : undefined;
}

async function agentOf({ recovery: { directory } }: DeskParts, accountId: string): Promise<Agent | undefined> {
  const account = await directory.read(accountId);
  if (account === undefined || !account.enabled || account.guest || account.roles.length === 0) return undefined;
  return { id: account.id, name: account.displayName, account };
}

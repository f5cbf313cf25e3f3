import type { MethodId } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { CallBackOutcome, CallBackWay } from '../call-back.ts';
import { waysFor } from './challenge.ts';
import type { Agent, DeskParts } from './parts.ts';

/** Somebody on the phone who named a reference from their chat, where they chose the helpdesk. */
export interface CallBackView {
  readonly reference: string;
  readonly person: string;
  readonly userId: string;
  /** Ways by which a code can go to them; they type it in their own chat. */
  readonly ways: readonly MethodId[];
  /** The manager has vouched, and there are too few contacts: the agent may say to know them. */
  readonly mayAttest: boolean;
}

export interface CallBackParts extends DeskParts {
  readonly callBack: {
    challenge(request: { agentId: string; recoveryId: string; way: CallBackWay }): Promise<CallBackOutcome>;
    attest(request: { agentId: string; recoveryId: string }): Promise<CallBackOutcome>;
  };
}

/** The call-back of the helpdesk, by the reference that the employee reads out. */
export function createCallBacks(parts: CallBackParts) {
  const { recoveries, directory, clock, audit } = parts.recovery;

  async function find(reference: string): Promise<Recovery | undefined> {
    const found = await recoveries.verifyingAs(reference.trim().toUpperCase());
    const isAsked = found?.challenge?.method === 'helpdesk' && found.expiresAt > clock.now();
    return isAsked ? found : undefined;
  }

  return {
    async look(agent: Agent, reference: string): Promise<CallBackView | undefined> {
      const recovery = await find(reference);
      const account = recovery?.accountId === undefined ? undefined : await directory.read(recovery.accountId);
      if (recovery === undefined || account === undefined || account.id === agent.id) return undefined;
      const details = { reference: recovery.reference };
      await audit.append({ event: 'case.viewed', subject: account.id, actor: agent.id, details });
      const ways = await waysFor(parts, account);
      return {
        reference: recovery.reference,
        person: account.displayName,
        userId: account.userId,
        ways,
        mayAttest: ways.length < 2 && recovery.gates.some(({ method }) => method === 'manager'),
      };
    },
    /** Everything is checked once more by the desk of call-backs. */
    async act(agent: Agent, reference: string, way: CallBackWay | 'attest'): Promise<CallBackOutcome | undefined> {
      const recovery = await find(reference);
      if (recovery === undefined) return undefined;
      const request = { agentId: agent.id, recoveryId: recovery.id };
      return way === 'attest' ? parts.callBack.attest(request) : parts.callBack.challenge({ ...request, way });
    },
  };
}

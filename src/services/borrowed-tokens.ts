import type { Lender } from '../core/diagnosis.ts';
import { isTaken } from '../core/case.ts';
import type { Recovery } from '../core/recovery.ts';
import type { CaseStore } from '../ports/cases.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { SessionDesk } from './sessions.ts';

type Borrower = Pick<Recovery, 'agentId' | 'signedIn' | 'accountId'>;

/**
 * Tokens of people who are signed in, for what a directory does in a person's name only: an agent's to
 * reset, in the agent's own case; an owner's to change. They stay in the session, sealed, and end with it.
 */
export interface BorrowedTokens {
  /** Who has one for this now. */
  lender(borrower: Partial<Borrower>): Promise<Lender | undefined>;
  /** The token itself, right before it is used. */
  take(recovery: Recovery): Promise<string | undefined>;
}

export interface BorrowParts {
  readonly sessions: Pick<SessionDesk, 'tokenOf'>;
  readonly cases: Pick<CaseStore, 'openIn'>;
  readonly directory: AccountReader;
}

export function createBorrowedTokens({ sessions, cases, directory }: BorrowParts): BorrowedTokens {
  const tokenFor = async ({ agentId, signedIn, accountId }: Partial<Borrower>): Promise<string | undefined> => {
    const holder = agentId ?? (signedIn === true ? accountId : undefined);
    return holder === undefined ? undefined : sessions.tokenOf(holder);
  };

  /** The agent who lends it still has the case that this effect was begun from, and is still staff. */
  async function isBound(agentId: string, { id, conversationId }: Recovery): Promise<boolean> {
    const opened = await cases.openIn(conversationId);
    if (opened?.effectId !== id || opened.agent?.id !== agentId || !isTaken(opened.state)) return false;
    const agent = await directory.read(agentId);
    return agent !== undefined && agent.enabled && agent.roles.length > 0;
  }

  return {
    async lender(borrower) {
      if ((await tokenFor(borrower)) === undefined) return undefined;
      return borrower.agentId === undefined ? 'owner' : 'agent';
    },
    async take(recovery) {
      const { agentId } = recovery;
      if (agentId !== undefined && !(await isBound(agentId, recovery))) return undefined;
      return tokenFor(recovery);
    },
  };
}

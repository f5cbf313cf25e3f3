import type { Random } from '../../ports/clock.ts';
import type { Log } from '../http/log.ts';
import type { PageNeeds } from '../pages/needs.ts';

/** Who stands at the door; the role is read live. */
export type Visitor =
  | { readonly kind: 'staff'; readonly agent: { readonly id: string; readonly name: string }; readonly idleAt: Date }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'employee' };

export type CaseAction =
  | { readonly do: 'claim' | 'release' | 'wait' | 'resolve' | 'reopen' | 'escalate' | 'unlock' | 'reset-link' }
  | { readonly do: 'say' | 'note'; readonly words: string }
  | { readonly do: 'identify'; readonly userId: string }
  | { readonly do: 'challenge'; readonly method: string };

export type ActionOutcome =
  | { readonly kind: 'done'; readonly masked?: boolean }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly why: string };

/** The helpdesk's services, as its pages need them. What they give is sent as it is. */
export interface HelpdeskNeeds extends PageNeeds {
  readonly door: {
    who(session: string | undefined): Promise<Visitor>;
    active(session: string | undefined): Promise<Visitor>;
    here(accountId: string): Promise<void>;
  };
  readonly desk: {
    act(agentId: string, caseId: string, action: CaseAction, key: string): Promise<ActionOutcome>;
    typing(agentId: string, caseId: string): Promise<boolean>;
    seen(agentId: string, caseId: string, seq: number): Promise<boolean>;
  };
  readonly views: {
    queue(agentId: string): Promise<unknown>;
    /** `undefined` when there is no such case for this agent. */
    look(agentId: string, caseId: string): Promise<object | undefined>;
    chat(agentId: string, caseId: string, after: number): Promise<object | undefined>;
    /** Where news of its conversation comes from. */
    topic(agentId: string, caseId: string): Promise<string | undefined>;
    list(agentId: string, which: 'locked' | 'expiring'): Promise<unknown>;
  };
  /** By the reference that somebody on the phone reads out. */
  readonly callBacks: {
    look(agentId: string, reference: string): Promise<object | undefined>;
    act(
      agentId: string,
      reference: string,
      way: string,
    ): Promise<{ readonly kind: 'sent' | 'attested' } | { readonly kind: 'refused'; readonly why: string } | undefined>;
  };
  readonly news: { subscribe(topic: string, listener: () => void): () => void };
  readonly methods: readonly string[];
  readonly random: Random;
  readonly log: Log;
}

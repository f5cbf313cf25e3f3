import { isClosed, isFree, type Case, type CaseState } from '../../core/case.ts';
import { standingOf } from '../../core/service-level.ts';
import { isOpenAt } from '../../core/working-hours.ts';
import type { CaseStore } from '../../ports/cases.ts';
import type { FreezeStore } from '../../ports/stores.ts';
import { isSomebodyThere, type Outlook, type OutlookParts } from './outlook.ts';

/** How a case stands, for whoever asked for it. */
export interface CaseStanding {
  readonly reference: string;
  readonly state: CaseState;
  readonly callBack: boolean;
  /** It was asked in this conversation. */
  readonly here: boolean;
  /** While it waits for its first answer. */
  readonly outlook: Outlook | { readonly kind: 'late' } | undefined;
}

export interface StandingParts extends OutlookParts {
  readonly cases: Pick<CaseStore, 'lastIn' | 'openOf'>;
  readonly freezes: Pick<FreezeStore, 'isFrozen'>;
}

/** What ended earlier is no longer what somebody asks for. */
const LONGEST_MS = 7 * 86_400_000;
const MINUTE = 60_000;
const ROUND = 5;

/**
 * The newest case of a conversation, or else an open one of whoever is signed in, unless somebody said "this was
 * not me": whoever is in the account does not learn that it was noticed. A reference that was typed
 * counts for nothing: whoever knows one learns nothing by it.
 */
export async function caseStanding(
  parts: StandingParts,
  conversationId: string,
  accountId: string | undefined,
): Promise<CaseStanding | undefined> {
  const last = await parts.cases.lastIn(conversationId);
  const here = last !== undefined && !isPast(parts, last);
  const found = here ? last : await openOf(parts, accountId);
  if (found === undefined) return undefined;
  const { reference, state, callBack } = found;
  return { reference, state, callBack, here, outlook: isFree(state) ? await outlookOf(parts, found) : undefined };
}

async function openOf({ cases, freezes }: StandingParts, accountId: string | undefined): Promise<Case | undefined> {
  return accountId === undefined || (await freezes.isFrozen(accountId)) ? undefined : cases.openOf(accountId);
}

const isPast = ({ clock }: StandingParts, { state, closedAt }: Case): boolean =>
  isClosed(state) && closedAt !== undefined && clock.now().getTime() - closedAt.getTime() > LONGEST_MS;

/** What is left of the promise to answer. */
async function outlookOf(parts: StandingParts, opened: Case): Promise<CaseStanding['outlook']> {
  const now = parts.clock.now();
  const { promise, leftMs, dueAt } = standingOf(opened, parts.level, parts.hours, now);
  if (promise !== 'answer') return undefined;
  if (leftMs < 0) return { kind: 'late' };
  const minutes = Math.max(1, Math.ceil(leftMs / MINUTE / ROUND)) * ROUND;
  if (await isSomebodyThere(parts)) return { kind: 'soon', minutes };
  return { kind: 'later', open: isOpenAt(parts.hours, now), at: dueAt };
}

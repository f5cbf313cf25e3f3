import { isPrivileged, type Account } from '../../core/account.ts';
import type { Case } from '../../core/case.ts';
import type { MethodId } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import { mayProceed } from '../recovery/carry-out.ts';
import { newId, newReference } from '../references.ts';
import type { Step } from './actions.ts';
import { DONE, employeeOf, record, refused, type DeskParts } from './parts.ts';

/** A proof counts for so long. */
export const PROOF_MINUTES = 15;
const MINUTE = 60_000;

/**
 * The employee gets a code by a contact on record, and types it in the chat. The agent never sees it.
 * It has a budget of its own: what strangers use up elsewhere does not close this way, nor the other way round.
 */
export const challenge =
  (method: MethodId): Step =>
  async (parts, agent, opened) => {
    const account = await employeeOf(parts, opened);
    if (account === undefined) return refused('unknown-account');
    if (account.id === agent.id) return refused('own-case');
    if (!(await parts.chat.exists(opened.conversationId))) return refused('no-chat');
    if (!(await waysFor(parts, account)).includes(method)) return refused('no-contact');
    const proof = (await openProof(parts, opened, account)) ?? (await beginProof(parts, opened, account));
    const outcome = await parts.recoveryDesk.start(proof.id, method);
    if (outcome.kind !== 'started') return refused(outcome.kind === 'gone' ? 'no-contact' : 'too-often');
    // Pretended, because the account is frozen or its budget is used up: the agent may know that.
    if ((await parts.recovery.recoveries.read(proof.id))?.challenge?.destination === undefined)
      return refused('too-often');
    const asked: Case = { ...opened, challengeId: proof.id };
    await parts.cases.save(asked);
    await record(parts, asked, agent, { kind: 'challenge-sent', event: 'case.challenged', method });
    await parts.voice.tell(opened.conversationId, `handoff.challenge/${WAYS[method] ?? 'mail'}`, {
      agent: agent.name,
      digits: String(outcome.task.params['digits'] ?? ''),
      minutes: String(outcome.task.params['minutes'] ?? ''),
    });
    return DONE;
  };

/** How the employee is told where to look. */
const WAYS: Partial<Record<MethodId, string>> = {
  email: 'mail',
  sms: 'sms',
  'call-mobile': 'call',
  'call-office': 'call',
};

/** The ways by which a code can be sent to this account now. */
export async function waysFor(
  { recovery: { methods, contactBook } }: DeskParts,
  account: Account,
): Promise<MethodId[]> {
  await contactBook.observe(`account ${account.id}`, account);
  const sent = methods.filter(({ id }) => WAYS[id] !== undefined);
  const standings = await Promise.all(sent.map((method) => method.standing(account)));
  return sent.filter((_method, index) => standings[index]?.kind === 'ready').map(({ id }) => id);
}

/** The proof that is under way: a second gate joins the first. */
async function openProof(parts: DeskParts, opened: Case, account: Account): Promise<Recovery | undefined> {
  const proof = opened.challengeId === undefined ? undefined : await parts.recovery.recoveries.read(opened.challengeId);
  const isOpen = proof?.state === 'verifying' && proof.expiresAt > parts.recovery.clock.now();
  return isOpen && proof.accountId === account.id ? proof : undefined;
}

async function beginProof(parts: DeskParts, opened: Case, account: Account): Promise<Recovery> {
  const { clock, random, recoveries, audit } = parts.recovery;
  const now = clock.now();
  const proof: Recovery = {
    id: newId(random),
    reference: newReference(random),
    state: 'verifying',
    purpose: 'case',
    wish: 'forgot',
    conversationId: opened.conversationId,
    language: opened.language,
    typedId: undefined,
    accountId: account.id,
    signedIn: false,
    subjects: ownBudget(account),
    source: `case ${opened.id}`,
    browser: undefined,
    createdAt: now,
    expiresAt: new Date(now.getTime() + PROOF_MINUTES * MINUTE),
    gates: [],
    challenge: undefined,
    link: undefined,
    intention: undefined,
  };
  await recoveries.save(proof);
  const details = { purpose: proof.purpose, reference: opened.reference };
  await audit.append({ event: 'recovery.started', subject: account.id, details });
  return proof;
}

/** Counted apart from what is tried in the chat: five wrong ones in a day. */
export const ownBudget = ({ id }: Account): Recovery['subjects'] => {
  const subject = `case ${id}`;
  return { shown: subject, held: subject, anonymous: true };
};

/** How the proof of a case stands. */
export interface Proof {
  readonly recovery: Recovery;
  readonly account: Account;
  /** Until when it counts. */
  readonly until: Date;
}

/**
 * Every gate that the policy asks of the employee, given in this case a short while ago, on what the
 * directory says now. Nothing that is said in a chat, and nothing that was proven elsewhere.
 */
export async function proofOf(parts: DeskParts, opened: Case): Promise<Proof | undefined> {
  const { recoveries, directory, clock } = parts.recovery;
  const recovery = opened.challengeId === undefined ? undefined : await recoveries.read(opened.challengeId);
  if (recovery?.purpose !== 'case' || recovery.state !== 'done') return undefined;
  if (recovery.conversationId !== opened.conversationId || recovery.accountId !== opened.accountId) return undefined;
  const account = recovery.accountId === undefined ? undefined : await directory.read(recovery.accountId);
  const oldest = clock.now().getTime() - PROOF_MINUTES * MINUTE;
  const fresh = { ...recovery, gates: recovery.gates.filter(({ passedAt }) => passedAt.getTime() > oldest) };
  if (account === undefined || !(await mayProceed(parts.recovery, fresh, account))) return undefined;
  const first = Math.min(...fresh.gates.map(({ passedAt }) => passedAt.getTime()));
  return { recovery: fresh, account, until: new Date(first + PROOF_MINUTES * MINUTE) };
}

/** Whoever opens the accounts of others is never helped by one agent alone. */
export const isOutOfReach = (account: Account): boolean => isPrivileged(account);

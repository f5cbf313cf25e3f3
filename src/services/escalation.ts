import { isPrivileged } from '../core/account.ts';
import { moved, newCase, type Case } from '../core/case.ts';
import { diagnose } from '../core/diagnosis.ts';
import type { Language } from '../core/language.ts';
import { isOpen, type Recovery } from '../core/recovery.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { CaseStore } from '../ports/cases.ts';
import type { AuditLog, FreezeStore, RecoveryStore } from '../ports/stores.ts';
import type { CaseTold } from './desk/told.ts';
import { outlook, type Outlook, type OutlookParts } from './desk/outlook.ts';
import { caseStanding, type CaseStanding } from './desk/standing.ts';
import { subjectOf } from './recovery/parts.ts';
import { newId, newReference } from './references.ts';

/** What brought somebody to a person; a word for programs, the rest is in the transcript. */
export type Matter = 'asked' | 'stuck' | 'not-done' | 'out-of-tries' | 'staff' | 'not-me' | 'blocked-users';

export interface EscalationRequest {
  readonly conversationId: string;
  readonly language: Language;
  readonly urgent: boolean;
  readonly about: Matter;
  readonly recoveryId?: string | undefined;
  /** Of a person who is signed in, or whom a signed notice is about. */
  readonly accountId?: string | undefined;
  /** `false` where another mail tells the helpdesk. */
  readonly mail?: boolean;
}

export interface Opened {
  readonly id: string;
  readonly reference: string;
  readonly outlook: Outlook;
}

export interface Escalation {
  /** Opens a case and tells the helpdesk; a conversation has one open case. */
  open(request: EscalationRequest): Promise<Opened>;
  /** The person of an open case wants to be called, on a number that is on record. */
  callBack(conversationId: string): Promise<boolean>;
  /** How it stands, for whoever asked for it. */
  standing(conversationId: string, accountId: string | undefined): Promise<CaseStanding | undefined>;
}

export interface EscalationParts extends OutlookParts {
  readonly cases: CaseStore;
  readonly recoveries: RecoveryStore;
  readonly freezes: Pick<FreezeStore, 'isFrozen'>;
  readonly directory: AccountReader;
  readonly told: CaseTold;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: Random;
}

export function createEscalation(parts: EscalationParts): Escalation {
  return {
    async open(request) {
      const known = await parts.cases.openIn(request.conversationId);
      if (known !== undefined)
        return { id: known.id, reference: known.reference, outlook: await again(parts, known, request.urgent) };
      const recovery = request.recoveryId === undefined ? undefined : await parts.recoveries.read(request.recoveryId);
      const opened = await makeCase(parts, request, recovery);
      await parts.cases.save(opened);
      await parts.cases.note(opened.id, { at: opened.openedAt, kind: 'opened', by: undefined });
      await parts.audit.append({
        event: 'case.opened',
        subject: opened.accountId ?? (recovery && subjectOf(recovery)),
        details: { reference: opened.reference, urgent: opened.urgent, about: request.about },
      });
      await parts.told.opened(opened, request.mail !== false);
      return { id: opened.id, reference: opened.reference, outlook: await outlook(parts, opened.urgent) };
    },
    async callBack(conversationId) {
      const opened = await parts.cases.openIn(conversationId);
      if (opened === undefined || opened.callBack) return opened !== undefined;
      const wanted = { ...opened, callBack: true };
      await parts.cases.save(wanted);
      await parts.cases.note(opened.id, { at: parts.clock.now(), kind: 'call-back', by: undefined });
      const { accountId: subject, reference } = opened;
      await parts.audit.append({ event: 'case.call-back', subject, details: { reference } });
      await parts.told.news(wanted, 'call-back');
      await parts.told.written(wanted);
      return true;
    },
    standing: (conversationId, accountId) => caseStanding(parts, conversationId, accountId),
  };
}

/** Asked for once more; what is urgent now becomes urgent, and who could not be reached is there again. */
async function again(parts: EscalationParts, known: Case, urgent: boolean): Promise<Outlook> {
  const back = moved(known, 'reopened', parts.clock.now());
  if (back !== undefined) await comeBack(parts, back);
  if (urgent && !known.urgent) {
    const raised = { ...(back ?? known), urgent };
    await parts.cases.save(raised);
    await parts.cases.note(raised.id, { at: parts.clock.now(), kind: 'urgent', by: undefined });
    await parts.told.news(raised, 'urgent');
    await parts.told.written(raised);
  }
  return outlook(parts, known.urgent || urgent);
}

async function comeBack(parts: EscalationParts, back: Case): Promise<void> {
  await parts.cases.save(back);
  await parts.cases.note(back.id, { at: parts.clock.now(), kind: 'reopened', by: undefined });
  const { accountId: subject, reference } = back;
  await parts.audit.append({ event: 'case.reopened', subject, details: { reference } });
  await parts.told.news(back, 'reopened');
  await parts.told.written(back);
}

async function makeCase(
  parts: EscalationParts,
  request: EscalationRequest,
  recovery: Recovery | undefined,
): Promise<Case> {
  const proofs = recovery?.gates.map(({ method, passedAt }) => ({ method, at: passedAt })) ?? [];
  // Staff learn who it is from a proof or a session, never from what was typed.
  const accountId =
    request.accountId ?? (proofs.length > 0 || recovery?.signedIn === true ? recovery?.accountId : undefined);
  const account = accountId === undefined ? undefined : await parts.directory.read(accountId);
  return newCase({
    id: newId(parts.random),
    reference: await referenceFor(parts, recovery),
    // Whoever opens the accounts of others does not wait.
    urgent: request.urgent || (account !== undefined && isPrivileged(account)),
    conversationId: request.conversationId,
    language: request.language,
    openedAt: parts.clock.now(),
    accountId,
    claimedId: recovery?.typedId,
    proofs,
    diagnosis: account && diagnose(account, parts.directory.abilities(account), parts.clock.now()).kind,
    summary: request.about,
    recoveryId: recovery?.id,
  });
}

/** That of what the person is busy with, unless an earlier case has it. */
async function referenceFor(parts: EscalationParts, recovery: Recovery | undefined): Promise<string> {
  const known = recovery !== undefined && isOpen(recovery.state) ? recovery.reference : undefined;
  return known !== undefined && (await parts.cases.isNew(known)) ? known : newReference(parts.random);
}

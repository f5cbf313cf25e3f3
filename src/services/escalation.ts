import type { Case } from '../core/case.ts';
import { diagnose } from '../core/diagnosis.ts';
import type { Language } from '../core/language.ts';
import type { Organisation } from '../core/organisation.ts';
import { isOpen, type Recovery } from '../core/recovery.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { AuditLog, CaseStore, Outbox, RecoveryStore, TranscriptStore } from '../ports/stores.ts';
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

export interface Escalation {
  /** Opens a case and tells the helpdesk; a conversation has one open case. */
  open(request: EscalationRequest): Promise<{ readonly reference: string }>;
}

export interface EscalationParts {
  readonly cases: CaseStore;
  readonly recoveries: RecoveryStore;
  readonly directory: AccountReader;
  readonly transcripts: TranscriptStore;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly organisation: Organisation;
  /** The language that the helpdesk reads. */
  readonly staffLanguage: Language;
}

const DAY = 86_400_000;

export function createEscalation(parts: EscalationParts): Escalation {
  return {
    async open(request) {
      const known = await parts.cases.openIn(request.conversationId);
      if (known !== undefined) return { reference: known.reference };
      const recovery = request.recoveryId === undefined ? undefined : await parts.recoveries.read(request.recoveryId);
      const opened = await makeCase(parts, request, recovery);
      await parts.cases.save(opened);
      await parts.audit.append({
        event: 'case.opened',
        subject: opened.accountId ?? (recovery && subjectOf(recovery)),
        details: { reference: opened.reference, urgent: opened.urgent, about: request.about },
      });
      if (request.mail !== false) await mailHelpdesk(parts, opened);
      return { reference: opened.reference };
    },
  };
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
  return {
    id: newId(parts.random),
    reference: recovery !== undefined && isOpen(recovery.state) ? recovery.reference : newReference(parts.random),
    state: 'queued',
    urgent: request.urgent,
    conversationId: request.conversationId,
    language: request.language,
    openedAt: parts.clock.now(),
    accountId,
    claimedId: recovery?.typedId,
    proofs,
    diagnosis: account && diagnose(account, parts.directory.abilities(account), parts.clock.now()).kind,
    summary: request.about,
  };
}

async function mailHelpdesk(parts: EscalationParts, opened: Case): Promise<void> {
  const to = parts.organisation.helpdesk.mail;
  if (to === undefined) return;
  const account = opened.accountId === undefined ? undefined : await parts.directory.read(opened.accountId);
  const id = `case-${opened.id}`;
  const message = {
    id,
    kind: 'case.opened',
    channel: 'mail',
    to,
    language: parts.staffLanguage,
    model: {
      reference: opened.reference,
      at: opened.openedAt,
      urgent: opened.urgent,
      person: account ? `${account.displayName} <${account.userId}>` : opened.claimedId,
      verified: opened.proofs.length > 0,
      diagnosis: opened.diagnosis,
      summary: opened.summary,
      transcript: await parts.transcripts.latest(opened.conversationId, 30),
    },
  } as const;
  await parts.outbox.add(id, { kind: 'message', message }, new Date(opened.openedAt.getTime() + DAY));
}

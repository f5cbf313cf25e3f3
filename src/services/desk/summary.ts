import type { Case } from '../../core/case.ts';
import type { MessageModels } from '../../core/message.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { TranscriptStore } from '../../ports/stores.ts';

export interface SummaryParts {
  readonly directory: Pick<AccountReader, 'read'>;
  readonly transcripts: TranscriptStore;
  readonly address: { readonly publicUrl: string };
}

const LINES = 30;

/** The case in the console. */
export const caseUrl = ({ address }: Pick<SummaryParts, 'address'>, { id }: Case): string =>
  `${address.publicUrl}/helpdesk?case=${id}`;

/** What the helpdesk is told of a case outside the console: no secrets, and who it is as far as that is known. */
export async function summaryOf(parts: SummaryParts, opened: Case): Promise<MessageModels['case.opened']> {
  const account = opened.accountId === undefined ? undefined : await parts.directory.read(opened.accountId);
  return {
    reference: opened.reference,
    at: opened.openedAt,
    urgent: opened.urgent,
    person: account ? `${account.displayName} <${account.userId}>` : opened.claimedId,
    verified: opened.proofs.length > 0,
    diagnosis: opened.diagnosis,
    summary: opened.summary,
    transcript: await parts.transcripts.latest(opened.conversationId, LINES),
    url: caseUrl(parts, opened),
  };
}

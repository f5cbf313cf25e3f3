import type { Language } from '../core/language.ts';
import type { AuditLog, FreezeStore } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';
import type { Escalation } from './escalation.ts';

export interface FreezeRequest {
  /** Of somebody who is signed in, or who passed the gates for this. */
  readonly accountId: string;
  readonly conversationId: string;
  readonly language: Language;
}

/** Stops recovery of an account for the person themselves, and opens an urgent case. */
export function createProtection({
  freezes,
  audit,
  escalation,
  work,
}: {
  readonly freezes: FreezeStore;
  readonly audit: AuditLog;
  readonly escalation: Escalation;
  readonly work: UnitOfWork;
}) {
  return {
    freeze: ({ accountId, conversationId, language }: FreezeRequest): Promise<{ readonly reference: string }> =>
      work.run(async () => {
        const about = 'not-me';
        const { reference } = await escalation.open({ conversationId, language, urgent: true, accountId, about });
        if (!(await freezes.isFrozen(accountId))) {
          await freezes.freeze(accountId, reference);
          await audit.append({ event: 'account.frozen', subject: accountId, details: { reference } });
        }
        return { reference };
      }),
  };
}

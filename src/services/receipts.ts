import { Fault } from '../core/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReceiptReader, ReceiptRequest, ReceiptStore } from '../ports/receipts.ts';
import type { AuditLog } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';

export interface ReceiptParts {
  /** By the name of the provider, as in the address it reports to. */
  readonly readers: ReadonlyMap<string, ReceiptReader>;
  readonly receipts: ReceiptStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly report: (error: unknown, parcelId: string) => void;
}

/** Notes what providers report of a message after they took it; what did not arrive is audited, once. */
export function createReceiptDesk({ readers, receipts, audit, work, clock, report }: ReceiptParts) {
  return {
    async take(provider: string, request: ReceiptRequest): Promise<'noted' | 'forged' | 'unknown-provider'> {
      const read = readers.get(provider);
      if (read === undefined) return 'unknown-provider';
      const receipt = read(request, clock.now());
      if (receipt === 'forged') return receipt;
      if (receipt === 'nothing') return 'noted';
      await work.run(async () => {
        if (!(await receipts.mark(receipt)) || receipt.outcome === 'delivered') return;
        const { parcelId, why = 'no reason given' } = receipt;
        const details = { provider, parcel: parcelId, why };
        await audit.append({ event: 'message.undelivered', subject: undefined, details });
        work.afterCommit(() => report(new Fault('delivery-failed', `${provider} did not deliver: ${why}`), parcelId));
      });
      return 'noted';
    },
  };
}

import { z } from 'zod';
import type { ReceiptReader } from '../../../ports/receipts.ts';
import { isSigned } from '../../http/signature.ts';

const Report = z.object({
  id: z.string().min(1).max(200),
  status: z.string(),
  reason: z
    .string()
    .regex(/^[a-z0-9][a-z0-9 -]{0,60}$/u)
    .optional()
    .catch(undefined),
});

/** Reads what a company's own gateway reports, signed as our requests to it are. */
export function webhookReceipts(secrets: readonly string[]): ReceiptReader {
  return ({ headers, body }, now) => {
    if (!secrets.some((secret) => isSigned(secret, headers, body, now))) return 'forged';
    const report = Report.safeParse(jsonOf(body)).data;
    if (report?.status === 'delivered') return { parcelId: report.id, outcome: 'delivered' };
    if (report?.status === 'failed') return { parcelId: report.id, outcome: 'undelivered', why: report.reason };
    return 'nothing';
  };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

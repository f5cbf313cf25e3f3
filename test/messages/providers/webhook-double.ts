// A double. It imitates a company's own gateway behind the signed webhook: it checks the timestamp and the
// signature with code of its own, and takes a message once, by its Idempotency-Key.
import { createHmac } from 'node:crypto';
import { double, type Double, type Got } from './double.ts';

export const SECRET = 'a secret of at least thirty-two characters';

export interface WebhookDouble extends Double {
  /** What it took, by id, in the order in which it came. */
  readonly taken: ReadonlyMap<string, Record<string, string>>;
}

/** @param now the clock of the gateway */
export async function webhookDouble(now: () => Date): Promise<WebhookDouble> {
  const taken = new Map<string, Record<string, string>>();
  const made = await double((got) => {
    if (!isGenuine(got, now())) return { status: 401 };
    const body = JSON.parse(got.body) as Record<string, string>;
    if (body['type'] === 'check') return { status: 200 };
    const id = String(got.headers['idempotency-key']);
    if (id !== body['id']) return { status: 400 };
    if (taken.has(id)) return { status: 409 };
    taken.set(id, body);
    return { status: 202 };
  });
  return { ...made, taken };
}

function isGenuine({ headers, body }: Got, now: Date): boolean {
  const at = Number(headers['sleutel-timestamp']);
  if (!(Math.abs(now.getTime() / 1000 - at) <= 300)) return false;
  const expected = createHmac('sha256', SECRET).update(`${at}.${body}`, 'utf8').digest('hex');
  return headers['sleutel-signature'] === `v1=${expected}`;
}

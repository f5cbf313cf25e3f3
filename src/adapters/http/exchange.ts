export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As much of an answer as readers need. */
export interface HttpAnswer {
  readonly status: number;
  /** The body as JSON; `undefined` when it is not. */
  readonly json: unknown;
  /** From Retry-After. */
  readonly retryAfterMs: number | undefined;
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const MOST_READ = 64 * 1024;
/** Believed this long and no longer, so that one wrong header does not hold up a day's messages. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** No connection was made, or not with whom we meant: whatever was to be sent never left. */
const NEVER_LEFT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|.*SELF_SIGNED_CERT.*|UNABLE_TO_.*)$/u;

export type Exchange =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** The other side cannot have seen it. */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** It went out, and no answer came. */
  | { readonly kind: 'no-answer'; readonly why: string };

/**
 * One request, at most `timeoutMs` long. Redirects are not followed: they would take credentials along.
 * @param most bytes of an answer; a longer one reads as no JSON
 */
export async function exchange(
  request: HttpRequest,
  timeoutMs: number,
  now: () => Date,
  most = MOST_READ,
): Promise<Exchange> {
  const { url, ...init } = request;
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), now());
    return { kind: 'answer', answer: { status: response.status, json: await readJson(response, most), retryAfterMs } };
  } catch (error) {
    const why = causeOf(error);
    return { kind: NEVER_LEFT.test(why) ? 'not-sent' : 'no-answer', why };
  }
}

/** Seconds or a date. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d{1,9}$/u.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, LONGEST_WAIT_MS) : undefined;
}

/** A body that breaks off does not undo the status before it. */
async function readJson(response: Response, most: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > most) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A code for the log; the text of a network error may hold an address. */
function causeOf(error: unknown): string {
  const { name, cause } = error as Error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : name;
}

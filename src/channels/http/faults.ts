import type { Random } from '../../ports/clock.ts';
import { isFault } from '../../core/errors.ts';
import type { Answer } from './answer.ts';
import { HttpError, errorBody, notFound } from './http-error.ts';
import type { Log } from './log.ts';

/** The one place where what was thrown becomes words for the caller; the rest goes to the log. */
export function answerTo(error: unknown, route: string, random: Random, log: Log): Answer {
  const refusal = asRefusal(error);
  if (refusal !== undefined) {
    return { status: refusal.status, headers: refusal.headers, json: errorBody(refusal.code, refusal.message) };
  }
  if (isFault(error, 'storage-busy') || isFault(error, 'storage-broken')) {
    log.warn({ route, code: error.code, error }, 'storage did not answer');
    const message = 'The service is busy. Nothing was done; try again in a moment.';
    return { status: 503, headers: { 'retry-after': '5' }, json: errorBody('Unavailable', message) };
  }
  if (isFault(error, 'directory-unavailable')) {
    log.warn({ route, code: error.code, error }, 'the directory did not answer');
    const message = 'The company’s directory does not answer. Nothing was done; try again in a moment.';
    return { status: 503, headers: { 'retry-after': '10' }, json: errorBody('Unavailable', message) };
  }
  const reference = random.bytes(6).toString('hex');
  log.error({ route, reference, error }, 'request failed');
  return { status: 500, json: errorBody('InternalError', `Something went wrong. Reference ${reference}.`) };
}

/** Ours, or the router's two: no such path, or not with this method. */
function asRefusal(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ResourceNotFoundError') return notFound();
  return error.name === 'MethodNotAllowedError'
    ? new HttpError(405, 'MethodNotAllowed', 'That cannot be done here.')
    : undefined;
}

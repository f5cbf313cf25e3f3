import { destination, pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** JSON lines to standard error, so that standard output stays for people and programs. */
export const createLog = (level: string): Log =>
  pino({ level, base: null, serializers: { error: describeError } }, destination({ dest: 2, sync: true }));

/** Message and place; never what was being worked on. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { name: error.name, message: error.message, ...code, ...cause, stack: error.stack };
}

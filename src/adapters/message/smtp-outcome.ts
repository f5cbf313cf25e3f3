import type { NodemailerError } from 'nodemailer';
import { Fault } from '../../core/errors.ts';

/** Answers about our own sign-in: mending the configuration mends them. */
const OURS = new Set([530, 534, 535, 538]);

/**
 * Why the server will never take this message, or `undefined` when a later try may succeed. Only a
 * lasting answer (5xx) to the recipient or the content counts; one to the greeting, the sign-in or the
 * sender is about us, and holds for every message alike. The server's own words may name a person and
 * are left out.
 */
export function refusalOf(error: NodemailerError): string | undefined {
  const { permanent, responseCode, command, response } = error;
  if (permanent !== true || responseCode === undefined || OURS.has(responseCode)) return undefined;
  if (command !== 'RCPT TO' && command !== 'DATA') return undefined;
  const enhanced = /^\d{3}[ -](?<status>5\.\d{1,3}\.\d{1,3})\b/u.exec(response ?? '')?.groups?.['status'];
  return [command, responseCode, enhanced].filter((part) => part !== undefined).join(' ');
}

export function passingFault(error: NodemailerError): Fault {
  const { code, command, responseCode } = error;
  const parts = [code, command, responseCode].filter((part) => part !== undefined);
  return new Fault('delivery-failed', `the mail server did not take it: ${parts.join(' ')}`, error);
}

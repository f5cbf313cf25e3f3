import { callbackify } from 'node:util';
import type { SMTPPoolOptions } from 'nodemailer';
import { Fault } from '../../core/errors.ts';

/** A token for the mail server; with `renew` another than the last, which was refused. */
export type MailToken = (renew: boolean) => Promise<string>;

/** Signing in with a token (XOAUTH2) instead of a password. */
export interface MailOAuth {
  readonly user: string;
  readonly token: MailToken;
}

/** Short enough that a dead server is known before a code in the message is. */
const TIME_OUTS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u;

/**
 * Reads `smtp://` (STARTTLS when offered) or `smtps://` (TLS at once), with or without credentials.
 * Credentials and tokens never cross a network in the clear. On this machine itself neither is asked: nobody
 * sits in between, and mail servers there carry certificates they made themselves.
 */
export function smtpOptions(address: string, oauth?: MailOAuth): SMTPPoolOptions {
  const url = parse(address);
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const loopback = LOOPBACK.test(host);
  const auth = oauth === undefined ? credentialsOf(url) : withToken(oauth);
  const secure = url.protocol === 'smtps:';
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !loopback && auth !== undefined,
    tls: { rejectUnauthorized: !loopback },
    maxConnections: 3,
    // An idle connection that the server ended costs one more try, nothing else is repeated here.
    maxRequeues: 1,
    ...TIME_OUTS,
    ...(auth === undefined ? {} : { auth }),
  };
}

/** The address holds a password, so no complaint repeats it. */
function parse(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url !== undefined && /^\/?$/u.test(url.pathname) && url.search === '' && url.hash === '';
  if (plain && url.hostname !== '' && ['smtp:', 'smtps:'].includes(url.protocol)) return url;
  throw new Fault('bad-configuration', 'the mail server is not an address like smtp://name:password@host:port');
}

function credentialsOf({ username, password }: URL): { user: string; pass: string } | undefined {
  if (username === '' && password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    throw new Fault('bad-configuration', 'the credentials of the mail server are not percent-encoded');
  }
}

/** Asked for with every new connection, so that no connection starts with a token that has expired. */
const withToken = ({ user, token }: MailOAuth) => ({
  type: 'OAuth2',
  user,
  provisionCallback: (_user: string, renew: boolean, answer: (error: Error | null, accessToken?: string) => void) =>
    callbackify(token)(renew, answer),
});

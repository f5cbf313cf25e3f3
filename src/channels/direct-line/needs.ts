import type { IncomingHttpHeaders } from 'node:http';
import type { Clock, Random } from '../../ports/clock.ts';
import type { Log } from '../http/log.ts';
import type { WebChat } from '../needs.ts';
import type { Tokens } from './tokens.ts';

/** What Direct Line needs of the rest. */
export interface DirectLineNeeds {
  readonly webChat: WebChat;
  readonly tokens: Tokens;
  /** Absent where nobody can sign in. */
  readonly signIn?:
    { whoIs(session: string | undefined): Promise<{ readonly accountId: string } | undefined> } | undefined;
  /** Name of the session cookie. */
  readonly sessionCookie: string;
  /** Fingerprint of the browser, from its cookie. */
  browserOf(request: { readonly headers: IncomingHttpHeaders }): string | undefined;
  /** Absent when the robot check is off. */
  readonly robotCheck?: { verify(payload: unknown): Promise<boolean> } | undefined;
  /** Absent in demo: the loopback name that was asked counts then. */
  readonly publicUrl: URL | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

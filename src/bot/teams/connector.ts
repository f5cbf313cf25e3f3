import type { Activity } from 'botbuilder';
import { Fault } from '../../core/errors.ts';

/** Gives the bot's own token, fresh enough to be used. */
export type TokenSource = () => Promise<string>;

/** A conversation, as seen from the channel's service. */
export interface Address {
  readonly serviceUrl: string;
  /** The channel's own id of the conversation. */
  readonly conversationId: string;
}

/** Where the channel put an activity, or why it never will. `unknown`: it may be there; it is not sent twice. */
export type PostResult = { readonly id: string } | { readonly refused: string } | { readonly unknown: string };

export interface Member {
  readonly aadObjectId?: string | undefined;
  readonly userPrincipalName?: string | undefined;
}

const PATIENCE_MS = 10_000;
/** Documented as worth another try; nothing was posted. */
const AGAIN = new Set([412, 429, 502, 504]);

/**
 * The Bot Framework's connector service over its REST interface. The SDK's client would repeat a POST by
 * itself after a 5xx, and a message twice is worse than a message late: here only what was certainly not
 * posted throws `delivery-failed`, and the outbox tries again.
 */
export function createConnector(token: TokenSource) {
  async function call(
    method: 'GET' | 'POST' | 'PUT',
    { serviceUrl, conversationId }: Address,
    path: string,
    body?: object,
  ) {
    const address = `${serviceUrl.replace(/\/$/u, '')}/v3/conversations/${encodeURIComponent(conversationId)}${path}`;
    return fetch(address, {
      method,
      headers: {
        ...(await signedIn(token)),
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // The token goes to the address that was checked, and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  async function post(
    method: 'POST' | 'PUT',
    to: Address,
    path: string,
    activity: Partial<Activity>,
  ): Promise<PostResult> {
    const sent = await call(method, to, path, activity).catch((error: unknown) => error as Error);
    if (sent instanceof Fault) throw sent;
    if (sent instanceof Error) return wasNotPosted(sent) ? giveBack(sent.message) : { unknown: sent.name };
    const text = await sent.text().catch(() => '');
    if (sent.ok) return { id: idIn(text) };
    if (AGAIN.has(sent.status)) return giveBack(`the channel answered ${sent.status}`, retryAfterMs(sent));
    return sent.status >= 500 ? { unknown: String(sent.status) } : { refused: String(sent.status) };
  }

  return {
    send: (to: Address, activity: Partial<Activity>): Promise<PostResult> =>
      post(
        'POST',
        to,
        activity.replyToId === undefined ? '/activities' : `/activities/${encodeURIComponent(activity.replyToId)}`,
        activity,
      ),
    /** Replaces what stands under an id. */
    update: (to: Address, id: string, activity: Partial<Activity>): Promise<PostResult> =>
      post('PUT', to, `/activities/${encodeURIComponent(id)}`, activity),
    /** What the channel answers to whether the bot is there: 200, or why not. */
    async presence(to: Address): Promise<number> {
      return (await call('GET', to, '/pagedmembers?pageSize=1')).status;
    },
    /** Who somebody in a conversation is, as the channel has it. */
    async member(to: Address, userId: string): Promise<Member | undefined> {
      const response = await call('GET', to, `/members/${encodeURIComponent(userId)}`);
      return response.ok ? ((await response.json()) as Member) : undefined;
    },
  };
}

export type Connector = ReturnType<typeof createConnector>;

/** Nothing where the channel asks for nothing, as a development one does. */
async function signedIn(token: TokenSource): Promise<{ readonly authorization?: string }> {
  try {
    const given = await token();
    return given === '' ? {} : { authorization: `Bearer ${given}` };
  } catch (error) {
    throw new Fault('delivery-failed', 'The bot got no token for the channel.', error);
  }
}

/** Nobody was there to take it. */
const wasNotPosted = ({ cause }: Error): boolean =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    (cause as { readonly code?: string } | undefined)?.code ?? '',
  );

function giveBack(why: string, afterMs?: number): never {
  throw new Fault('delivery-failed', why, undefined, afterMs);
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

function idIn(text: string): string {
  try {
    return (JSON.parse(text) as { readonly id?: string }).id ?? '';
  } catch {
    return '';
  }
}

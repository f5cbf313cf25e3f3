import type { Activity } from 'botbuilder';
import { Fault } from '../../core/errors.ts';
import { ask, type Answered } from './request.ts';

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
    const json = body === undefined ? undefined : JSON.stringify(body);
    const content = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json ?? '') };
    // The token goes to the address that was checked, and to no other.
    return ask(address, {
      method,
      headers: { ...(await signedIn(token)), accept: 'application/json', ...(json === undefined ? {} : content) },
      body: json,
      patienceMs: PATIENCE_MS,
    });
  }

  async function post(
    method: 'POST' | 'PUT',
    to: Address,
    path: string,
    activity: Partial<Activity>,
  ): Promise<PostResult> {
    const sent = await call(method, to, path, activity);
    if ('unreached' in sent) return giveBack(sent.unreached);
    if ('lost' in sent) return { unknown: sent.lost };
    const { status } = sent;
    if (isOk(status)) return { id: idIn(sent.text) };
    if (AGAIN.has(status)) return giveBack(`the channel answered ${status}`, retryAfterMs(sent));
    return status >= 500 ? { unknown: String(status) } : { refused: String(status) };
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
      const found = await call('GET', to, `/members/${encodeURIComponent(userId)}`);
      return 'status' in found && isOk(found.status) ? (JSON.parse(found.text) as Member) : undefined;
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

function giveBack(why: string, afterMs?: number): never {
  throw new Fault('delivery-failed', why, undefined, afterMs);
}

const isOk = (status: number): boolean => status >= 200 && status < 300;

function retryAfterMs({ headers }: Extract<Answered, { status: number }>): number | undefined {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

function idIn(text: string): string {
  try {
    return (JSON.parse(text) as { readonly id?: string }).id ?? '';
  } catch {
    return '';
  }
}

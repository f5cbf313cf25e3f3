import { z } from 'zod';
import { asTwiml } from './markup.ts';
import {
  isSuccess,
  readStatus,
  type Provider,
  type ProviderAnswer,
  type ProviderRequest,
  type Verdict,
} from './provider.ts';

export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken?: string | undefined;
  /** Used for requests instead of the token where given. */
  readonly apiKey?: { readonly sid: string; readonly secret: string } | undefined;
  /** A number, a sender name, or the SID of a messaging service. */
  readonly from: string;
  readonly baseUrl: string;
  /** Where Twilio reports what became of a message, for the id of that message. */
  readonly receiptUrl?: ((parcelId: string) => string) | undefined;
}

/** Rings this long; most voicemail answers later, and a code does not belong on it. */
const RING_SECONDS = '20';
const LONGEST_TEXT = 1600;
const LONGEST_TWIML = 4000;

/**
 * Bad requests that are about our account or sender, not about this message: mending the account mends
 * them all. Twilio changes its codes, so every other 400 is believed to be about the message.
 */
const OURS = new Set([
  20001, 20003, 20404, 21210, 21212, 21213, 21215, 21219, 21408, 21603, 21606, 21608, 21609, 21611, 21659, 21660, 21701,
  21703,
]);

/** Text messages over the Messages resource. */
export function twilioText(settings: TwilioSettings): Provider {
  const service = settings.from.startsWith('MG');
  return {
    name: 'twilio',
    channel: 'sms',
    // There is no idempotency key for it: after a time-out, or an error from within Twilio, sending
    // again could text somebody twice, so the outcome stays unknown. Whoever got no code asks for a
    // new one, which replaces the lost one.
    idempotent: false,
    build({ id, to, text }) {
      if (text.length > LONGEST_TEXT) return { refused: 'too long for a text message' };
      const sender = service ? { MessagingServiceSid: settings.from } : { From: settings.from };
      return post(settings, 'Messages', id, { To: to, ...sender, Body: text });
    },
    ...common(settings),
  };
}

/** Calls that say a message and hang up, over the Calls resource. */
export function twilioVoice(settings: TwilioSettings): Provider {
  return {
    name: 'twilio',
    channel: 'voice',
    idempotent: false,
    build({ id, to, spoken, text, language }) {
      const twiml = asTwiml(spoken ?? text, language);
      if (twiml.length > LONGEST_TWIML) return { refused: 'too long for a call' };
      return post(settings, 'Calls', id, { To: to, From: settings.from, Twiml: twiml, Timeout: RING_SECONDS });
    },
    ...common(settings),
  };
}

const Trouble = z.object({ code: z.number().int() });
const Created = z.object({ status: z.string(), error_code: z.number().int().nullish() });

function read(answer: ProviderAnswer): Verdict {
  if (isSuccess(answer.status)) {
    const created = Created.safeParse(answer.json).data;
    const failed = created !== undefined && ['failed', 'undelivered', 'canceled'].includes(created.status);
    return failed ? { kind: 'refused', why: `twilio ${created.error_code ?? created.status}` } : { kind: 'sent' };
  }
  const code = Trouble.safeParse(answer.json).data?.code;
  if (answer.status !== 400) return readStatus(code === undefined ? 'twilio' : `twilio ${code}`, answer, false);
  const why = `twilio 400 ${code ?? ''}`.trim();
  if (code === undefined || OURS.has(code)) return { kind: 'passing', why, retryAfterMs: answer.retryAfterMs };
  return { kind: 'refused', why };
}

const common = (settings: TwilioSettings) => ({
  read,
  // Standard API keys may read this list, and not the account itself.
  probe: (): ProviderRequest => ({
    method: 'GET',
    url: `${resource(settings, 'IncomingPhoneNumbers')}?PageSize=1`,
    headers: { authorization: authorization(settings), accept: 'application/json' },
  }),
  rejection: ({ status }: ProviderAnswer) =>
    isSuccess(status) ? undefined : `twilio answers ${status} to the credentials`,
});

function post(settings: TwilioSettings, list: string, id: string, fields: Record<string, string>): ProviderRequest {
  const form = new URLSearchParams(fields);
  if (settings.receiptUrl !== undefined) form.set('StatusCallback', settings.receiptUrl(id));
  return {
    method: 'POST',
    url: resource(settings, list),
    headers: {
      authorization: authorization(settings),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: form.toString(),
  };
}

const resource = ({ baseUrl, accountSid }: TwilioSettings, list: string): string =>
  `${baseUrl}/2010-04-01/Accounts/${accountSid}/${list}.json`;

function authorization({ accountSid, authToken, apiKey }: TwilioSettings): string {
  const pair = apiKey === undefined ? `${accountSid}:${authToken ?? ''}` : `${apiKey.sid}:${apiKey.secret}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSuccess, readStatus, type Provider, type ProviderAnswer, type Verdict } from './provider.ts';

export interface CmSettings {
  readonly productToken: string;
  readonly from: string;
  readonly baseUrl: string;
}

/** Text messages over CM.com's Business Messaging gateway. */
export function cmText({ productToken, from, baseUrl }: CmSettings): Provider {
  const post = (msg: readonly object[]) => ({
    method: 'POST' as const,
    url: `${baseUrl}/v1.0/message`,
    headers: cmHeaders(productToken),
    body: JSON.stringify({ messages: { msg } }),
  });
  return {
    name: 'cm',
    channel: 'sms',
    // The reference is for finding a message back; the gateway does not compare it.
    idempotent: false,
    build: ({ id, to, text }) =>
      post([
        {
          from,
          to: [{ number: to.replace('+', '00') }],
          body: { type: 'auto', content: text },
          minimumNumberOfMessageParts: 1,
          maximumNumberOfMessageParts: 8,
          reference: referenceOf(id),
          // Otherwise an account's own fallback could carry a code over another app.
          allowedChannels: ['SMS'],
        },
      ]),
    read,
    // No message in it: it can only be refused, with a code that says whether the token was known.
    probe: () => post([]),
    rejection: (answer) => {
      const code = Reply.safeParse(answer.json).data?.errorCode;
      const known = code !== undefined && !ABOUT_TOKEN.has(code);
      return known || isSuccess(answer.status) ? undefined : `cm answers ${answer.status} ${code ?? ''}`.trim();
    },
  };
}

export const cmHeaders = (productToken: string): Record<string, string> => ({
  'x-cm-producttoken': productToken,
  'content-type': 'application/json; charset=utf-8',
  accept: 'application/json',
});

const Reply = z.object({
  errorCode: z.number().int(),
  messages: z.array(z.object({ status: z.string(), messageErrorCode: z.number().int().nullish() })).nullish(),
});

/** Authentication failed, balance used up, wrong token. */
const ABOUT_TOKEN = new Set([101, 102, 103]);
/** The message itself: its number or content, or a filter that stopped it. */
const ABOUT_MESSAGE = new Set([302, 303, 304, 305, 401, 402, 403]);

function read(answer: ProviderAnswer): Verdict {
  const reply = Reply.safeParse(answer.json).data;
  const first = reply?.messages?.[0];
  if (isSuccess(answer.status) && first?.status !== 'Rejected') return { kind: 'sent' };
  if (reply === undefined) return readStatus('cm', answer, false);
  const code = first?.messageErrorCode ?? reply.errorCode;
  const why = `cm ${answer.status} ${code}`;
  // With an answer like this the message was not made, so that a later try cannot be a second one.
  return ABOUT_MESSAGE.has(code)
    ? { kind: 'refused', why }
    : { kind: 'passing', why, retryAfterMs: answer.retryAfterMs };
}

/** At most 32 plain characters. */
const referenceOf = (id: string): string =>
  /^[\w-]{1,32}$/u.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);

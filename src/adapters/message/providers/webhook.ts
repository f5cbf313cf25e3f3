import { z } from 'zod';
import { asSsml, LOCALE } from './markup.ts';
import {
  isSuccess,
  readStatus,
  type Provider,
  type ProviderAnswer,
  type ProviderRequest,
  type Verdict,
} from './provider.ts';
import { signedHeaders } from '../../http/signature.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

const Refusal = z.object({ reason: z.string().regex(/^[a-z0-9][a-z0-9 -]{0,60}$/u) });

/** A company's own gateway: a signed JSON body, and answers as the README beside this file says. */
export function webhook(channel: 'sms' | 'voice', { url, secret }: WebhookSettings): Provider {
  const post = (content: object, now: Date, more: Record<string, string> = {}): ProviderRequest => {
    const body = JSON.stringify(content);
    const headers = { 'content-type': 'application/json', ...more, ...signedHeaders(secret, body, now) };
    return { method: 'POST', url, headers, body };
  };
  return {
    name: 'webhook',
    channel,
    // The key is asked for, so a lost answer costs a repetition and not a second message.
    idempotent: true,
    build({ id, to, text, spoken, language }, now) {
      const said = spoken ?? text;
      const what = channel === 'sms' ? { text } : { spoken: said, ssml: asSsml(said) };
      const type = channel === 'sms' ? 'text' : 'voice';
      return post({ type, id, to, language: LOCALE[language], ...what }, now, { 'idempotency-key': id });
    },
    read,
    probe: (now) => post({ type: 'check' }, now),
    rejection: ({ status }) => (isSuccess(status) ? undefined : `the webhook answers ${status} to a signed check`),
  };
}

function read(answer: ProviderAnswer): Verdict {
  // 409: it has this one already.
  if (isSuccess(answer.status) || answer.status === 409) return { kind: 'sent' };
  if (answer.status !== 422) return readStatus('webhook', answer, true);
  return { kind: 'refused', why: `webhook 422 ${Refusal.safeParse(answer.json).data?.reason ?? ''}`.trim() };
}

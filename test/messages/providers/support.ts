import { createProviderSender } from '../../../src/adapters/message/providers/sender.ts';
import type { Provider } from '../../../src/adapters/message/providers/provider.ts';
import { cmText } from '../../../src/adapters/message/providers/cm-text.ts';
import { cmVoice } from '../../../src/adapters/message/providers/cm-voice.ts';
import { twilioText, twilioVoice } from '../../../src/adapters/message/providers/twilio.ts';
import { webhook } from '../../../src/adapters/message/providers/webhook.ts';
import { Fault } from '../../../src/core/errors.ts';
import type { Language } from '../../../src/core/language.ts';
import type { RenderedMessage } from '../../../src/core/message.ts';
import type { MessageSender, SendResult } from '../../../src/ports/message-sender.ts';
import { TestClock } from '../../support/app.ts';
import { code } from '../samples.ts';
import { PRODUCT_TOKEN } from './cm-double.ts';
import { afterwards } from './double.ts';
import { ACCOUNT, TOKEN } from './twilio-double.ts';
import { SECRET } from './webhook-double.ts';

export const clock = new TestClock(new Date('2026-03-05T12:00:00Z'));
export const COUNTRIES = ['+31', '+32'];
export const MOBILE = '+31612345678';
export const CALLER = '+3197010200000';

/** For answers that never come: long enough to ask, and no test expects an answer within it. */
export const IMPATIENT = 400;

export function senderOf(provider: Provider, { countries = COUNTRIES, timeoutMs = 10_000 } = {}): MessageSender {
  const sender = createProviderSender(provider, { countries, clock, timeoutMs });
  afterwards(() => sender.close());
  return sender;
}

/** Every provider with its channel, at an address. */
export const PROVIDERS: readonly (readonly [name: string, at: (url: string) => Provider])[] = [
  ['twilio text', (baseUrl) => twilioText({ accountSid: ACCOUNT, authToken: TOKEN, from: CALLER, baseUrl })],
  ['twilio voice', (baseUrl) => twilioVoice({ accountSid: ACCOUNT, authToken: TOKEN, from: CALLER, baseUrl })],
  ['cm text', (baseUrl) => cmText({ productToken: PRODUCT_TOKEN, from: 'Voorbeeld', baseUrl })],
  ['cm voice', (baseUrl) => cmVoice({ productToken: PRODUCT_TOKEN, from: CALLER, baseUrl })],
  ['webhook text', (url) => webhook('sms', { url, secret: SECRET })],
  ['webhook voice', (url) => webhook('voice', { url, secret: SECRET })],
];

export const text = (to = MOBILE, language: Language = 'nl'): RenderedMessage => ({
  ...code({ channel: 'sms', language }),
  to,
});
export const voice = (to = MOBILE, language: Language = 'nl'): RenderedMessage => ({
  ...code({ channel: 'voice', language }, { code: '481516' }),
  to,
});

/** What came of it, in a form that reads in a table. */
export async function outcome(sending: Promise<SendResult>): Promise<SendResult | { passing: string; after?: number }> {
  try {
    return await sending;
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'delivery-failed') throw error;
    return { passing: error.message, ...(error.retryAfterMs === undefined ? {} : { after: error.retryAfterMs }) };
  }
}

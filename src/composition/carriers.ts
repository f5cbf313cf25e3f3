import { cmText } from '../adapters/message/providers/cm-text.ts';
import { cmVoice } from '../adapters/message/providers/cm-voice.ts';
import { createMailToken } from '../adapters/message/providers/mail-token.ts';
import type { Provider } from '../adapters/message/providers/provider.ts';
import { createProviderSender } from '../adapters/message/providers/sender.ts';
import { twilioReceipts } from '../adapters/message/providers/twilio-receipt.ts';
import { twilioText, twilioVoice } from '../adapters/message/providers/twilio.ts';
import { webhookReceipts } from '../adapters/message/providers/webhook-receipt.ts';
import { webhook } from '../adapters/message/providers/webhook.ts';
import { createSmtpSender } from '../adapters/message/smtp.ts';
import type { TextConfig, VoiceConfig } from '../config/providers.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../ports/clock.ts';
import type { MessageSender } from '../ports/message-sender.ts';
import type { ReceiptReader } from '../ports/receipts.ts';

/** A configured way out, with what `sleutel check` says of it. */
export interface Carrier {
  readonly name: 'mail' | 'text' | 'voice';
  readonly sender: MessageSender;
  readonly good: string;
  readonly fix: string;
}

/** Everything the configuration names, in no need of a port or a database. */
export function carriersOf(config: Config, from: string, clock: Clock): Carrier[] {
  const { text, voice } = config;
  const carriers = mailOf(config, from, clock);
  const add = (name: 'text' | 'voice', settings: TextConfig | VoiceConfig, provider: Provider): void => {
    const sender = createProviderSender(provider, { countries: config.policy.countries, clock });
    carriers.push({ name, sender, good: `${settings.provider} lets us in`, fix: FIXES[settings.provider](name) });
  };
  if (text !== undefined) add('text', text, textProvider(config, text));
  if (voice !== undefined) add('voice', voice, voiceProvider(config, voice));
  return carriers;
}

function mailOf({ smtpUrl: url, smtpOAuth }: Config, from: string, clock: Clock): Carrier[] {
  if (url === undefined) return [];
  const oauth = smtpOAuth && { user: smtpOAuth.user, token: createMailToken(smtpOAuth) };
  const sender = createSmtpSender({ url, from, oauth, clock });
  const signIn =
    oauth === undefined
      ? 'user name and password'
      : 'the tenant, client and secret under smtpOAuth, and whether that application may send as its user';
  const fix = `Look at SMTP_URL: host, port, ${signIn}, and whether this machine may connect.`;
  return [{ name: 'mail', sender, good: 'the SMTP server lets us in', fix }];
}

function textProvider(config: Config, settings: TextConfig): Provider {
  switch (settings.provider) {
    case 'twilio':
      return twilioText({ ...settings, receiptUrl: twilioReports(config, settings.authToken) });
    case 'cm':
      return cmText(settings);
    case 'webhook':
      return webhook('sms', settings);
  }
}

function voiceProvider(config: Config, settings: VoiceConfig): Provider {
  switch (settings.provider) {
    case 'twilio':
      return twilioVoice({ ...settings, receiptUrl: twilioReports(config, settings.authToken) });
    case 'cm':
      return cmVoice(settings);
    case 'webhook':
      return webhook('voice', settings);
  }
}

const FIXES: Readonly<Record<TextConfig['provider'], (name: string) => string>> = {
  twilio: (name) =>
    `Look at ${name}.accountSid and ${name}.authToken or ${name}.apiKey: credentials belong to one account and region (${name}.baseUrl).`,
  cm: (name) => `Look at ${name}.productToken: the product token of the account, with its hyphens, and not an API key.`,
  webhook: (name) =>
    `Look at ${name}.url and ${name}.secret: the gateway answers 2xx to a signed {"type":"check"}, and its clock is right.`,
};

/** Asked for only where they can be trusted: they are signed with the token. */
const twilioReports = (config: Config, authToken: string | undefined) =>
  authToken === undefined ? undefined : publicReceipts(config);

/** Where Twilio can reach us, for the id of a message. */
function publicReceipts({ publicUrl }: Config): ((parcelId: string) => string) | undefined {
  if (publicUrl?.startsWith('https://') !== true) return undefined;
  const address = `${publicUrl.replace(/\/$/u, '')}/provider/receipts/twilio`;
  return (parcelId) => `${address}?${new URLSearchParams({ parcel: parcelId }).toString()}`;
}

/** Those that sign what they report: CM.com documents no signature, so that its reports are not taken. */
export function receiptReaders(config: Config): Map<string, ReceiptReader> {
  const settings = [config.text, config.voice].filter((each) => each !== undefined);
  const tokens = settings.flatMap((each) => (each.provider === 'twilio' ? (each.authToken ?? []) : []));
  const secrets = settings.flatMap((each) => (each.provider === 'webhook' ? each.secret : []));
  const address = publicReceipts(config);
  const readers = new Map<string, ReceiptReader>();
  if (tokens.length > 0 && address !== undefined) readers.set('twilio', twilioReceipts(tokens, address));
  if (secrets.length > 0) readers.set('webhook', webhookReceipts(secrets));
  return readers;
}

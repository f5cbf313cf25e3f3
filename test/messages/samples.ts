import type { Language } from '../../src/core/language.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import {
  MESSAGE_CHANNELS,
  type MessageChannel,
  type MessageKind,
  type MessageModels,
  type OutboundMessage,
  type RenderedMessage,
} from '../../src/core/message.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { renderMessage } from '../../src/adapters/message/render.ts';

export const HOST = 'hulp.voorbeeld.example';
export const COMPANY: Organisation = {
  name: 'Voorbeeld BV',
  domain: 'voorbeeld.example',
  timeZone: 'Europe/Amsterdam',
  helpdesk: { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
};

/** Half past midnight in Amsterdam, the evening before in UTC. */
const at = new Date('2026-03-05T23:30:00Z');
const notice = { at, reference: 'S-7F3K', notMeUrl: `https://${HOST}/not-me/AbCdEfGhIjKlMnOpQrStUv` };

const facts = {
  reference: 'S-7F3K',
  requester: 'Hanna Helpdesk <hanna@voorbeeld.example>',
  target: 'Anna de Vries <anna@voorbeeld.example>',
  approver: undefined,
  reason: 'forgotten',
  words: 'belde vanochtend',
  ticket: 'INC-1234',
} as const;

export const MODELS: MessageModels = {
  code: { code: '48151623', minutes: 5 },
  'notice.reset': notice,
  'notice.change': notice,
  'notice.unlock': notice,
  'notice.pass': notice,
  'notice.unfrozen': notice,
  'notice.failures': notice,
  'notice.link-burnt': notice,
  reminder: {
    days: 7,
    expiresAt: at,
    changeUrl: `https://${HOST}/.well-known/change-password`,
    stopUrl: `https://${HOST}/reminders/AbCd`,
  },
  'staff.link': { url: `https://${HOST}/reset/AbCdEfGhIjKlMnOpQrStUv`, reference: 'S-7F3K', until: at },
  'staff.approval': { ...facts, url: `https://${HOST}/approvals/AbCdEf`, until: at },
  'staff.told': { ...facts, approver: 'Gerda Groen <gerda@voorbeeld.example>', what: 'done', at },
  'alarm.spend': { at, texts: 500, calls: 12, cost: 51.8 },
  'alarm.blocked': { at, reference: 'S-7F3K', accounts: 10, others: 2 },
  'alarm.privileged': {
    at,
    reference: 'S-7F3K',
    person: 'Hanna Helpdesk <hanna@voorbeeld.example>',
    roles: ['helpdesk'],
    what: 'reset',
  },
  'notice.enrolled-totp': notice,
  'notice.removed-totp': notice,
  'notice.enrolled-codes': notice,
  'notice.contact-changed': notice,
  'vouch.request': {
    person: 'Anna de Vries',
    at,
    until: new Date('2026-03-06T03:30:00Z'),
    url: `https://${HOST}/vouch/AbCdEfGhIjKlMnOpQrStUv.AbCdEf`,
  },
  'case.opened': {
    reference: 'S-7F3K',
    at,
    urgent: false,
    person: 'anna@voorbeeld.example',
    verified: true,
    diagnosis: 'locked',
    summary: 'Ik kan niet meer inloggen.',
    url: `https://${HOST}/helpdesk?case=c1`,
    transcript: [
      { from: 'person', text: 'Ik kan er niet meer in.' },
      { from: 'assistant', text: 'Wie ben je?' },
    ],
  },
  'case.news': {
    reference: 'S-7F3K',
    at,
    urgent: true,
    what: 'answer-late',
    agent: undefined,
    url: `https://${HOST}/helpdesk?case=c1`,
  },
  'case.link': { url: `https://${HOST}/password/AbCdEfGhIjKlMnOpQrStUv`, minutes: 9, reference: 'S-7F3K' },
};
export const NOTICES = [
  'notice.reset',
  'notice.change',
  'notice.unlock',
  'notice.pass',
  'notice.unfrozen',
  'notice.failures',
  'notice.link-burnt',
  'notice.enrolled-totp',
  'notice.removed-totp',
  'notice.enrolled-codes',
  'notice.contact-changed',
] as const satisfies readonly MessageKind[];

interface Choice {
  readonly channel?: MessageChannel;
  readonly language?: Language;
  readonly organisation?: Organisation;
  readonly host?: string;
}

/** A message with the model of the samples, or with parts of it replaced. */
export function outbound<K extends MessageKind>(
  kind: K,
  { channel = 'mail', language = 'nl' }: Choice = {},
  part: Partial<MessageModels[K]> = {},
) {
  return { id: 'm-1', kind, channel, to: 'anna@prive.example', language, model: { ...MODELS[kind], ...part } };
}

export const code = (choice: Choice = {}, part: Partial<MessageModels['code']> = {}): RenderedMessage =>
  write(outbound('code', choice, part), choice);

export const openedCase = (choice: Choice = {}, part: Partial<MessageModels['case.opened']> = {}): RenderedMessage =>
  write(outbound('case.opened', choice, part), choice);

export const write = (message: OutboundMessage, choice: Choice = {}): RenderedMessage =>
  renderMessage(message, choice.organisation ?? COMPANY, choice.host ?? HOST);

/** Every kind in every channel and language. */
export function everyMessage(): OutboundMessage[] {
  return MESSAGE_CHANNELS.flatMap((channel) =>
    LANGUAGES.flatMap((language) => [
      outbound('code', { channel, language }),
      outbound('notice.reset', { channel, language }),
      outbound('notice.change', { channel, language }),
      outbound('notice.unlock', { channel, language }),
      outbound('notice.pass', { channel, language }),
      outbound('notice.unfrozen', { channel, language }),
      outbound('notice.failures', { channel, language }),
      outbound('notice.link-burnt', { channel, language }),
      outbound('alarm.spend', { channel, language }),
      outbound('alarm.blocked', { channel, language }),
      outbound('alarm.privileged', { channel, language }),
      outbound('notice.enrolled-totp', { channel, language }),
      outbound('notice.removed-totp', { channel, language }),
      outbound('notice.enrolled-codes', { channel, language }),
      outbound('notice.contact-changed', { channel, language }),
      outbound('vouch.request', { channel, language }),
      outbound('case.opened', { channel, language }),
      outbound('reminder', { channel, language }),
      outbound('staff.link', { channel, language }),
      outbound('staff.approval', { channel, language }),
      outbound('staff.told', { channel, language }),
      outbound('case.news', { channel, language }),
      outbound('case.link', { channel, language }),
    ]),
  );
}

/** One of those; mail in Dutch unless asked otherwise. */
export function sample(kind: MessageKind, { channel = 'mail', language = 'nl' }: Choice = {}): OutboundMessage {
  const found = everyMessage().find((one) => one.kind === kind && one.channel === channel && one.language === language);
  if (found === undefined) throw new Error(`no sample of ${kind}`);
  return found;
}

/** What a reader of the HTML sees, in one line. */
export const seen = (html: string): string =>
  flat(
    html
      .replace(/<head>[\s\S]*?<\/head>/u, '')
      .replace(/<[^>]*>/gu, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

import { CardFactory, type Activity } from 'botbuilder';
import { CASE_STATE_WORDS } from '../../core/case-state-words.ts';
import { Fault } from '../../core/errors.ts';
import { LOCALES, type Language } from '../../core/language.ts';
import type { CaseCard, ChannelCards } from '../../ports/channel-cards.ts';
import { inert } from '../inert.ts';
import type { Connector } from './connector.ts';
import type { HelpdeskChannel } from './helpdesk-channel.ts';

/** How the helpdesk reads. */
export interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

export interface CaseCardParts extends Reading {
  readonly connector: Pick<Connector, 'send' | 'update'>;
  readonly channel: Pick<HelpdeskChannel, 'address'>;
}

/** Cards of cases in a channel, over the connector: posted once, changed in place, posted anew where that fails. */
export const createCaseCards = ({ connector, channel, ...reading }: CaseCardParts): ChannelCards => ({
  async post(card) {
    const result = await connector.send(await channel.address(), activityFor(card, reading));
    if ('id' in result) return { posted: result.id === '' ? undefined : result.id };
    if ('refused' in result) return result;
    // It may stand there; one too many is better than none.
    throw new Fault('delivery-failed', 'Nobody said whether the card stands there.');
  },
  async update(posted, card) {
    const result = await connector.update(await channel.address(), posted, activityFor(card, reading));
    if ('id' in result) return 'updated';
    if ('refused' in result) return 'gone';
    // Twice the same change is one change.
    throw new Fault('delivery-failed', 'Nobody said whether the card was changed.');
  },
});

/** Without a text: Teams makes two messages of a text and a card, and then says of neither where it stands. */
function activityFor(card: CaseCard, reading: Reading): Partial<Activity> {
  const summary = titleOf(card, WORDS[reading.language]);
  const attachments = [CardFactory.adaptiveCard(caseCard(card, reading))];
  return { type: 'message', label: 'desk-card', summary, attachments };
}

const titleOf = ({ urgent, reference }: CaseCard, words: Words): string =>
  `${urgent ? `${words.urgent}: ` : ''}${words.title} ${reference}`;

/**
 * Only facts of our own and an agent's name: nothing that an employee typed.
 * @param notice for whoever pressed a button just now
 */
export function caseCard(card: CaseCard, { language, timeZone }: Reading, notice?: string): object {
  const words = WORDS[language];
  const opened = new Intl.DateTimeFormat(LOCALES[language], { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const facts = [
    [words.state, CASE_STATE_WORDS[language][card.state]],
    [words.agent, card.agent === undefined ? words.nobody : inert(card.agent)],
    [words.verified, card.verified ? words.yes : words.no],
    [words.language, card.language.toUpperCase()],
    [words.opened, opened.format(card.openedAt)],
  ].map(([name, value]) => ({ title: name, value }));
  const line = (text: string, more: object): object => ({ type: 'TextBlock', text, wrap: true, ...more });
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      line(titleOf(card, words), { weight: 'Bolder', ...(card.urgent ? { color: 'Attention' } : {}) }),
      ...(notice === undefined ? [] : [line(notice, { color: 'Accent' })]),
      { type: 'FactSet', facts },
    ],
    actions: [...actionsFor(card, words), { type: 'Action.OpenUrl', title: words.open, url: card.url }],
  };
}

/** What can be done from the channel now; the server decides again, by who presses. */
function actionsFor({ caseId, state }: CaseCard, words: Words): object[] {
  const action = (verb: 'claim' | 'resolve', title: string) => {
    const data = { case: caseId, do: verb };
    // Clients that do not know Action.Execute yet send the same as a message.
    const fallback = { type: 'Action.Submit', title, data };
    return { type: 'Action.Execute', verb: `case.${verb}`, title, data, fallback };
  };
  if (state === 'queued' || state === 'reopened') return [action('claim', words.claim)];
  return ['assigned', 'active', 'waiting'].includes(state) ? [action('resolve', words.resolve)] : [];
}

const NL = {
  urgent: 'DRINGEND',
  title: 'Hulpvraag',
  state: 'Stand',
  agent: 'Behandelaar',
  nobody: 'nog niemand',
  verified: 'Identiteit bewezen',
  language: 'Taal',
  opened: 'Geopend',
  yes: 'ja',
  no: 'nee',
  claim: 'Pak op',
  open: 'Open',
  resolve: 'Opgelost',
};
type Words = typeof NL;

const EN: Words = {
  urgent: 'URGENT',
  title: 'Help request',
  state: 'State',
  agent: 'Agent',
  nobody: 'nobody yet',
  verified: 'Identity proven',
  language: 'Language',
  opened: 'Opened',
  yes: 'yes',
  no: 'no',
  claim: 'Pick up',
  open: 'Open',
  resolve: 'Resolved',
};

const WORDS: Readonly<Record<Language, Words>> = { nl: NL, en: EN };

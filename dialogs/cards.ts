import { CardFactory, type Attachment } from 'botbuilder';
import { LOCALES, type Language } from '../src/core/language.ts';
import type { ShownAnswer } from './needs.ts';
import { labelOf, text, type TextKey } from './texts/texts.ts';

/**
 * Cards say what the text says, sentence by sentence: `fallbackText` is that text, so that a channel can
 * show either of the two. They hold no buttons of their own; choices stand beside every message.
 */
const card = (body: readonly object[], fallbackText: string, actions: readonly object[] = []): Attachment =>
  CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    body,
    ...(actions.length === 0 ? {} : { actions }),
  });

const block = (words: string, more: object = {}): object => ({ type: 'TextBlock', text: words, wrap: true, ...more });

/** Whether a card says all that the text says. */
export const saysTheSame = ({ content }: Attachment, words: string | undefined): boolean =>
  (content as { readonly fallbackText?: string } | undefined)?.fallbackText === words;

const RESULTS: ReadonlySet<string> = new Set(['reset.done', 'change.done', 'unlock.done', 'staff.link', 'staff.done']);

/** Before an effect and after one; other messages have none. */
export function cardFor(key: TextKey, words: string, language: Language): Attachment | undefined {
  const label = labelOf(key);
  if (label === 'confirm' && key !== 'confirm/unclear') return confirmation(words);
  return RESULTS.has(label) ? result(words, language) : undefined;
}

/** What will happen, and the question in bold. */
function confirmation(words: string): Attachment {
  const sentences = words.split(/(?<=[.?!])\s+/u);
  const question = sentences.at(-1) ?? '';
  const before = sentences.slice(0, -1).join(' ');
  return card([block(before), block(question, { weight: 'Bolder', spacing: 'Medium' })], words);
}

/** What works now, what to do next, and the reference on a line of its own. */
function result(words: string, language: Language): Attachment {
  const [said = '', ...rest] = words.split('\n\n');
  const [first = '', ...next] = said.split(/(?<=[.?!])\s+/u);
  const reference = /^\w+: (SL-[\w-]+)$/u.exec(rest.at(-1) ?? '')?.[1];
  const facts = reference === undefined ? [] : [{ title: text(language, 'card.reference'), value: reference }];
  return card(
    [
      block(`✓ ${first}`, { weight: 'Bolder', color: 'Good' }),
      ...(next.length === 0 ? [] : [block(next.join(' '))]),
      ...rest.filter((_part, index) => reference === undefined || index < rest.length - 1).map((part) => block(part)),
      ...(facts.length === 0 ? [] : [{ type: 'FactSet', facts }]),
    ],
    words,
  );
}

/** A short answer with its steps, the links as buttons, and when the article was last checked. */
export function stepsCard(shown: ShownAnswer, words: string, language: Language): Attachment {
  const { title, short, steps = [], links, checked } = shown;
  const date = new Date(checked).toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  const column = (width: string, item: object) => ({ type: 'Column', width, items: [item] });
  // Without a full stop: with one, each would be the first item of a list of its own.
  const rows = steps.map((step, index) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [column('24px', block(String(index + 1), { weight: 'Bolder' })), column('stretch', block(step))],
  }));
  const checkedOn = text(language, 'answer.checked', { date });
  return card(
    [
      block(title, { weight: 'Bolder', size: 'Medium' }),
      block(short),
      ...rows,
      block(checkedOn, { isSubtle: true, size: 'Small' }),
    ],
    words,
    links.slice(0, 4).map(({ title: name, url }) => ({ type: 'Action.OpenUrl', title: name, url })),
  );
}

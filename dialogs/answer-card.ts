import { CardFactory, type Attachment } from 'botbuilder';
import { LOCALES, type Language } from '../src/core/language.ts';
import type { ShownAnswer } from './needs.ts';
import { text } from './texts/texts.ts';

/** The short answer, the steps and the links; all of it reads without the card as well. */
export function answerText({ short, steps = [], links }: ShownAnswer): string {
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const named = links.map(({ title, url }) => `[${title}](${url})`).join('  \n');
  return [short, numbered, named].filter((part) => part !== '').join('\n\n');
}

/** The links as buttons, and when the article was last checked. */
export function answerCard({ links, checked }: ShownAnswer, language: Language): Attachment {
  const date = new Date(checked).toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      {
        type: 'TextBlock',
        text: text(language, 'answer.checked', { date }),
        isSubtle: true,
        size: 'Small',
        wrap: true,
      },
    ],
    actions: links.slice(0, 4).map(({ title, url }) => ({ type: 'Action.OpenUrl', title, url })),
  });
}

import { CardFactory, type Activity, type Attachment, type TurnContext } from 'botbuilder';
import { LOCALES, type Language } from '../src/core/language.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { message } from './say.ts';
import { text } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export interface IssuedLink {
  readonly effect: 'reset' | 'change';
  readonly url: string;
  readonly matchCode: string;
  readonly qrCode: string;
  readonly expiresAt: Date;
}

/** The one-time link: as text, as a button and as a QR code. */
export function linkMessage(context: TurnContext, link: IssuedLink, { timeZone }: Organisation): Partial<Activity> {
  const { effect, url, matchCode, expiresAt } = link;
  const { language } = turnOf(context);
  const until = expiresAt.toLocaleTimeString(LOCALES[language], { hour: '2-digit', minute: '2-digit', timeZone });
  return message(
    context,
    `${effect}.link`,
    { url, matchCode, until },
    { value: { url, matchCode, expiresAt: expiresAt.toISOString() }, attachments: [card(link, language)] },
  );
}

/** The QR code holds the link alone, never the match code. */
function card({ url, qrCode }: IssuedLink, language: Language): Attachment {
  const column = (width: string, item: object) => ({
    type: 'Column',
    width,
    verticalContentAlignment: 'Center',
    items: [item],
  });
  return CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      {
        type: 'ColumnSet',
        columns: [
          column('auto', { type: 'Image', url: qrCode, width: '132px', altText: text(language, 'link.qr') }),
          column('stretch', { type: 'TextBlock', text: text(language, 'link.scan'), wrap: true }),
        ],
      },
    ],
    actions: [{ type: 'Action.OpenUrl', title: text(language, 'link.open'), url, style: 'positive' }],
  });
}

/** How that message reads once its link is dead. */
export function retired(activity: Partial<Activity>): Partial<Activity> {
  const { value: _value, attachments: _attachments, ...rest } = activity;
  return { ...rest, text: text(activity.locale === 'en' ? 'en' : 'nl', 'link.gone') };
}

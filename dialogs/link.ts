import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { DialogNeeds } from './needs.ts';
import { message } from './say.ts';
import { text } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export interface IssuedLink {
  readonly effect: 'reset' | 'change';
  readonly url: string;
  readonly matchCode: string;
  readonly expiresAt: Date;
}

/** The one-time link: as text, as a button and as a QR code. The QR code holds the link alone. */
export async function linkMessage(
  context: TurnContext,
  { effect, url, matchCode, expiresAt }: IssuedLink,
  { qrCode, organisation }: Pick<DialogNeeds, 'qrCode' | 'organisation'>,
): Promise<Partial<Activity>> {
  const { language } = turnOf(context);
  const until = expiresAt.toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: organisation.timeZone,
  });
  const picture = { url: await qrCode(url), alt: text(language, 'link.open') };
  const title = text(language, 'link.open');
  const card = CardFactory.heroCard('', '', [picture], [{ type: 'openUrl', title, value: url }]);
  return message(
    context,
    `${effect}.link`,
    { url, matchCode, until },
    { value: { url, matchCode, expiresAt: expiresAt.toISOString() }, attachments: [card] },
  );
}

/** How that message reads once its link is dead. */
export function retired(activity: Partial<Activity>): Partial<Activity> {
  const { value: _value, attachments: _attachments, ...rest } = activity;
  return { ...rest, text: text(activity.locale === 'en' ? 'en' : 'nl', 'link.gone') };
}

import type { DialogContext } from 'botbuilder-dialogs';
import { sayStanding } from '../../dialogs/case-standing.ts';
import type { DialogNeeds } from '../../dialogs/needs.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { statusAsked } from './case-words.ts';
import type { Talk } from './talk.ts';

/**
 * Tells how a case stands to who asks for it; whether it did.
 * @param isBusy something else is open, which the words must not be able to mean
 */
export async function answerStatus(
  dc: DialogContext,
  talk: Talk,
  { help, organisation }: Pick<DialogNeeds, 'help' | 'organisation'>,
  isBusy: boolean,
): Promise<boolean> {
  const asked = statusAsked(dc.context.activity.text);
  if (asked === undefined || (isBusy && asked.sure !== true)) return false;
  const turn = turnOf(dc.context);
  const standing = await help.standing(turn.conversationId, turn.accountId);
  if (standing === undefined) return false;
  talk.misses = 0;
  if (!talk.languageDecided && asked.language !== undefined) {
    talk.language = turn.language = asked.language;
    talk.languageDecided = true;
  }
  await sayStanding(dc.context, organisation, standing);
  return true;
}

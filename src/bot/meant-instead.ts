import type { DialogContext } from 'botbuilder-dialogs';
import type { Question } from '../../dialogs/ask.ts';
import { chosen } from '../../dialogs/choose.ts';
import { findEntities } from '../core/entities.ts';
import type { Intent, Recogniser } from '../core/intent.ts';
import { isAbout, isChangeOfMind } from './change-of-mind.ts';
import type { Command } from './interrupts.ts';
import { languageAskedIn } from './language-asked.ts';
import { SPOKEN } from './menu.ts';
import { isBare } from './own-wish.ts';

/** "Die weet ik niet meer" is about the code that is asked for, whatever it sounds like. */
const POINTS = /^\W*(?:die|dat|deze|hem|that|this|it)\b/iu;

/**
 * What a whole sentence that is no answer asks for: a language, a person, help, a new wish where that may be, or
 * only what is under way.
 * @param leadsOn whether what the question belongs to can still lead to anything
 */
export function meantInstead(
  dc: DialogContext,
  question: Question,
  { recogniser, leadsOn }: { readonly recogniser: Recogniser; readonly leadsOn: boolean },
): Command | 'wish' | 'again' | undefined {
  const { text } = dc.context.activity;
  const asked = languageAskedIn(text);
  if (asked !== undefined) return asked;
  const mayYield = question.yields === true || !leadsOn;
  // Nothing has begun yet where the account is asked for.
  const isEarly = question.accepts === 'user-id';
  const picked = chosen(text, SPOKEN, false);
  if (mayYield && isBare(text, findEntities(text).userIds[0])) return 'wish';
  if (leadsOn && picked !== undefined && isAbout(dc, picked as Intent)) return 'again';
  if ((mayYield || isEarly) && picked !== undefined) return 'wish';
  const { decision, intent, topic } = recogniser.recognise(text);
  if (decision !== 'act' || intent === 'out_of_scope') return undefined;
  if (intent === 'escalate') return 'person';
  const isAboutAsked = !isEarly && question.accepts !== undefined && POINTS.test(text);
  if (leadsOn && isAbout(dc, intent) && !isAboutAsked && findEntities(text).userIds.length === 0) return 'again';
  if (intent !== 'smalltalk') return mayYield || isChangeOfMind(text, intent, dc, isEarly) ? 'wish' : undefined;
  if (topic === 'help') return 'help';
  return mayYield && topic === 'thanks' ? 'wish' : undefined;
}

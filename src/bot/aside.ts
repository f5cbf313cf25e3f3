import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { answerText } from '../../dialogs/answer-text.ts';
import { sayRule } from '../../dialogs/expiry.ts';
import type { DialogNeeds, ShownAnswer } from '../../dialogs/needs.ts';
import { say } from '../../dialogs/say.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { findEntities } from '../core/entities.ts';
import type { Recogniser } from '../core/intent.ts';
import { isAbout } from './change-of-mind.ts';

export interface AsideParts {
  readonly recogniser: Recogniser;
  readonly needs: Pick<DialogNeeds, 'knowledge' | 'people' | 'organisation'>;
}

const LEAST_WORDS = 3;
const ASKS =
  /^\W*(?:(?:en|maar|wacht|and|but|wait|so)\W+)*(?:(?:wat|hoe|waarom|wanneer|waar|wie|welke?|what|how|why|when|where|who|which)\b|(?:kan|kun|mag|moet|is|ben|heb|can|could|may|must|do|does|are|have|will) (?:ik|je|jij|u|we|het|dat|dit|die|de|er|mijn|i|you|it|that|this|they|the|there|my)\b)/iu;
/** Speaks of something that was said before, which nobody can know to be out of scope. */
const POINTS = /\b(?:dat|dit|die|deze|het|hem|that|this|it|them)\b/iu;
const MOST_WORDS_THAT_POINT = 6;

const WHY = /^\W*(?:(?:en|maar|and|but)\W+)*(?:waarom|waarvoor|why|what for)\b/iu;
const WHY_PROOF = 'prove-who-you-are';

/** A sentence that wants to know something, whatever it is about. */
export const isQuestion = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= LEAST_WORDS && (/\?\s*$/u.test(text) || ASKS.test(text));

/**
 * A question in the middle of something else: answered in short, and nothing is lost. Whether it was one; the
 * open question must then be asked again.
 */
export async function answerAside(dc: DialogContext, { recogniser, needs }: AsideParts): Promise<boolean> {
  const { context } = dc;
  const { text } = context.activity;
  // An error that was pasted wants its cause.
  if (!isQuestion(text) && findEntities(text).errorCodes.length === 0) return false;
  const { language } = turnOf(context);
  const { decision, intent } = recogniser.recognise(text, language);
  // "Why do you ask?" is about the question that is open.
  const reason = WHY.test(text) ? needs.knowledge.byId(WHY_PROOF, language) : undefined;
  if (decision !== 'act') return reason !== undefined && tell(context, reason);
  switch (intent) {
    case 'knowledge': {
      const [found = reason] = needs.knowledge.search(text, language);
      return found !== undefined && tell(context, found);
    }
    case 'expiry_policy':
      if (isAbout(dc, intent)) return false;
      await sayRule(context, needs);
      return true;
    case 'out_of_scope': {
      if (reason !== undefined) return tell(context, reason);
      if (POINTS.test(text) && text.trim().split(/\s+/u).length <= MOST_WORDS_THAT_POINT) return false;
      await say(context, 'out-of-scope');
      return true;
    }
    default:
      return false;
  }
}

async function tell(context: TurnContext, shown: ShownAnswer): Promise<true> {
  const value = { article: shown.article, score: shown.score };
  await say(context, 'answer', { title: shown.title, text: answerText(shown) }, { value });
  return true;
}

import type { DialogContext } from 'botbuilder-dialogs';
import { answerText } from '../../dialogs/answer-text.ts';
import { sayRule } from '../../dialogs/expiry.ts';
import type { DialogNeeds } from '../../dialogs/needs.ts';
import { say } from '../../dialogs/say.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { Recogniser } from '../core/intent.ts';
import { isAbout } from './change-of-mind.ts';

export interface AsideParts {
  readonly recogniser: Recogniser;
  readonly needs: Pick<DialogNeeds, 'knowledge' | 'people' | 'organisation'>;
}

const LEAST_WORDS = 3;
const ASKS =
  /^\W*(?:(?:en|maar|wacht|and|but|wait|so)\W+)*(?:wat|hoe|waarom|wanneer|waar|wie|welke?|kan|kun|mag|moet|is|ben|heb|what|how|why|when|where|who|which|can|could|may|must|do|does|is|are|have|will)\b/iu;

/** A sentence that wants to know something, whatever it is about. */
const isQuestion = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= LEAST_WORDS && (/\?\s*$/u.test(text) || ASKS.test(text));

/**
 * A question in the middle of something else: answered in short, and nothing is lost. Whether it was one; the
 * open question must then be asked again.
 */
export async function answerAside(dc: DialogContext, { recogniser, needs }: AsideParts): Promise<boolean> {
  const { context } = dc;
  const { text } = context.activity;
  if (!isQuestion(text)) return false;
  const { language } = turnOf(context);
  const { decision, intent } = recogniser.recognise(text, language);
  if (decision !== 'act') return false;
  switch (intent) {
    case 'knowledge': {
      const [found] = needs.knowledge.search(text, language);
      if (found === undefined) return false;
      const value = { article: found.article, score: found.score };
      await say(context, 'answer', { title: found.title, text: answerText(found) }, { value });
      return true;
    }
    case 'expiry_policy':
      if (isAbout(dc, intent)) return false;
      await sayRule(context, needs);
      return true;
    case 'out_of_scope':
      await say(context, 'out-of-scope');
      return true;
    default:
      return false;
  }
}

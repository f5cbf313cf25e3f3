import type { TurnContext } from 'botbuilder';
import {
  Prompt,
  type DialogTurnResult,
  type PromptOptions,
  type PromptRecognizerResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { chosen } from './choose.ts';
import { say, type Choice } from './say.ts';
import type { Params, TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

/** An open question. It keeps keys, not sentences, so that it can be asked again in another language. */
export interface Question {
  readonly text: TextKey;
  readonly params?: Params;
  readonly choices?: readonly Choice[];
  /** How it opens when something must be said first, such as that a code was wrong. */
  readonly opening?: TextKey;
  readonly unclear?: TextKey;
  /** A clear new wish counts for more than this question. */
  readonly yields?: boolean;
  /** What counts as an answer besides the choices. */
  readonly accepts?: 'user-id' | 'code';
}

export type Answer =
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Not understood twice in a row. */
  | { readonly kind: 'unclear' };

type AskOptions = PromptOptions & { readonly question: Question };
interface AskState {
  misses?: number;
}

/** Whether something typed is one of the choices. */
export const answers = (typed: string, { choices = [], accepts }: Question): boolean =>
  chosen(typed, choices, accepts !== 'code') !== undefined;

export const ASK = 'ask';
const MOST_MISSES = 2;

/** Asks a question of a table of steps. */
export const ask = (step: WaterfallStepContext, question: Question): Promise<DialogTurnResult> =>
  step.prompt(ASK, { question } as AskOptions);

/** The one prompt of all dialogs. */
export class Ask extends Prompt<Answer> {
  constructor() {
    super(ASK);
  }

  protected override async onPrompt(context: TurnContext, _state: object, options: PromptOptions): Promise<void> {
    const { question } = options as AskOptions;
    const asked = (
      question.opening !== undefined && !context.turnState.get(REASKED) ? question.opening : question.text
    ) as TextKey;
    await say(context, asked, question.params, { choices: question.choices });
  }

  protected override async onRecognize(
    context: TurnContext,
    state: AskState,
    options: PromptOptions,
  ): Promise<PromptRecognizerResult<Answer>> {
    const { question } = options as AskOptions;
    const answer = read(turnOf(context).rawText, question);
    if (answer !== undefined) return { succeeded: true, value: answer };
    const misses = (state.misses ?? 0) + 1;
    if (misses >= MOST_MISSES) return { succeeded: true, value: { kind: 'unclear' } };
    state.misses = misses;
    await say(context, question.unclear ?? question.text, question.params, { choices: question.choices });
    return { succeeded: false };
  }
}

/** Marks a turn in which an open question is asked again as it stands. */
export const REASKED = Symbol('asked again');

function read(typed: string, { choices = [], accepts }: Question): Answer | undefined {
  const value = chosen(typed, choices, accepts !== 'code');
  if (value !== undefined) return { kind: 'choice', value };
  if (accepts === 'code' && isCode(typed)) return { kind: 'text', text: typed };
  if (accepts === 'user-id' && isUserId(typed)) return { kind: 'text', text: typed };
  return undefined;
}

/** Digits with whatever a phone puts between them; a few words around them do no harm. */
const isCode = (typed: string): boolean => /^\D{0,20}(?:\d[\s.-]?){4,10}\D{0,5}$/u.test(typed);

/** One word, or words without spaces once trimmed; a sentence is not a user name. */
const isUserId = (typed: string): boolean =>
  typed.trim().length > 0 && typed.length <= 400 && !/\S\s+\S+\s+\S/u.test(typed.trim());

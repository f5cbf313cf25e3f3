import type { TurnContext } from 'botbuilder';
import type {
  DialogContext,
  DialogInstance,
  DialogReason,
  DialogTurnResult,
  PromptOptions,
  PromptRecognizerResult,
  WaterfallStepContext,
} from 'botbuilder-dialogs';
import { userIdsIn } from '../src/core/entities.ts';
import { chosen } from './choose.ts';
import { isNothingReceived, isOutOfReach, namedMethod } from './named-method.ts';
import { HAND_OVER, recoveryIn, type HandOverOptions } from './person.ts';
import { say, type Choice } from './say.ts';
import { Prompt } from './sdk.ts';
import type { Params, TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

/** An open question. It keeps keys, not sentences, so that it can be asked again in another language. */
export interface Question {
  readonly text: TextKey;
  readonly params?: Params;
  readonly choices?: readonly Choice[];
  /** Understood as well, without being shown. */
  readonly alsoChoices?: readonly Choice[];
  /** How it opens when something must be said first, such as that a code was wrong. */
  readonly opening?: TextKey;
  readonly unclear?: TextKey;
  /** A clear new wish counts for more than this question; whoever is not understood leaves it. */
  readonly yields?: boolean;
  /** The choice of somebody who does not know; they are offered a person, and the question stays open. */
  readonly atALoss?: string;
  /** What counts as an answer besides the choices. */
  readonly accepts?: 'user-id' | 'code' | 'recovery-code' | 'answer' | 'words' | 'ticket';
}

export type Answer =
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Not understood twice in a row, at a question that yields. */
  | { readonly kind: 'unclear' };

type AskOptions = PromptOptions & { readonly question: Question };
interface AskState {
  misses?: number;
}

/** Whether something typed is an answer, right or wrong. */
export const answers = (typed: string, question: Question): boolean => read(typed, question) !== undefined;

/** The same where something else was asked in between: no word that could be anything. */
export function answersClearly(typed: string, question: Question): boolean {
  if (question.accepts === 'words' || question.accepts === 'answer') return false;
  if (question.accepts === 'user-id') return userIdsIn(typed).length === 1;
  return answers(typed, question);
}

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
    const isAgain = context.turnState.get<boolean | undefined>(REASKED) === true;
    const asked: TextKey = isAgain ? question.text : (question.opening ?? question.text);
    await say(context, asked, question.params, { choices: question.choices });
  }

  /** Otherwise every message would be recognised twice, and one misunderstanding would count as two. */
  protected override onPreBubbleEvent(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Something came in between, such as the offer of a person: the question as it stands. */
  override resumeDialog(dc: DialogContext, reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    dc.context.turnState.set(REASKED, true);
    return super.resumeDialog(dc, reason, result);
  }

  /** Whoever gets no further here is offered a person; a no leads back to this question. */
  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { options, state } = (dc.activeDialog as DialogInstance).state as { options: AskOptions; state: AskState };
    const { question } = options;
    const answer = isResumed(dc.context) ? GOES_ON : read(typedFor(question, dc.context), question);
    const isAtALoss = answer?.kind === 'choice' && answer.value === question.atALoss;
    const isStuck = answer === undefined && question.yields !== true && isLastMiss(state);
    if (!isAtALoss && !isStuck) return super.continueDialog(dc);
    state.misses = 0;
    const why = question.atALoss === undefined ? 'unclear' : 'user-id';
    return dc.beginDialog(HAND_OVER, { why, recoveryId: recoveryIn(dc.stack) } satisfies HandOverOptions);
  }

  protected override async onRecognize(
    context: TurnContext,
    state: AskState,
    options: PromptOptions,
  ): Promise<PromptRecognizerResult<Answer>> {
    const { question } = options as AskOptions;
    const answer = isResumed(context) ? GOES_ON : read(typedFor(question, context), question);
    if (answer !== undefined) return { succeeded: true, value: answer };
    if (isLastMiss(state)) return { succeeded: true, value: { kind: 'unclear' } };
    state.misses = (state.misses ?? 0) + 1;
    await say(context, question.unclear ?? question.text, question.params, { choices: question.choices });
    return { succeeded: false };
  }
}

const isLastMiss = ({ misses = 0 }: AskState): boolean => misses + 1 >= MOST_MISSES;

const isResumed = ({ turnState }: TurnContext): boolean => turnState.get<boolean | undefined>(RESUMED) === true;

/** Only where a secret is asked for does one get in. */
const typedFor = (question: Question, context: TurnContext): string =>
  keepsWords(question) ? context.activity.text : turnOf(context).rawText;

const keepsWords = ({ accepts }: Question): boolean => accepts === 'words' || accepts === 'ticket';

/** Something was said that was no answer, and it was understood: misses are counted in a row. */
export function understood({ activeDialog }: DialogContext): void {
  const kept = activeDialog?.state as { readonly state?: AskState } | undefined;
  if (kept?.state !== undefined) kept.state.misses = 0;
}

/** Marks a turn in which an open question is asked again as it stands. */
export const REASKED = Symbol('asked again');

/** Marks a turn that nobody began: what the open question waits for has happened elsewhere. */
export const RESUMED = Symbol('resumed');
export const CONTINUE = 'continue';
const GOES_ON = { kind: 'choice', value: CONTINUE } as const;

/** Whether something typed is an answer that nobody may keep, such as a saved code. */
export const isSecretAnswer = (typed: string, question: Question): boolean =>
  (question.accepts === 'recovery-code' || question.accepts === 'answer') && read(typed, question)?.kind === 'text';

/** What is typed is an answer of its own, whatever it names. */
const keepsOwnWords = (accepts: Question['accepts']): boolean => accepts === 'answer' || accepts === 'words';

/** However long it goes on: a no has no effect. */
const REFUSES = /^\W*(?:nee|neen|no(?! (?:idea|clue)))\b/iu;

function read(typed: string, { choices = [], alsoChoices = [], accepts, yields }: Question): Answer | undefined {
  // "No, bas@..." says which one.
  const named = accepts === 'user-id' && /\s/u.test(typed.trim()) ? userIdIn(typed) : undefined;
  if (named !== undefined) return { kind: 'text', text: named };
  if (!yields && REFUSES.test(typed) && choices.some(({ value }) => value === 'no'))
    return { kind: 'choice', value: 'no' };
  const byNumber = accepts === undefined || accepts === 'user-id';
  const value = chosen(typed, choices, byNumber) ?? chosen(typed, alsoChoices, false);
  const chosenWay = value ?? (keepsOwnWords(accepts) ? undefined : namedMethod(typed, [...choices, ...alsoChoices]));
  if (chosenWay !== undefined) return { kind: 'choice', value: chosenWay };
  if (choices.some(({ value: offered }) => offered === 'resend') && isNothingReceived(typed))
    return { kind: 'choice', value: 'resend' };
  if (choices.some(({ value: offered }) => offered === 'other') && isOutOfReach(typed))
    return { kind: 'choice', value: 'other' };
  if (accepts === 'code' && isCode(typed)) return { kind: 'text', text: typed };
  if (accepts === 'words' && /\p{L}{2}/u.test(typed)) return { kind: 'text', text: typed.trim().slice(0, 200) };
  if (accepts === 'ticket' && isTicket(typed)) return { kind: 'text', text: typed.trim() };
  if (accepts === 'recovery-code' && isSavedCode(typed)) return { kind: 'text', text: typed };
  if (accepts === 'answer' && /[\p{L}\p{N}]/u.test(typed) && typed.length <= 200) return { kind: 'text', text: typed };
  if (accepts !== 'user-id') return undefined;
  const userId = userIdIn(typed);
  if (userId !== undefined) return { kind: 'text', text: userId };
  return isAtALoss(typed) ? { kind: 'choice', value: 'unknown' } : undefined;
}

/** In many words that the user name is not known; a forgotten password is something else. */
const isAtALoss = (typed: string): boolean =>
  AT_A_LOSS.test(typed) && !/wachtwoord|passw|\b(?:ww|pw|pwd)\b/iu.test(typed);
const AT_A_LOSS =
  /\b(?:geen|no) (?:flauw )?(?:idee|idea|clue)\b|\b(?:weet|ken|herinner)\b.*\bniet\b|\b(?:vergeten|kwijt)\b|\b(?:don['’]?t|do not|can['’]?t|cannot) (?:even |really )?(?:know|remember|recall)\b|\bforg[eo]t/iu;

/** Digits with whatever a phone puts between them; a few words around them do no harm. */
const isCode = (typed: string): boolean => /^\D{0,20}(?:\d[\s.-]?){4,10}\D{0,5}$/u.test(typed);

/** A number with whatever a helpdesk puts around it, such as `INC-2026-00412`. */
const isTicket = (typed: string): boolean => /^[\w#./-]{1,40}$/u.test(typed.trim()) && /\d/u.test(typed);

/** Letters and digits in one piece or in groups of one size, in any case; a sentence is none. */
function isSavedCode(typed: string): boolean {
  const groups = typed
    .normalize('NFKC')
    .trim()
    .split(/[\s\p{Pd}]+/u);
  const all = groups.join('');
  if (!/^[a-z\d]{8,64}$/iu.test(all)) return false;
  if (/\d/u.test(all)) return groups.length === 1 || groups.every((group) => group.length <= 8);
  const isNoSentence = /\p{Pd}/u.test(typed) || typed === typed.toUpperCase() || !/[aeiou]/iu.test(all);
  return isNoSentence && groups.every((group) => group.length === groups[0]?.length);
}

/** Words that nobody is called by. */
const NO_NAME =
  /^(?:ja|jawel|nee|yes|no|ok|oke|okay|hallo|hello|hoi|hey|hi|wat|hoezo|huh|waarom|why|what|hoe|how|wie|who|waar|where|dank|thanks|sorry|please|reset|resetten|wachtwoord|password|account|inloggen|login|gebruikersnaam|username|email|e-mail|mail|code|kut|shit|fuck|wtf)\W*$/iu;

/** One word, or the only address or DOMAIN\\name in a sentence. */
function userIdIn(sentence: string): string | undefined {
  const typed = sentence.trim().replace(/^(?:mailto:|["'“‘<(]+)|["'”’>).,;:!?]+$/gu, '');
  if (NO_NAME.test(typed.trim())) return undefined;
  if (!/\s/u.test(typed.trim())) return typed.length <= 400 && /[\p{L}\p{N}]/u.test(typed) ? typed : undefined;
  const [named, ...more] = userIdsIn(typed);
  return more.length === 0 ? named : undefined;
}

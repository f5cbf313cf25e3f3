import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { answers, answersClearly, type Question } from '../../dialogs/ask.ts';
import { chosen } from '../../dialogs/choose.ts';
import { CALL_BACK } from '../../dialogs/hand-over.ts';
import { HAND_OVER } from '../../dialogs/person.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { userIdsIn } from '../core/entities.ts';
import { SPOKEN } from './menu.ts';
import { secretsIn } from './middleware/redact.ts';

/** What is asked now. */
export const openQuestion = (dc: DialogContext): Question | undefined => questionOf(dc.activeDialog);

function questionOf(dialog: DialogInstance | undefined): Question | undefined {
  const kept = dialog?.state as { readonly options?: { readonly question?: Question } } | undefined;
  return kept?.options?.question;
}

/** Whoever is offered a person, and answers what was asked before it, goes on with that. */
export function dropOffer(dc: DialogContext): void {
  const typed = turnOf(dc.context).rawText;
  const [below, offer, top] = dc.stack.slice(-3);
  const asked = questionOf(below);
  const offered = questionOf(top);
  if (offer?.id !== HAND_OVER || asked === undefined || offered === undefined) return;
  const answersBelow = answersClearly(typed, asked) || userIdsIn(typed).length === 1;
  if (!answers(typed, offered) && answersBelow) dc.stack.splice(-2);
}

/** A button of a question that is no longer open. */
export function isOldButton({ activity: { value, text } }: TurnContext, question: Question | undefined): boolean {
  if (typeof value !== 'string' || value !== text) return false;
  const choices = [
    ...(question?.choices ?? []),
    ...(question === undefined || question.yields === true ? [...SPOKEN, CALL_BACK] : []),
  ];
  return chosen(value, choices, false) === undefined;
}

/** A value that is offered right now means just that, also where the word could mean something else. */
export const isOffered = (context: TurnContext, question: Question | undefined): boolean =>
  [...(question?.choices ?? []), ...(question?.alsoChoices ?? [])].some(
    ({ value }) => value === turnOf(context).rawText.trim().toLowerCase(),
  );

/** Codes belong in the prompt that asks for one, and some user names look like passwords. */
export function isSecretOutOfPlace(context: TurnContext, question: Question | undefined): boolean {
  const found = secretsIn(context);
  if (question?.accepts === 'user-id' && /^[\w.@\\-]+$/u.test(turnOf(context).rawText.trim())) return false;
  return found.some((kind) => kind !== 'code');
}

/** Words of any kind are the answer. */
export const takesWords = (question: Question | undefined): boolean =>
  question?.accepts === 'words' || question?.accepts === 'answer';

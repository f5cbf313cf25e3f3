import type { TurnContext } from 'botbuilder';
import type { Language } from '../src/core/language.ts';

/** What a dialog may know of the turn it is in. The channel decides all of it, never the message. */
export interface Turn {
  language: Language;
  /** As typed, secrets included: for the prompts that ask for one, and never stored. */
  readonly rawText: string;
  readonly conversationId: string;
  /** Directory identifier of the person who is signed in. */
  readonly accountId: string | undefined;
  readonly browser: string | undefined;
  readonly source: string;
}

const TURN = Symbol('turn');

export const setTurn = (context: TurnContext, turn: Turn): void => void context.turnState.set(TURN, turn);

export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn | undefined>(TURN);
  if (turn === undefined) throw new Error('This turn was not prepared.');
  return turn;
}

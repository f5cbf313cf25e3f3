import type { DialogContext } from 'botbuilder-dialogs';
import { REASKED } from '../../dialogs/ask.ts';
import { plain } from '../../dialogs/choose.ts';
import { HAND_OVER, recoveryIn } from '../../dialogs/person.ts';
import { say } from '../../dialogs/say.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { Language } from '../core/language.ts';
import { MENU } from './menu.ts';
import type { Talk } from './talk.ts';

export type Command = 'help' | 'stop' | 'start-over' | 'person' | 'nl' | 'en';

const SAID: Readonly<Record<Command, readonly string[]>> = {
  help: ['help', 'hulp', 'info', 'help me', 'wat kun je', 'what can you do'],
  stop: [
    'stop',
    'stoppen',
    'stop maar',
    'ik stop',
    'ik wil stoppen',
    'kan ik stoppen',
    'mag ik stoppen',
    'can i stop',
    'may i stop',
    'i want to stop',
    'annuleer',
    'annuleren',
    'afbreken',
    'laat maar',
    'laat maar zitten',
    'cancel',
    'quit',
    'exit',
    'abort',
    'never mind',
    'nevermind',
    'forget it',
  ],
  'start-over': ['opnieuw', 'opnieuw beginnen', 'begin opnieuw', 'start over', 'startover', 'restart', 'begin again'],
  person: [
    'medewerker',
    'een medewerker',
    'mens',
    'een mens',
    'collega',
    'helpdesk',
    'agent',
    'an agent',
    'person',
    'a person',
    'human',
    'a human',
    'operator',
  ],
  nl: ['nederlands', 'dutch', 'in het nederlands', 'in dutch', 'nl'],
  en: ['english', 'engels', 'in english', 'in het engels', 'en'],
};

const COMMANDS = new Map(
  Object.entries(SAID).flatMap(([command, said]) => said.map((words) => [words, command as Command])),
);

export const commandIn = (typed: string): Command | undefined =>
  COMMANDS.get(plain(typed)) ?? (typed.trim() === '?' ? 'help' : undefined);

/** The words that work at every prompt of every dialog. */
export async function interrupt(
  command: Command,
  dc: DialogContext,
  talk: Talk,
  cancelRecovery: (recoveryId: string) => Promise<void>,
): Promise<void> {
  switch (command) {
    case 'help':
      await say(dc.context, 'help', {}, dc.activeDialog ? {} : { choices: MENU });
      return askAgain(dc);
    case 'stop':
    case 'start-over':
      await stopAll(dc, talk, cancelRecovery);
      return say(dc.context, command === 'stop' ? 'cancelled' : 'started-over', {}, { choices: MENU });
    case 'person':
      if (dc.stack.some(({ id }) => id === HAND_OVER)) return askAgain(dc);
      await dc.beginDialog(HAND_OVER, { why: 'asked', recoveryId: recoveryIn(dc.stack) });
      return;
    case 'nl':
    case 'en':
      switchLanguage(dc, talk, command);
      await say(dc.context, 'language.changed', {}, dc.activeDialog ? {} : { choices: MENU });
      return askAgain(dc);
  }
}

export async function stopAll(
  dc: DialogContext,
  talk: Talk,
  cancelRecovery: (recoveryId: string) => Promise<void>,
): Promise<void> {
  const recoveryId = recoveryIn(dc.stack) ?? talk.recoveryId;
  talk.recoveryId = undefined;
  talk.next = undefined;
  await dc.cancelAllDialogs();
  if (recoveryId !== undefined) await cancelRecovery(recoveryId);
}

/** The open question once more, under its own key. */
export async function askAgain(dc: DialogContext): Promise<void> {
  if (dc.activeDialog === undefined) return;
  dc.context.turnState.set(REASKED, true);
  await dc.repromptDialog();
}

export function switchLanguage(dc: DialogContext, talk: Talk, language: Language): void {
  talk.language = language;
  talk.languageDecided = true;
  turnOf(dc.context).language = language;
}

import type { DialogContext } from 'botbuilder-dialogs';
import { EXPIRY } from '../../dialogs/expiry.ts';
import { HAND_OVER } from '../../dialogs/person.ts';
import { PROVE } from '../../dialogs/prove.ts';
import { begunIn, RECOVER } from '../../dialogs/recover.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { userIdsIn } from '../core/entities.ts';
import { isQuestion } from './aside.ts';
import { isBare } from './own-wish.ts';

/** What a word such as "nee" before an address says: that the first one was wrong. */
const CORRECTS =
  /\b(?:nee|wacht|oeps|oh|sorry|fout|verkeerde?|bedoel|bedoelde|toch|typfout|account|gebruikersnaam|gaat om|no|wait|oops|wrong|mean|meant|actually|typo|user ?name|about)\b/iu;
const SENDS = /\b(?:stuur|sturen|mail|mailen|sms|send|e-?mail it|text it|code)\b/iu;

interface OtherAccount {
  readonly kind: 'account';
  readonly typed: string;
  /** What begins anew for it. */
  readonly dialog: string;
  readonly options: object;
}
interface SameAccount {
  readonly kind: 'same';
}
/** An address to send a code to, which nobody can choose here. */
interface Destination {
  readonly kind: 'destination';
}

/**
 * The account somebody names after all, while they prove who they are or say yes or no. Only an address of
 * the company can be one without a word that says so.
 */
export function otherAccountIn(
  dc: DialogContext,
  domain: string,
): OtherAccount | SameAccount | Destination | undefined {
  const { text } = dc.context.activity;
  const [typed, ...more] = userIdsIn(text);
  if (typed === undefined || more.length > 0 || turnOf(dc.context).accountId !== undefined) return undefined;
  const [begun, under] = dc.stack;
  const isOwn = begun?.id === RECOVER || (begun?.id === EXPIRY && (under?.id === PROVE || isBare(text, typed)));
  if (!isOwn || dc.stack.some(({ id }) => id === HAND_OVER)) return undefined;
  if (begunIn(dc.stack)?.account?.toLowerCase() === typed.toLowerCase()) return { kind: 'same' };
  // Before anything is sent, nobody speaks of where to.
  const isAccount = isOurs(typed, domain) || under?.id !== PROVE || (CORRECTS.test(text) && !SENDS.test(text));
  if (!isAccount) return { kind: 'destination' };
  if (isQuestion(text)) return undefined;
  const { options = {} } = begun.state as { readonly options?: object };
  return { kind: 'account', typed, dialog: begun.id, options: { ...options, named: undefined, typed } };
}

function isOurs(typed: string, domain: string): boolean {
  const [, at = ''] = typed.toLowerCase().split('@');
  return typed.includes('\\') || at === domain.toLowerCase() || at.endsWith(`.${domain.toLowerCase()}`);
}

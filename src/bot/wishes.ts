import type { DialogContext } from 'botbuilder-dialogs';
import { ANSWER, articleChoice } from '../../dialogs/article-choice.ts';
import { chosen } from '../../dialogs/choose.ts';
import { DID_YOU_MEAN, isOffered } from '../../dialogs/did-you-mean.ts';
import { YES_NO } from '../../dialogs/hand-over.ts';
import type { KnowledgeNeeds, PersonNeeds, ShownAnswer } from '../../dialogs/needs.ts';
import { HAND_OVER } from '../../dialogs/person.ts';
import { say } from '../../dialogs/say.ts';
import { SETUP } from '../../dialogs/setup.ts';
import { STAFF_RESET } from '../../dialogs/staff-reset.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { findEntities, type Entities } from '../core/entities.ts';
import type { Intent, Recogniser, Understanding } from '../core/intent.ts';
import { isUpset } from './in-between.ts';
import { MENU, SPOKEN } from './menu.ts';
import { forOneself, isBare, OWN, ownFirst } from './own-wish.ts';
import { wishesIn } from './several.ts';
import { beginWish, onlyOne, withCarried } from './wish-dialogs.ts';
import type { Talk } from './talk.ts';

const MOST_MISSES = 2;
/** Nobody has more; each of them is looked up. */
const MOST_OWN_NAMES = 3;

export interface WishParts {
  readonly recogniser: Recogniser;
  readonly needs: { readonly knowledge: KnowledgeNeeds; readonly people: Pick<PersonNeeds, 'isOwn'> };
}

/**
 * Understands a wish and starts what it asks for.
 * @param carried the account that was named before, for what this takes the place of
 */
export async function followWish(
  dc: DialogContext,
  talk: Talk,
  { recogniser, needs }: WishParts,
  carried?: string,
): Promise<void> {
  const { text } = dc.context.activity;
  // Marks alone, such as "???", say nothing.
  const said = text.replace(/^[\p{P}\s]+$/u, '');
  const [first, second] = wishesIn(said, recogniser);
  if (second !== undefined) talk.next = second.wish;
  const wanted = second === undefined ? said : (first?.text ?? said);
  const entities = findEntities(text);
  const about = withCarried(entities, carried);
  const known = talk.languageDecided ? talk.language : undefined;
  const read = (words: string): Understanding => recogniser.recognise(words, known);
  const { accountId } = turnOf(dc.context);
  const understanding =
    accountId === undefined
      ? ownFirst(wanted, entities, read)
      : (await namesThemselves(accountId, entities, needs.people))
        ? forOneself(wanted, entities, read)
        : read(wanted);
  const { decision, intent, topic } = understanding;
  const picked = chosen(text, SPOKEN, false) ?? (accountId === undefined ? chosen(text, MENU, true) : undefined);
  // A yes or no to nothing, such as one that was sent twice, is no wish and shows no language.
  const isWord = !/\S\s+\S/u.test(said);
  const isWish = picked !== undefined || (decision === 'act' && intent !== 'out_of_scope' && !isWord);
  if (!isWish && chosen(text, YES_NO, false) !== undefined) return say(dc.context, 'menu.ask', {}, { choices: MENU });
  // A button sends its value, which is of no language.
  if (picked !== text && !isBare(said, entities.userIds[0])) decideLanguage(dc, talk, understanding);
  if (picked !== undefined && isOffered(picked)) return beginWish(dc, picked, carried);
  if (isUpset(text) && !(decision === 'act' && [...OWN, 'escalate', 'expiry_policy', 'admin_reset'].includes(intent)))
    return soothe(dc, talk);
  const asks = wantsAnswer(understanding, entities) || isAboutManual(text, intent, entities);
  const [found] = asks && said !== '' ? needs.knowledge.search(text, turnOf(dc.context).language) : [];
  if (found !== undefined || (decision === 'act' && intent !== 'knowledge')) talk.misses = 0;
  // Whoever is signed in hears it about themselves.
  if (found?.action === 'check_setup' && turnOf(dc.context).accountId !== undefined) return begin(dc, SETUP);
  if (found !== undefined)
    return begin(dc, ANSWER, { article: found.article, score: found.score, live: isAboutError(topic, found) });
  if (asks) await needs.knowledge.missed(text, turnOf(dc.context).language);
  const wasOutside = talk.outside === true;
  talk.outside = decision === 'act' && intent === 'out_of_scope';
  if (decision === 'act' && intent !== 'knowledge') return start(dc, intent, about, { topic, wasOutside });
  // An account is understood, though not what is wrong with it.
  if (isBare(said, entities.userIds[0])) talk.misses = 0;
  return ask(dc, talk, understanding, about, needs.knowledge);
}

/** All that is named is the account of whoever is signed in. */
async function namesThemselves(
  accountId: string,
  { userIds, someoneElse }: Entities,
  { isOwn }: Pick<PersonNeeds, 'isOwn'>,
): Promise<boolean> {
  if (someoneElse || userIds.length === 0 || userIds.length > MOST_OWN_NAMES) return false;
  const own = await Promise.all(userIds.map((userId) => isOwn(accountId, userId)));
  return own.every(Boolean);
}

/** Whoever is angry twice in a row is offered a person, not the same words again. */
async function soothe(dc: DialogContext, talk: Talk): Promise<void> {
  talk.misses += 1;
  if (talk.misses < MOST_MISSES) return say(dc.context, 'between.upset/menu', {}, { choices: MENU });
  talk.misses = 0;
  return begin(dc, HAND_OVER, { why: 'asked' });
}

/**
 * What is not for the assistant to do may still have an article, and else it is worth knowing. A pasted error that
 * says "expired" wants its cause, not the rule.
 */
const wantsAnswer = ({ intent, decision }: Understanding, { errorCodes }: Entities): boolean =>
  ['knowledge', 'out_of_scope'].includes(intent) ||
  decision === 'unsure' ||
  (intent === 'expiry_policy' && errorCodes.length > 0);

const isAboutError = (topic: string | undefined, { codes }: ShownAnswer): boolean =>
  topic === 'error_message' || codes.length > 0;

/** An account elsewhere, or a question how and where: an article answers that, and leads on to the dialog. */
const isAboutManual = (text: string, intent: Intent, { provider }: Entities): boolean => {
  const isPassword = OWN.includes(intent);
  return (
    isPassword &&
    (provider !== undefined || MAIL_PROGRAM.test(text) || (intent === 'change_password' && HOW.test(text)))
  );
};
const MAIL_PROGRAM = /\bimap\b/iu;
const HOW =
  /^\W*(?:hoe|waar|wat (?:moet|doe) ik|how|where|what (?:should|do|must) i|via welke|in welk)\b|\b(?:access panel|office 365|myapps|my account|mijn account-pagina|portal)\b/iu;

/** Not sure: what was meant, or after two misses in a row a person. */
async function ask(
  dc: DialogContext,
  talk: Talk,
  { text, decision, intent, alternatives }: Understanding,
  entities: Entities,
  knowledge: KnowledgeNeeds,
): Promise<void> {
  talk.misses += 1;
  if (talk.misses >= MOST_MISSES) {
    talk.misses = 0;
    return begin(dc, HAND_OVER, { why: 'unclear' });
  }
  const named = onlyOne(entities);
  if (decision !== 'choose') return begin(dc, DID_YOU_MEAN, { wishes: [], named });
  const others: Intent[] = entities.someoneElse ? ['admin_reset'] : [];
  const close = [...new Set([intent, ...others, ...alternatives.map((other) => other.intent)])].slice(0, 3);
  const [article] = close.includes('knowledge') ? knowledge.search(text, turnOf(dc.context).language) : [];
  return begin(dc, DID_YOU_MEAN, {
    wishes: entities.someoneElse ? close : [...close.filter(isTheirOwn), ...close.filter((wish) => !isTheirOwn(wish))],
    named,
    article: article && articleChoice(knowledge, article.article),
  });
}

/** Most people ask for themselves. */
const isTheirOwn = (wish: Intent): boolean => wish !== 'admin_reset';

/** The first message that shows a language decides; afterwards only the person does. */
export function decideLanguage(dc: DialogContext, talk: Talk, { text, language }: Understanding): void {
  // A code is of no language.
  const hasWords = text.split(/\s+/u).some((word) => /\p{L}/u.test(word) && !/\d/u.test(word));
  if (talk.languageDecided || language === undefined || !hasWords || isPasted(text)) return;
  talk.language = language;
  talk.languageDecided = true;
  turnOf(dc.context).language = language;
}

/** An error as it stood on the screen, in the language of that screen. */
const isPasted = (text: string): boolean =>
  findEntities(text).errorCodes.length > 0 &&
  !/\b(?:ik|mijn|mn|bij mij|er staat|i|i['’]m|my|me|it says)\b/iu.test(text);

async function start(
  dc: DialogContext,
  intent: Intent,
  entities: Entities,
  { topic, wasOutside }: { topic: string | undefined; wasOutside: boolean },
): Promise<void> {
  switch (intent) {
    case 'admin_reset':
      return begin(dc, STAFF_RESET, { named: entities.userIds[0] ?? entities.firstName });
    case 'knowledge':
      return begin(dc, HAND_OVER, { why: 'general' });
    case 'out_of_scope':
      return say(dc.context, wasOutside ? 'out-of-scope/again' : 'out-of-scope', {}, { choices: MENU });
    case 'smalltalk':
      return chat(dc, topic);
    case 'forgot_password':
    case 'locked_out':
    case 'change_password':
    case 'expiry_policy':
    case 'escalate':
      return beginWish(dc, intent, onlyOne(entities));
  }
}

async function chat(dc: DialogContext, topic: string | undefined): Promise<void> {
  switch (topic) {
    case 'thanks':
      return say(dc.context, 'smalltalk.thanks');
    case 'cancel':
      return say(dc.context, 'cancelled/nothing', {}, { choices: MENU });
    case 'help':
      return say(dc.context, 'help', {}, { choices: MENU });
    default:
      return say(dc.context, 'smalltalk.greet', {}, { choices: MENU });
  }
}

async function begin(dc: DialogContext, id: string, options?: object): Promise<void> {
  await dc.beginDialog(id, options);
}

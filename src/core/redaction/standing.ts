import { MASK, type Rule } from './rule.ts';
import { bare, isMixed, isName, looksLikePassword } from './shapes.ts';

/** Passwords so well known that they need no sentence around them. */
const FAMOUS = /\b(?:correct[ -]?horse[ -]?battery[ -]?staple|hunter2|letmein\d?|iloveyou\d?|p@ssword)\b/giu;
const PAIR = /((?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+(?:\s?[:|/;]\s?|\s))(\S{6,})/gu;
const TYPED =
  /((?<!\p{L})(?:typ\p{L}*|tik\p{L}*|vul|voer|invul|invoer|probeer\p{L}*|geprobeerd|gebruik\p{L}*|enter\p{L}*|tried|try|trying|using|used)(?: (?:in|als|altijd|steeds|toch|het|as|it|with|always))? )(\S{6,})/giu;

/** Tokens that stand by themselves and look like nothing but a password. */
export const standing: Rule = (text, hit) =>
  text
    .replace(FAMOUS, () => hit('password'))
    .replace(PAIR, (all, lead: string, word: string) =>
      isMixed(word) && /\p{L}/u.test(word) && !isName(word) ? lead + hit('password') : all,
    )
    .replace(TYPED, (all, lead: string, token: string) => {
      const { word, close } = bare(token);
      return /^\p{L}{4,}\d$/u.test(word) ? `${lead}${hit('password')}${close}` : all;
    })
    .replace(/\S+/gu, (token) => {
      const { open, word, close } = bare(token);
      return !token.includes(MASK) && looksLikePassword(word) ? `${open}${hit('password')}${close}` : token;
    });

import { MASK, type Rule } from './rule.ts';
import { bare, isMixed, isName, looksLikePassword } from './shapes.ts';
import { isOrdinaryWord, isSmall } from './words.ts';

const WORD = String.raw`(?<![\p{L}\p{N}])(?:\p{L}*(?:wachtwoor[dt]|wachtword|wachwoord|wactwoord|watchwoord|pass?woord|pass?word|passwd|passcode|passphrase|wachtzin)|ww|pwd?|pass)`;
const ONE = String.raw`${WORD}(?![\p{L}\p{N}])`;
const KEYWORD = String.raw`${WORD}(?:en|s|je)?(?![\p{L}\p{N}])`;
/** Small words between the link and the secret. */
const PAUSE = String.raw`(?:(?:nu|eerst|vroeger|eerder|altijd|gewoon|toch|steeds|volgens mij|now|currently|originally|previously|always|just|still|dit|this|deze|the following|eigenlijk|namelijk)[:,]? )*`;
const POINTER = new RegExp(String.raw`${KEYWORD}\)?\s?(?:[=:]|-+>|→)\s*`, 'giu');
const SAYING = new RegExp(
  String.raw`${ONE}(?: (?:van (?:mij|mn|mijn account)|voor \p{L}+|for \p{L}+|(?:dat|that|which)? ?(?:ik|i)(?: \p{L}+){1,2}))?(?:'s| is| was| wordt| werd| luidt| luidde| nu| became| used to be)\b ?[:=]? ?${PAUSE}`,
  'giu',
);
const VERB = String.raw`(?<!\p{L})(?:set|chang\p{L}*|reset\p{L}*|verander\p{L}*|wijzig\p{L}*|gewijzigd|aangepast|pas|zet\p{L}*|gezet|ingesteld|maak|make|made|update\p{L}*)`;
const CHANGED = new RegExp(
  String.raw`(?:${VERB} [^.?!:"\n]{0,30}?${KEYWORD}|${KEYWORD} [^.?!:"\n]{0,20}?${VERB})[^.?!:"\n]{0,20}? (to|into|naar|op|in)\b ?:? ?`,
  'giu',
);
const BESIDE = new RegExp(String.raw`${KEYWORD}[ (,]{1,2}`, 'giu');
const AS = String.raw`(?: (?:mijn|mn|m'n|me|het|my|the|een|a|our|ons))?(?: (?:oude|nieuwe|huidige|vorige|eerste|old|new|current|first))? ${KEYWORD}`;
const BEFORE = new RegExp(String.raw`(?<!\S)(["'“‘\x60]?)(\S{4,256}?)(?=,? (?:is|was|als|as|for|voor)${AS})`, 'giu');
const USED = new RegExp(
  String.raw`((?<!\p{L})(?:gebruikt?e?|use[sd]?|using|heb|had|have|nam|neem|kies|koos|gekozen|chose|picked) )([^.,;?\n]{4,80}?)(?= (?:als|as)${AS})`,
  'giu',
);

/** `wachtwoord is ...`, `password: ...`, `... is my password`: what is said to be one, unless the sentence only goes on. */
export const stated: Rule = (text, hit) => {
  const mask = () => hit('password');
  let clean = after(text, POINTER, pointedAt, mask);
  clean = after(clean, SAYING, said, mask);
  clean = after(clean, CHANGED, last, mask);
  clean = after(clean, BESIDE, beside, mask);
  return clean
    .replace(USED, (all, verb: string, words: string) => {
      const { word } = bare(firstToken(words));
      return words.includes(MASK) || word.length < 4 || isOrdinaryWord(word) ? all : verb + mask();
    })
    .replace(BEFORE, (all, open: string, token: string) => {
      const { word } = bare(token);
      return isMixed(word) && !token.includes(MASK) && !isName(word) ? open + mask() : all;
    });
};

/** Looks behind each place that points at a secret; `length` characters there are one. */
function after(
  text: string,
  places: RegExp,
  length: (rest: string, link: string) => number,
  mask: () => string,
): string {
  let done = 0;
  let clean = '';
  for (const place of text.matchAll(places)) {
    const start = place.index + place[0].length;
    if (start < done) continue;
    const rest = text.slice(start, start + 400);
    const secret = rest.startsWith(MASK) ? 0 : quoted(rest) || length(rest, place[1] ?? place[0]);
    if (secret === 0) continue;
    clean += text.slice(done, start) + mask();
    done = start + secret;
  }
  return clean + text.slice(done);
}

/** A quotation up to its end; none when it only tells how the password fares. */
function quoted(rest: string): number {
  const found = /^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|“([^”\n]{1,200})”|‘([^’\n]{1,200})’|`([^`\n]{1,200})`)/u.exec(
    rest,
  );
  if (found === null) return /^["“‘`']\S{4,}/u.exec(rest)?.[0].length ?? 0;
  const words = found[0].slice(1, -1).split(/\s+/u);
  return words.some((word) => !isOrdinaryWord(word)) ? found[0].length : 0;
}

/** Everything up to the end of the clause, unless a question or a complaint begins there. */
function pointedAt(rest: string, link: string): number {
  const { word } = bare(firstToken(rest));
  if (word === '') return 0;
  if (link.includes('=')) return clause(rest, isStop);
  if (looksLikePassword(word) || isMixed(word)) return together(rest);
  return isOrdinaryWord(word) && !/^(?:de|het|een|mijn|the|a|my)$/iu.test(word) ? 0 : clause(rest, isStop);
}

function said(rest: string): number {
  const { word } = bare(firstToken(rest));
  if (looksLikePassword(word)) return together(rest);
  if (word.length < 4 || isOrdinaryWord(word)) return 0;
  if (isMixed(word)) return together(rest);
  return isName(word) && !/^[\p{L}-]+\d?$/u.test(word) ? 0 : clause(rest, isSmall);
}

/** What English says after `change it to` when no password follows. */
const PURPOSE =
  /^(?:expire|(?:re)?gain|continue|comply|match|sync|work|meet|avoid|prevent|(?:un)?lock|access|open|login|keep|stay|make|start|finish|recover)$/iu;

/** What ends the clause, as in `changed it to sunshine`. */
function last(rest: string, link: string): number {
  const { word } = bare(firstToken(rest));
  if (word.length < 4 || isOrdinaryWord(word) || PURPOSE.test(word)) return 0;
  if (isMixed(word)) return together(rest);
  if (/^(?:in|op)$/iu.test(link)) return 0;
  const length = clause(rest, isSmall);
  return /^(?:[.,;!?'")\s]*$|[.,;!?]| (?:en|and|maar|but) )/u.test(rest.slice(length)) ? length : 0;
}

function beside(rest: string): number {
  const token = firstToken(rest);
  const { word } = bare(token);
  return word.length >= 5 && isMixed(word) && (looksLikePassword(word) || !isName(word) || /^\p{L}{4,}\d$/u.test(word))
    ? solid(token)
    : 0;
}

const firstToken = (rest: string): string => /^\S*/u.exec(rest)?.[0] ?? '';
const solid = (token: string): number => token.length - bare(token).close.length;
const isStop = (word: string): boolean =>
  /^(?:maar|but|en|and|want|because|werkt|works|doet|does|lukt|klopt)$/iu.test(word);

/** A token, and the loose figures and signs that belong to it: `Welkom 2026 !`. */
function together(rest: string): number {
  const token = firstToken(rest);
  if (bare(token).close !== '') return solid(token);
  const more = /^(?: [\d!@#$%^&*?]{1,6}(?![\p{L}\d,:]))*/u.exec(rest.slice(token.length))?.[0].length ?? 0;
  return token.length + more;
}

/** Words up to one that ends the clause, or punctuation that does. */
function clause(rest: string, stops: (word: string) => boolean): number {
  let length = 0;
  for (const { 0: token, index } of rest.matchAll(/\S+/gu)) {
    if (index > 0 && (stops(bare(token).word) || rest.slice(0, index).includes('\n'))) break;
    length = index + solid(token);
    if (/[.,;:!?)"'”’]$/u.test(token)) break;
  }
  return length;
}

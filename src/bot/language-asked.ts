import type { Language } from '../core/language.ts';

const LONGEST = 80;

const NAMES: Readonly<Record<Language, string>> = { nl: '(?:nederlands|dutch)', en: '(?:engels|english)' };
const OTHER: Readonly<Record<Language, Language>> = { nl: 'en', en: 'nl' };
const ASKING = String.raw`\b(?:can|could|may|shall|lets|please|pls|switch|speak|talk|continue|go on|prefer|rather|kan|kun|kunnen|mag|graag|liever|verder|praat|spreek|svp|alsjeblieft|aub|toch)\b`;
const SPEAKING = String.raw`\b(?:spea\w*|spre\w*|praat|praten|talk|begrijp|snap|understand)\b`;

/** "Kan het in het Engels?", "do you speak English?", "Engels graag". */
const asks = (name: string): RegExp[] => [
  new RegExp(String.raw`${ASKING}.*\b(?:in|to|into|naar|op)(?: het)? ${name}\b`, 'iu'),
  new RegExp(String.raw`\b(?:in|to|into|naar)(?: het)? ${name}\b.*${ASKING}`, 'iu'),
  new RegExp(String.raw`${SPEAKING}(?: \S+){0,2} ${name}\b|\b${name} ${SPEAKING}`, 'iu'),
  new RegExp(
    String.raw`^\W*(?:(?:sorry|liever|graag|please)\W+)*${name}(?:\W+(?:please|pls|graag|liever|svp|aub))*\W*$`,
    'iu',
  ),
];
/** "I don't speak Dutch", "mijn Engels is niet zo goed". */
const refuses = (name: string): RegExp[] => [
  new RegExp(
    String.raw`\b(?:no|geen|not|niet|dont|do not|cant|cannot|never|nooit)\b(?: \S+){0,3} ${name}\b|^no ${name}\b`,
    'iu',
  ),
  new RegExp(String.raw`\b${name}(?: \S+)? (?:niet|not)\b|\b(?:my|mijn) ${name}\b`, 'iu'),
];
const RULES = (['nl', 'en'] as const).map((language) => ({
  language,
  asks: asks(NAMES[language]),
  refuses: refuses(NAMES[language]),
}));

/** The language of something else. */
const OF_A_THING =
  /\b(?:windows|outlook|word|excel|teams|office|keyboard|toetsenbord|laptop|pc|computer|telefoon|phone|site|website|pagina|page|screen|scherm|mails?|app)\b/iu;
const TO_US = /\b(?:you|je|jij|u|jullie)\b/iu;

/** The language that a short sentence asks the assistant to speak. */
export function languageAskedIn(typed: string): Language | undefined {
  if (typed.length > LONGEST || OF_A_THING.test(typed)) return undefined;
  const said = typed.replace(/['’]/gu, '');
  const fits = (words: readonly RegExp[]): boolean => words.some((each) => each.test(said));
  const refused = TO_US.test(said) ? undefined : RULES.find((rule) => fits(rule.refuses));
  return refused === undefined ? RULES.find((rule) => fits(rule.asks))?.language : OTHER[refused.language];
}

import { LANGUAGES } from '../src/core/language.ts';
import { ordinalIn } from './ordinal.ts';
import { ALSO } from './other-words.ts';
import { titleOf, type Choice } from './say.ts';

/** Case, accents, emoji and closing marks do not matter. */
export const plain = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    // "Jaaaa" and "neeeee".
    .replace(/([a-z])\1{2,}/gu, '$1$1')
    // What stands before the run keeps a long one from being tried from each of its signs.
    .replace(/^[\s\p{So}\u200D]+|(?<![\s\p{So}\u200D.,!?;:])[\s\p{So}\u200D.,!?;:]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Worked out once for what is offered again and again, such as the menu. */
const worded = new WeakMap<Choice, readonly string[]>();

function wordings(choice: Choice): readonly string[] {
  const known = worded.get(choice);
  if (known !== undefined) return known;
  const titles = LANGUAGES.map((language) => titleOf(choice, language));
  const made = [choice.value, ...titles, ...(ALSO[choice.value] ?? [])].map(plain);
  worded.set(choice, made);
  return made;
}

/** Said around an answer, and no part of it. */
const AROUND =
  /^(?:(?:h+m+|eh+m?|uh+m?|nou|tja|well|oh|ok(?:e|ay)?|whatever|so|dus),? )+|(?: (?:graag|grag|aub|alsjeblieft|please|pls|dan|then|hoor|thanks|thank you|dank je|dankje|bedankt|snel|quickly))+$/gu;
/** A no to what was there, where there is no no to choose. */
const REJECTS = /^(?:nee[ ,]+|no(?:, *| (?=(?:the|that|i|rather|make|use|send|try)\b)))/u;
/** A yes with a reservation is none. */
const BUT = /^(?:ja|yes|yeah|ok\w*)\W+(?:maar|but)\b/u;

/** One word that is in the title of one choice alone, such as "vergeten". */
function onlyOneWith(said: string, choices: readonly Choice[]): string | undefined {
  if (!/^\p{L}{5,}$/u.test(said)) return undefined;
  const having = choices.filter((choice) => wordings(choice).some((words) => words.split(/[ ?]/u).includes(said)));
  return having.length === 1 ? having[0]?.value : undefined;
}

/** The choice that was meant: by value, title, another wording, number or place, or a clear first word. */
export function chosen(typed: string, choices: readonly Choice[], byNumber: boolean): string | undefined {
  const said = plain(typed);
  const isYesNo = choices.some(({ value }) => value === 'yes' || value === 'no');
  const core = (isYesNo ? said : said.replace(REJECTS, '')).replace(AROUND, '').replace(/[\s,]+$/u, '');
  const exact = choices.find((choice) => wordings(choice).includes(said) || wordings(choice).includes(core));
  if (exact !== undefined) return exact.value;
  if (byNumber && /^\d$/u.test(said)) return choices[Number(said) - 1]?.value;
  // A yes is said, not pointed at.
  const place = byNumber && !isYesNo ? ordinalIn(said, choices.length) : undefined;
  if (place !== undefined) return choices[place]?.value;
  if (byNumber && !isYesNo && choices.length > 1) return onlyOneWith(said, choices);
  const [first = ''] = core.split(/[ ,]/u);
  const leading = choices.filter((choice) => ['yes', 'no'].includes(choice.value) && wordings(choice).includes(first));
  return leading.length === 1 && said.length <= 30 && !BUT.test(said) ? leading[0]?.value : undefined;
}

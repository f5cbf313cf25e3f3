import type { PasswordReason } from './outcome.ts';

/** Long passphrases are welcome; this only stops a page from being pasted. */
export const MAX_LENGTH = 256;

/** What a password is held against. */
export interface RuleContext {
  readonly minLength: number;
  /** Words of the person: name, user ID, mail addresses. */
  readonly personal: readonly string[];
  /** Words of the company: its name and domain. */
  readonly company: readonly string[];
  /** Whether a lower-case word is on the list of common and breached passwords. */
  readonly isCommon: (word: string) => boolean;
}

/** The rules that a password breaks, in the order in which they are explained. One code for page and server. */
export function brokenRules(password: string, context: RuleContext): PasswordReason[] {
  const { length } = Array.from(password.normalize('NFC'));
  if (length === 0) return ['empty'];
  if (length > MAX_LENGTH) return ['too-long'];
  const bare = plain(password);
  const reasons: PasswordReason[] = [];
  if (length < context.minLength) reasons.push('too-short');
  if (isCommonPassword(bare, context)) reasons.push('common');
  if (mostlyMadeOf(bare, context.company)) reasons.push('company');
  if (mostlyMadeOf(bare, context.personal)) reasons.push('personal');
  if (isPattern(bare)) reasons.push('pattern');
  return reasons;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case, accents gone: what a guesser tries first. */
const plain = (password: string): string => password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const unleet = (text: string): string => Array.from(text, (letter) => LEET[letter] ?? letter).join('');
/** A 1 stands for an l or for an i. */
const readings = (text: string): string[] => [text, unleet(text), unleet(text.replaceAll('1', 'i'))];

/** `Welkom2026!` is `welkom` with what everybody puts behind it. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Dutch words that lists made elsewhere do not have. */
const DUTCH = new Set(
  `welkom wachtwoord geheim zomer winter lente herfst voorjaar najaar januari februari maart april juni juli augustus
  september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag amsterdam rotterdam
  utrecht nederland holland voetbal ajax feyenoord inloggen computer sleutel vakantie kantoor hallo liefde lieverd liefste
  schatje schatjes kusje kusjes knuffel konijn moppie vlinder zonnetje zonnebloem prinses oranje koekje appeltaart`.split(
    /\s+/u,
  ),
);

function isCommonPassword(bare: string, { isCommon }: RuleContext): boolean {
  const stem = core(bare);
  const once = /^(.{4,}?)[^\p{L}]*\1[^\p{L}]*$/u.exec(bare)?.[1] ?? '';
  const known = (word: string): boolean => word.length >= 4 && (isCommon(word) || DUTCH.has(word));
  if ([...readings(bare), once].some(known)) return true;
  // A word with a year behind it is weak; a word inside a long phrase is not the point.
  const [before = '', after = ''] = stem === '' ? [] : bare.split(stem);
  const added = before.length + after.length <= 6 || (before === '' && isPattern(after));
  const tailless = bare.replace(/[\d!@#$%^&*.?-]+$/u, '');
  return added && [stem, ...readings(tailless).map(core)].some(known);
}

/** A password that is little more than words that anybody at the company knows. */
function mostlyMadeOf(bare: string, words: readonly string[]): boolean {
  const spellings = readings(bare);
  const known = words.flatMap((word) => plain(word).split(/[^\p{L}\p{N}]+/u));
  // Telephone numbers are known with a 0 in front too.
  const numbers = known.filter((word) => /^\d{9,}$/u.test(word)).map((word) => word.slice(-8));
  const stems = new Set(spellings.map(core));
  return [...known, ...numbers].some(
    (word) =>
      (word.length === 3 && stems.has(word)) ||
      (word.length >= 4 && spellings.some((text) => text.includes(word)) && Array.from(bare).length - word.length < 8),
  );
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  '01234567890',
  'qwertzuiop',
  '!@#$%^&*()',
];
const WALKS = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')]);

/** Runs of neighbours or of one character make up most of it. */
function isPattern(bare: string): boolean {
  const letters = Array.from(bare);
  if (letters.length < 4) return false;
  if (/^(.{1,4})\1+.{0,2}$/u.test(bare)) return true;
  const steps = letters.slice(1).filter((letter, index) => {
    const pair = `${letters[index] ?? ''}${letter}`;
    return letters[index] === letter || WALKS.some((walk) => walk.includes(pair));
  });
  return steps.length >= (letters.length - 1) * 0.75;
}

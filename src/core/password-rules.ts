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
  const length = [...password].length;
  if (length === 0) return ['empty'];
  if (length > MAX_LENGTH) return ['too-long'];
  const bare = plain(password);
  const reasons: PasswordReason[] = [];
  if (length < context.minLength) reasons.push('too-short');
  if (isCommonPassword(password, bare, context)) reasons.push('common');
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

const unleet = (text: string): string => [...text].map((letter) => LEET[letter] ?? letter).join('');

/** `Welkom2026!` is `welkom` with what everybody puts behind it. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Dutch words that lists made elsewhere do not have. */
const DUTCH = new Set(
  'welkom wachtwoord geheim zomer winter lente herfst voorjaar najaar januari februari maart april juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag amsterdam rotterdam utrecht nederland holland voetbal ajax feyenoord inloggen computer sleutel vakantie kantoor'.split(
    ' ',
  ),
);

function isCommonPassword(password: string, bare: string, { isCommon }: RuleContext): boolean {
  const stem = core(bare);
  const candidates = [bare, unleet(bare), stem, core(unleet(bare.replace(/[\d!@#$%^&*.?-]+$/u, '')))];
  const leftOver = [...password].length - [...stem].length;
  return candidates.some((word, index) => {
    if (word.length < 4) return false;
    const known = isCommon(word) || DUTCH.has(word);
    // A word with a year behind it is weak; a word inside a long phrase is not the point.
    return known && (index < 2 || leftOver <= 6);
  });
}

/** A password that is little more than words that anybody at the company knows. */
function mostlyMadeOf(bare: string, words: readonly string[]): boolean {
  const flat = unleet(bare);
  return words
    .flatMap((word) => plain(word).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4)
    .some((word) => (bare.includes(word) || flat.includes(word)) && [...bare].length - word.length < 8);
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  '01234567890',
  'qwertzuiop',
];
const WALKS = ROWS.flatMap((row) => [row, [...row].toReversed().join('')]);

/** Runs of neighbours or of one character make up most of it. */
function isPattern(bare: string): boolean {
  const letters = [...bare];
  if (letters.length < 4) return false;
  if (/^(.{1,4})\1+.{0,2}$/u.test(bare)) return true;
  const steps = letters.slice(1).filter((letter, index) => {
    const pair = `${letters[index] ?? ''}${letter}`;
    return letters[index] === letter || WALKS.some((walk) => walk.includes(pair));
  });
  return steps.length >= (letters.length - 1) * 0.75;
}

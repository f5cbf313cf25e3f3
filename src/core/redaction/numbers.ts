import type { Rule } from './rule.ts';

/** Nine digits that pass the eleven-test, also in groups; and whatever is said to be such a number. */
export const citizenNumbers: Rule = (text, hit) =>
  text
    .replace(
      /(\b(?:bsn|burgerservice-?nummer|sofi-?nummer|citizen service number)\b[^\d\n]{0,15})(\d(?:[ .-]?\d){7,8})(?!\d)/giu,
      (_all, lead: string) => lead + hit('citizen-number'),
    )
    .replace(
      /(?<![\d+])(?<!\d[.-])(?:\d{9}|\d{4}([ .-])\d{2}\1\d{3}|\d{3}([ .-])\d{3}\2\d{3})(?![.-]?\d)/gu,
      (number) => (passesElevenTest(number.replace(/\D/gu, '')) ? hit('citizen-number') : number),
    );

function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0 && Number(digits) > 0;
}

/** Telephone numbers: ten or eleven digits from a 0, or what follows a plus. */
const PHONE = String.raw`(?<![\d+])(?:\+\d(?:[ ()-]{0,2}\d){8,14}|0(?:[ -]?\d){9,10})(?!\d)`;
/** Numbers that are said to be something else. */
const NAMED = String.raw`\b(?:foutcode|errorcode|error code|ticket|ticketnummer|incident|kenmerk|personeelsnummer|medewerkersnummer|employee (?:number|id))(?: is)?[ :#=]{1,3}\d{4,10}(?!\d)`;
const GROUPED = String.raw`\d{3}[ -]\d{3}|\d{4}[ -]\d{4}|\d{2}(?<gap>[ -])\d{2}\k<gap>\d{2}(?:\k<gap>\d{2})?|\d(?: \d){5}(?: \d \d)?`;
const CODE = String.raw`(?<![\p{L}\p{N}+_])(?<!\d[.,-])(?:\d{8}|\d{6}|${GROUPED})(?![\p{L}\p{N}])(?![-.,]\d)`;
/** References of our own. */
const OURS = String.raw`\bSL-[\dA-Z]{4}-[\dA-Z]{4}\b`;
const DIGITS = new RegExp(`(${PHONE}|${NAMED}|${OURS})|${CODE}`, 'giu');
/** `2025-2026`, and a day such as `31-12-26`. */
const TIME = /^(?:(?:19|20)\d{2}[ -](?:19|20)\d{2}|(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-\d{2})$/u;

/** Recovery codes of our own, also without their hyphens: sixteen consonants are no words. */
const SAVED = /(?<![\p{L}\p{N}])[b-df-hjkmnp-rtvw]{4}(?:[ -]?[b-df-hjkmnp-rtvw]{4}){3}(?![\p{L}\p{N}])/giu;

/** One-time codes as they are typed over or read out, and saved recovery codes. */
export const codes: Rule = (text, hit) =>
  text
    .replace(/(?<!\d)\d{6}(?:-\d{6}){7}(?!\d)/gu, () => hit('code'))
    .replace(
      /((?<!error |fout )\b(?:\p{L}*code|pin|otp|tan)\b(?: ?(?:is|was|=|:)){1,2} ?(?:nu |now )?|\bpin(?:code)? )(\d(?:[ -]?\d){3,9})(?!\p{N}|[-.,]\d)/giu,
      (all, lead: string) => (/(?:fout|error|post|zip|land)code/iu.test(lead) ? all : lead + hit('code')),
    )
    .replace(DIGITS, (all, other: string | undefined) => (other !== undefined || TIME.test(all) ? all : hit('code')))
    .replace(/(?<![\p{L}\p{N}])[a-z2-7]{4}(?:-[a-z2-7]{4}){3}(?![\p{L}\p{N}])/giu, () => hit('code'))
    .replace(SAVED, () => hit('code'));

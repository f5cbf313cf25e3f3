const ENDINGS =
  'nl|com|org|net|eu|be|de|uk|fr|ms|io|ai|app|dev|gov|edu|info|me|tv|nu|co|us|cloud|frl|amsterdam|example|test|local|lan|internal|corp|' +
  'docx?|xlsx?|pptx?|pdf|txt|csv|zip|png|jpe?g|gif|msg|eml|pst|ost|exe|msi|mp[34]|html?|aspx?|php|json|xml|log|ini|key';

/** Addresses, error codes, references, numbers, products. */
const NAMES = [
  /^[\w.+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}$/u,
  /^[a-z][\w.-]*\\[a-z][\w.-]*$/iu,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  new RegExp(String.raw`^(?:[\p{L}\d_-]+\.)+(?:${ENDINGS})(?::\d+)?(?:[/?]\S*)?$`, 'iu'),
  /^(?:s[sr][rs]?p[rs]?_\d{3,5}|AADSTS\d*|CAA[\dA-F]+|0x[\dA-F]+):?$/iu,
  /^SL-[\dA-Z]{4}-[\dA-Z]{4}$/u,
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu,
  /^\+?[\d\s()./:-]+(?:u|h|am|pm|st|nd|rd|th|e)?$/iu,
  /^(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:?\d\d)$/u,
  /^[A-Z]{2}\d{2}[A-Z]{4}\d{10}$/u,
  /^v?\d+(?:\.\d+)+[a-z]?$/iu,
  // INC0048213, KB5034441, LT-00321: a few capitals, then figures.
  /^[A-Z]{1,4}-?\d{1,10}$/u,
  /^(?:ticket|case|change|incident|asset|order|laptop|printer|pc)[-#]?\d{1,10}$/iu,
  /^(?:windows|win|office|outlook|iphone|ipad|ios|galaxy|samsung|pixel|teams|server|microsoft|m|o|word|excel|sharepoint|exchange|macos|android|covid|s|a|mfa|sso|v|kb|room|kamer|lokaal|etage|laptop|pc|level|fase|groep|team|klas|week|dag|day|stap|step|optie|option|nr|no)[-.]?\d{1,5}\w{0,3}[!?]*$/iu,
  /^\d+[.,:]?\d*(?:-?\p{L}{1,3}|[%€$])?$/u,
  /^\d{1,4}(?:-\p{L}+)+$/u,
  /^(?:\d\p{L}+|\p{L}+\d\p{L}+)$/u,
  /^\p{L}{1,3}\d{1,2}\p{L}{0,2}$/u,
];

/** jsmith2, j.devries, p123456, vnd-jbakker1: what people sign in with. */
const LOGINS = [
  /^\p{Ll}{1,2}\d{3,8}$/u,
  /^(?!\p{Lu}\p{Ll}{5,}\d)\p{L}[\p{L}-]*(?:[._]\p{L}[\p{L}-]*)*\d?$/u,
  /^(?:\p{L}{1,3}[._])+\p{L}+\d{1,2}$/iu,
];

/** Plain words, also joined ones. */
const WORDS = /^[\p{L}'’]+(?:[-/&+.,:…][\p{L}'’]+)*[!?]*$/u;
/** What people put inside a password and not inside a word. */
const ODD = /\p{L}[#$%^&*!@=~|<>{}[\]][\p{L}\d]/u;

/** An address, a reference, a product or a plain number: known for something else. */
export const isName = (word: string): boolean => NAMES.some((shape) => shape.test(word));

const isPlainWord = (word: string): boolean => WORDS.test(word);

/** Mixed enough to be chosen as a secret, and of no ordinary shape. */
export function looksLikePassword(word: string): boolean {
  if (word.length < 6 || word.length > 256 || !/\p{L}/u.test(word)) return false;
  if (isPlainWord(word) || isName(word) || LOGINS.some((shape) => shape.test(word))) return false;
  return /\d/u.test(word) || (ODD.test(word) && /[#$%^*!=~|<>{}[\]]/u.test(word));
}

/** The same where the sentence already says that a password is meant: anything that is no plain word. */
export const isMixed = (word: string): boolean =>
  /\d/u.test(word) ? /\p{L}/u.test(word) || word.replace(/\D/gu, '').length >= 4 : ODD.test(word);

/** A token without the punctuation of the sentence around it. */
export function bare(token: string): { readonly open: string; readonly word: string; readonly close: string } {
  const open = /^["'“‘`([<]*/u.exec(token)?.[0] ?? '';
  const rest = token.slice(open.length);
  let end = rest.length;
  while (end > 0 && '"\'”’`.,;:)]>?'.includes(rest.charAt(end - 1))) end--;
  return { open, word: rest.slice(0, end), close: rest.slice(end) };
}

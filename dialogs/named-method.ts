import type { Choice } from './say.ts';

/** How ways to prove who one is are named in the middle of a sentence. */
const NAMED: readonly (readonly [value: string, name: RegExp])[] = [
  ['email', /\b(?:e-?mail|mail|mailtje|mailen)\b/iu],
  ['sms', /\b(?:sms|sms['’]?je|text|text message|tekstbericht)\b/iu],
  ['call-office', /\b(?:kantoor|office|vaste (?:lijn|telefoon))\b/iu],
  ['call-mobile', /\b(?:bel|bellen|call|phone|mobiel|mobile)\b/iu],
  ['totp', /\b(?:authenticator|app)\b/iu],
  ['recovery-code', /\b(?:herstelcode|recovery code|backup code)\b/iu],
];
const WANTS =
  /\b(?:per|via|met|stuur|doe|neem|kies|liever|graag|maar|dan|by|with|send|use|choose|take|rather|instead|please|try)\b/iu;
const NOT = /\b(?:niet|geen|niks|niets|nooit|not|no|never|nothing|zonder|without)\b|n['’]t\b/iu;
const ASKS = /^\W*(?:wat|hoe|waarom|wanneer|waar|wie|welke?|what|how|why|when|where|who|which)\b/iu;

/** The one way that a sentence such as "stuur het maar per sms" asks for. */
export function namedMethod(typed: string, choices: readonly Choice[]): string | undefined {
  if (!WANTS.test(typed) || NOT.test(typed) || ASKS.test(typed)) return undefined;
  const offered = new Set(choices.map(({ value }) => value));
  const named = NAMED.filter(([value, name]) => offered.has(value) && name.test(typed)).map(([value]) => value);
  // "Bel mijn kantoor" names a call too.
  const [first, ...more] = named.includes('call-office') ? named.filter((value) => value !== 'call-mobile') : named;
  return more.length === 0 ? first : undefined;
}

import type { Choice } from './say.ts';

/** How ways to prove who one is are named in the middle of a sentence. */
const NAMED: readonly (readonly [value: string, name: RegExp])[] = [
  ['email', /\b(?:e-?mail|mail|mailtje|mailen|emial|emali|eamil|meil|mial)\b/iu],
  ['sms', /\b(?:sms|sms['’]?je|text|text message|tekstbericht)\b/iu],
  ['call-office', /\b(?:kantoor|office|vaste (?:lijn|telefoon))\b/iu],
  ['call-mobile', /\b(?:bel|bellen|call|phone|mobiel|mobieltje|mobile)\b/iu],
  ['totp', /\b(?:authenticator|app)\b/iu],
  ['recovery-code', /\b(?:herstelcode|recovery code|backup code)\b/iu],
];
const WANTS =
  /\b(?:per|via|met|stuur|doe|neem|kies|liever|graag|ik denk|i think|i mean|bedoel ik|ik bedoel|maybe|misschien|maar|dan|toch|gewoon|by|with|send|use|choose|take|rather|instead|please|pls|try|id like|i['’]d like|want (?:an?|the|it)|wil (?:een|de|het|hem)|kan (?:het|dat|hij|de code))\b|^\W*(?:bel|call|ring|text|mail|sms) (?:me|mij|my|mijn|mn|naar|to|the|de|het)\b/iu;
const NOT = /\b(?:niet|geen|niks|niets|nooit|not|no|never|nothing|zonder|without)\b|n['’]t\b/iu;
const ASKS = /^\W*(?:wat|hoe|waarom|wanneer|waar|wie|welke?|what|how|why|when|where|who|which)\b/iu;
/** "Nee, de andere": a no to what was there, not to what follows. */
const REJECTS = /^\W*(?:nee\W+|no(?:, *| (?=(?:the|that|i|rather|make|use|send|try)\b)))/iu;
/** Nothing but a name, such as "mijn app" or "the mobile". */
const BARE = /^\W*(?:(?:de|het|mijn|mn|m['’]n|een|the|my|an?|ok|ja|yes)\W+)*\S+\W*$/iu;

/** That no code came, in so many words. */
const NOTHING =
  /\b(?:niks|niets|geen (?:code|mail\w*|sms\S*|bericht\w*)|nog niet|nothing|no (?:code|mail|email|text|message|sms)|not yet|haven['’]?t|didn['’]?t|did not|have not|never)\b.*\b(?:ontvangen|gekregen|binnen(?:gekomen)?|gehad|aangekomen|received?|got(?:ten)?|get|arrived?|come|came)\b|\b(?:krijg|get|komt|comes)\b.{0,20}\b(?:niks|niets|niet|nothing|not)\b|\b(?:nobody|no one|niemand|niet)\b.*\b(?:called|calling|belt|gebeld|belde)\b/iu;
const LONGEST = 60;

export const isNothingReceived = (typed: string): boolean =>
  typed.length <= LONGEST && NOTHING.test(typed) && !ASKS.test(typed);

/** That there is no such phone, app or address, in so many words. */
const LACKS =
  /\b(?:die|dat|hem|deze|zo(?:['’]n| een)?|that|one|it|them)\b.{0,12}\b(?:heb|have|got)\b.{0,12}\b(?:niet|not)\b|\b(?:heb|have|got)\b.{0,8}\b(?:die|dat|hem|deze)\b.{0,8}\bniet\b|\b(?:heb ik|ik heb) (?:er )?(?:geen|niet)\b|\b(?:do not|don['’]?t|haven['’]?t) have\b|\bhave no\b|\b(?:kan|can)\b.{0,12}\b(?:niet|not|t)\b.{0,6}\b(?:bij|in|reach|access|open)\b|\b(?:geen toegang|no access|nieuw nummer|new number|oud nummer|old number)\b/iu;

export const isOutOfReach = (typed: string): boolean =>
  typed.length <= LONGEST &&
  LACKS.test(typed) &&
  !/\b(?:nog|yet)\b/iu.test(typed) &&
  !NOTHING.test(typed) &&
  !ASKS.test(typed);

/** The one way that a sentence such as "stuur het maar per sms" asks for. */
export function namedMethod(typed: string, choices: readonly Choice[]): string | undefined {
  const said = typed.replace(REJECTS, '');
  if (!(WANTS.test(said) || BARE.test(said)) || NOT.test(said) || ASKS.test(said)) return undefined;
  const offered = new Set(choices.map(({ value }) => value));
  const named = NAMED.filter(([value, name]) => offered.has(value) && name.test(said)).map(([value]) => value);
  // "Bel mijn kantoor" names a call too, and a text to a mobile is no call.
  const isNoCall = named.includes('call-office') || (named.includes('sms') && !CALLS.test(said));
  const [first, ...more] = isNoCall ? named.filter((value) => value !== 'call-mobile') : named;
  return more.length === 0 ? first : undefined;
}
const CALLS = /\b(?:bel|bellen|call)\b/iu;

import { plain } from '../../dialogs/choose.ts';
import type { Language } from '../core/language.ts';

interface Form {
  readonly form: RegExp;
  /** Of which language it is; some words are of both. */
  readonly language?: Language;
  /** Names the helpdesk or the question itself: it means nothing else in the middle of something else. */
  readonly sure?: true;
}

const loose = (language: Language | undefined, ...forms: readonly RegExp[]): Form[] =>
  forms.map((form) => ({ form, ...(language && { language }) }));
const sure = (language: Language, ...forms: readonly string[]): Form[] =>
  forms.map((form) => ({ form: new RegExp(`^${form}$`, 'u'), language, sure: true }));

const CASE_NL = '(?:hulp)?(?:vraag|melding|ticket|aanvraag|verzoek|zaak|case|sl-[a-z0-9-]+)';
const CASE_EN = '(?:case|ticket|question|request|issue|sl-[a-z0-9-]+)';
const SOMEBODY_NL = '(?:niemand|iemand|een (?:collega|medewerker|mens)|de helpdesk)';
const SOMEBODY_EN = '(?:nobody|no one|anyone|anybody|someone|somebody|the help ?desk|an agent|a colleague|a person)';
const BY_NOW = '(?: (?:al|nu|nog|inmiddels|eindelijk|er|daar|hier))*';
/** All that may stand around somebody who looks at it. */
const LOOKS_NL =
  '(?: (?:al|nu|nog|eens|inmiddels|van|de|helpdesk|die|er|daar|hier|naar|mij|me|mee|mijn|aan|het|kan|gaat|wil|is|heeft|bezig|beschikbaar|online|helpen|helpt|kijken|kijkt|gekeken|meekijkt|meekijken|meeleest|leest|gelezen|gereageerd|reageert|vraag|melding|ticket|geantwoord|bellen|belt|opgepakt|terug))*';
const LOOKS_EN =
  '(?: (?:yet|now|still|already|there|here|out|from|at|on|into|it|this|that|me|my|to|back|the|help ?desk|case|ticket|question|request|going|coming|come|available|online|around|free|picked|up|taken|seen|read|looked|looking|look|working|reading|answered|answer|answering|replied|reply|replying|help|helping|call|calling|started|get|got))*';

const FORMS: readonly Form[] = [
  ...loose(undefined, /^(?:status ?update|update|eta|status)(?: (?:graag|svp|aub|please))?$/u),
  ...loose(
    'nl',
    /^wat is (?:de |mijn )?(?:status|stand)(?: nu)?$|^(?:de )?stand van zaken$/u,
    /^hoe (?:(?:staat|zit|gaat) het (?:er|daar) ?mee(?: nu| verder)?|het (?:er|daar) ?mee (?:staat|zit|gaat))$/u,
    /^hoe ?lang (?:(?:duurt|gaat) (?:het|dit|dat)(?: nog)?(?: duren| ongeveer)?|(?:het|dit|dat) (?:nog )?(?:duurt|gaat duren))$/u,
    /^(?:duurt|gaat) (?:het|dit|dat) nog (?:heel |erg )?lang(?: duren)?$/u,
    /^hoe ?lang (?:moet|kan) ik (?:nog )?wachten$/u,
    /^wanneer (?:hoor|weet) ik (?:er )?(?:iets|wat|meer)(?: meer)?$/u,
    /^wanneer krijg ik (?:een )?(?:antwoord|reactie|bericht|hulp)$/u,
    /^wanneer (?:word ik (?:terug)?(?:gebeld|geholpen)|ben ik aan de beurt)$/u,
    /^(?:is er |heb je |hebben jullie |weet je )?al (?:iets )?(?:nieuws|gehoord|bekend|een update)$/u,
    /^nog (?:steeds |altijd )?niets$/u,
    /^(?:ik )?(?:wacht|zit) (?:nog (?:steeds|altijd)(?: te wachten)?|(?:nu )?al .{2,20})$/u,
  ),
  ...sure(
    'nl',
    `(?:hoe (?:staat|zit|gaat|is) het met|(?:wat is )?(?:de )?status van|waar blijft) (?:\\S+ )?${CASE_NL}(?: .{1,60})?`,
    `(?:is|komt|zit|kijkt|leest|belt|helpt|reageert|heeft|gaat)${BY_NOW} ${SOMEBODY_NL}${LOOKS_NL}`,
    `(?:waar|wanneer) (?:blijft|komt|belt|reageert|antwoordt|helpt)${BY_NOW} ${SOMEBODY_NL}${LOOKS_NL}`,
    `(?:wordt|is) (?:mijn|de) ${CASE_NL}${BY_NOW} \\S+`,
    `${SOMEBODY_NL} (?:al|daar|hier)`,
    `hoe het met mijn ${CASE_NL} (?:staat|zit|gaat)`,
    `wordt er${BY_NOW} naar gekeken`,
    `wie (?:heeft|behandelt|bekijkt|leest|doet) (?:mijn|de) ${CASE_NL}`,
  ),
  ...loose(
    'en',
    /^(?:whats|what is) (?:the |my )?(?:current )?(?:status|eta)$/u,
    /^(?:is there |are there |have you |do you have |got )?any (?:news|updates?|progress|word)(?: yet)?$/u,
    /^how (?:long|much longer) (?:(?:will|does|would|is) (?:it|this|that)(?: still)? (?:take|be|going to take)|(?:it|this|that) (?:will|is going to) take)$/u,
    /^how (?:long (?:do|must|will|should) i (?:have to |need to )?wait|long is the wait|much longer)$/u,
    /^(?:will|does) (?:it|this|that) take (?:very |much )?long(?:er)?$/u,
    /^when (?:will|do|can|shall) i (?:hear|get|know|be)(?: (?:an|a|some))? (?:something|more|back|answer|reply|response|help(?:ed)?|news|next|called)$/u,
    /^(?:(?:im|i am) )?still (?:waiting|nothing)$|^(?:i have|ive) been waiting\b.{0,25}$/u,
  ),
  ...sure(
    'en',
    `(?:how is|what about|what happened to|where is|(?:what is |whats )?(?:the )?status of) (?:\\S+ )?${CASE_EN}(?: .{1,60})?`,
    `(?:is|has|will|does|did) (?:there )?${SOMEBODY_EN}${LOOKS_EN}`,
    `${SOMEBODY_EN} (?:is )?(?:there|here|coming|answering|helping)${LOOKS_EN}`,
    `how my ${CASE_EN} is .{2,20}`,
    `(?:when (?:will|does|do|is|are)|where (?:is|are)) (?:they|${SOMEBODY_EN})${LOOKS_EN}`,
    `(?:is|has) my ${CASE_EN}(?: \\S+){1,4}`,
    `who (?:has|is (?:handling|reading|looking at|working on)) my ${CASE_EN}`,
  ),
];

/** What is then asked about is something else, unless the question itself is named. */
const ELSE = /wachtwoord|password|\bcode|\blink|blok|lock|\bsms|verlo|verva|expir|geldig|valid/u;
const NAMED = new RegExp(`\\b(?:${CASE_NL}|${CASE_EN})\\b`, 'u');
const LEAD =
  /^(?:(?:hallo|hoi|hey|hello|hi|en|maar|nou|sorry|ok|and|but|so|dus|(?:kun|kan) je (?:me |mij )?(?:zeggen|vertellen)|weet je|ik wil (?:graag )?weten|(?:can|could) you (?:please )?tell me|do you know|i (?:want|would like) to know) )+/u;
const LONGEST = 200;

/** Whether somebody asks how something stands that they asked the helpdesk, and in which words. */
export function statusAsked(text: string): Form | undefined {
  if (text.length > LONGEST) return undefined;
  const said = plain(text);
  if (ELSE.test(said) && !NAMED.test(said)) return undefined;
  const sentences = said.split(/\s*[.!?;,]+\s*/u).map((sentence) => sentence.replace(LEAD, ''));
  return FORMS.find(({ form }) => sentences.some((sentence) => form.test(sentence)));
}

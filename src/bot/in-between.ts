import type { Question } from '../../dialogs/ask.ts';
import { plain } from '../../dialogs/choose.ts';
import type { TextKey } from '../../dialogs/texts/texts.ts';

/** What is said to something that is no answer, no question and no wish; the question is asked again after most. */
interface Reply {
  readonly key: TextKey;
  /** Compared with what was said in small letters, without accents, apostrophes and marks at the ends. */
  readonly said: RegExp;
  readonly at?: (question: Question) => boolean;
}

const LONGEST = 80;

const offers = ({ choices = [] }: Question, value: string): boolean => choices.some((choice) => choice.value === value);
const asksForCode = ({ accepts }: Question): boolean => accepts === 'code';

const ADVICE =
  /\b(?:raad je|aanraden|advies|snelst\w*|makkelijkst\w*|handigst\w*|recommend|advise|suggest|fastest|quickest|easiest)\b|\b(?:alleen|only)\b.*\b(?:telefoon|mobiel|phone|mobile)\b|\bmaakt (?:me |mij )?niet uit|\bdoesnt matter|\bwelke (?:moet|zal|kan|is)\b|\bwhich (?:one|should|is)\b|\bkies (?:jij|maar)\b|\byou (?:choose|pick)\b/u;

const OUT_OF_REACH =
  /\b(?:kan|can|cant|cannot)\b.*\b(?:niet|not|access|reach|open|bij)\b.*\b(?:mail|email|sms|telefoon|phone|app)\b|\b(?:dont|do not|havent|heb|without|zonder)\b.{0,20}\b(?:phone|mobile|telefoon|mobiel|app)\b|\b(?:geen|no) (?:\S+ )?(?:mail|email|telefoon|mobiel|phone|mobile|app|bereik|signal)\b/u;

const REPLIES: readonly Reply[] = [
  {
    key: 'between.patience',
    said: /^(?:(?:ok|oke|ja|yes) )?(?:wacht(?: (?:even|ff|effe|eens))?|(?:een )?(?:moment|ogenblik)(?:je)?(?: graag| aub)?|even (?:geduld|wachten|kijken|zoeken|pakken|checken|ophalen)\b.*|(?:ff|effe) .*|(?:ik )?(?:ben|ga|moet) (?:zo|even|ff|effe)\b.*|ik (?:zoek|pak|haal|kijk|check|open)\b.*\b(?:even|ff|effe|hem|mn|mijn)\b.*|komt eraan|ben zo terug|brb|be right back|hold on|hang on|wait(?: (?:a|one) (?:sec|second|moment|minute))?|(?:just )?(?:a|one|1) (?:sec|second|moment|minute|min)|give me (?:a|one) (?:sec\w*|min\w*|moment)|let me (?:check|look|find|get|open|see)\b.*|(?:ill|im|i am|i will) (?:just )?(?:getting|looking|checking|check|look|get|grab)\b.*)$/u,
  },
  {
    key: 'between.here',
    said: /^(?:(?:hallo|hello|hoi|hey|hi|sorry|ok|oke),? )*(?:(?:ik )?ben (?:er )?(?:weer|terug)(?: terug)?|ik ben er(?: weer)?|(?:im|i am) back|back(?: again)?|hallo|hello|hoi|hey|hi|joehoe|is daar iemand|anybody there|(?:ben|bent) (?:je|u) (?:er|daar)(?: nog)?|(?:are )?(?:you|u) (?:still )?(?:there|here)|waar (?:waren|was) (?:we|ik)(?: ook alweer| gebleven)*|where were we|wh?at was (?:the question|de vraag)(?: ook alweer| again)?|wat (?:moet|moest) ik (?:nu |nou )?(?:doen|typen|invullen)|what (?:do|should|must) i (?:do|type)(?: now)?|what now|now what|en nu|wat nu|(?:en )?hoe (?:nu )?(?:verder|ga ik verder)|wat wil je(?: van (?:me|mij))?|what do you (?:want|need)(?: from me)?)$/u,
  },
  {
    key: 'between.thanks',
    said: /^(?:(?:ok|oke|super|top|ja|yes),? )*(?:dank\w*|bedankt|thanks|thank you|thx|merci)\b.{0,30}$/u,
    at: ({ yields }) => yields !== true,
  },
  {
    key: 'between.advice',
    said: ADVICE,
    at: (question) => offers(question, 'sms') && offers(question, 'email'),
  },
  {
    key: 'between.advice/any',
    said: new RegExp(`${ADVICE.source}|${OUT_OF_REACH.source}`, 'u'),
    at: (question) => offers(question, 'sms') || offers(question, 'email'),
  },
  {
    key: 'between.user-id',
    said: /^(?:(?:en|maar|and|but) )?(?:(?:waar|hoe|where|how)\b.*\b(?:vind|find|staat|kom|weet|know|zie|see|look)\b.*|(?:wat|what) (?:is|bedoel|do you mean)\b.*|welke(?: gebruikersnaam)?|which one)$/u,
    at: ({ accepts }) => accepts === 'user-id',
  },
  {
    key: 'between.code',
    said: /^(?!.*(?:wachtwoord|passw)).*(?:\b(?:spam|junk|ongewenst\w*|hoe ?lang|how long|geldig|valid|duurt (?:lang|even|zo)|taking (?:long|so|forever|ages)|(?:what|which|welke?|wat voor) (?:number|address|email|nummer|adres|mail\w*))\b|\b(?:waar|where|wanneer|when)\b.*\b(?:code|mail|sms|text|die|it)\b)/u,
    at: asksForCode,
  },
  {
    key: 'between.code/wrong',
    said: /\bwhat (?:am i|did i|im) do(?:ing|ne)? wrong\b|\bwat (?:doe|deed) ik (?:fout|verkeerd|niet goed)\b|^(?:waarom|why)\b.*\b(?:niet|fout|verkeerd|not|wrong|doesnt|isnt)\b|^(?:maar |but )?(?:hij|die|de code|dat|it|that|the code) (?:klopt|is|was) (?:wel|toch|right|correct)/u,
    at: asksForCode,
  },
  {
    key: 'between.how-long',
    said: /\bhoe ?lang (?:duurt|gaat|ben ik)\b|\bhow long (?:does|will|is|do)\b/u,
  },
  {
    key: 'between.hurry',
    said: /\b(?:sneller|schiet op|opschieten|haast|hurry|faster|quickly|asap|spoed|dringend|urgent)\b/u,
  },
];

/** Anger, at whatever it is. */
const UPSET =
  /\b(?:kut\w*|klote\w*|klootzak|god ?ver\w*|verdomme|kanker(?!afdeling|centrum|patient|zorg|instituut|onderzoek)\w*|tering\w*|tyfus\w*|shit\w*|fuck\w*|wtf|waardeloos|stom(?:me)?|achterlijk\w*|belachelijk|idioot|sukkels?|rot(?:zooi|ding|systeem)|crap|bullshit|bitch|assholes?|damn|useless|stupid|idiots?|ridiculous|pathetic|sucks?|are you kidding|gefrustreerd|frustrated|(?:ik )?word(?:t)? (?:hier )?gek|driving me (?:crazy|mad|nuts))\b/u;

/** "Stomme vraag, maar ..." is a question. */
const OF_ONESELF =
  /\b(?:stomme|domme|stupid|dumb|silly) (?:vraag|question)\b|\b(?:stom|stupid) van (?:mij|me)\b|\b(?:stupid|silly) (?:of )?me\b/u;

export function isUpset(typed: string): boolean {
  const said = plain(typed);
  return UPSET.test(said) && !OF_ONESELF.test(said);
}

/** What is said to it while a question is open. */
export function replyInBetween(typed: string, question: Question): TextKey | undefined {
  const said = plain(typed);
  if (said.length > LONGEST) return undefined;
  return REPLIES.find((reply) => reply.said.test(said) && (reply.at === undefined || reply.at(question)))?.key;
}

const NEW_LINK =
  /\b(?:nieuwe|andere|nog een|new|another|fresh)\b.{0,12}\blink\b|\blink\b.{0,12}\b(?:opnieuw|nog een keer|again)\b/u;
/** Going on after all with what was stopped or let be. */
const GO_ON =
  /^(?:(?:nee|no|ja|yes|ok|oke|sorry|wacht|wait),? )*(?:(?:ik wil |laten we |i want to |lets )?(?:toch )?(?:wel |maar )?(?:verder|doorgaan|verdergaan|ga verder|ga door|go on|continue|carry on)(?: gaan)?|(?:ja )?toch wel|doe (?:het )?toch maar(?: wel)?|after all yes|yes after all)$/u;
const FAILS = /\blink\b.{0,12}\b(?:werkt|doet|opent|is|was|gaat|does|doesnt|wont|isnt|not)\b/u;
const THIS_LINK =
  /^(?:(?:en|maar|ok|oke|and|but|so) )?(?:(?:waar|where)\b.*\b(?:link|pagina|page|wachtwoord|password)\b.*|.*\b(?:zie|see)\b.*\b(?:geen|no)\b.*\blink\b.*|wat (?:moet|moest) ik (?:nu |nou )?doen|what (?:do|should|must) i do(?: now)?|what now|now what|en nu|wat nu|(?:en )?hoe (?:nu )?verder)$/u;
/** A link in a message is another matter. */
const SOME_LINK = /\b(?:mail|sms|phishing|verdacht\w*|suspicious|geklikt|clicked|message|bericht)\b/u;

/**
 * What somebody wants of a link to choose a password, or of the way to one: to find or use the one there is, a new
 * one, or to go on after all.
 */
export function aboutLink(typed: string): 'new' | 'fails' | 'this' | 'go-on' | undefined {
  const said = plain(typed);
  if (typed.length > LONGEST || SOME_LINK.test(said)) return undefined;
  if (NEW_LINK.test(said)) return 'new';
  if (FAILS.test(said)) return 'fails';
  if (GO_ON.test(said)) return 'go-on';
  return THIS_LINK.test(said) ? 'this' : undefined;
}

import { LANGUAGES } from '../src/core/language.ts';
import { titleOf, type Choice } from './say.ts';

/** Other ways to say a choice, in both languages. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  yes: [
    'ja',
    'j',
    'y',
    'yes',
    'yep',
    'yeah',
    'jep',
    'jazeker',
    'zeker',
    'ok',
    'oke',
    'okay',
    'graag',
    'prima',
    'sure',
    'please',
    'doen',
    'akkoord',
    'klopt',
    'dat klopt',
    'inderdaad',
    'correct',
    'thats right',
    'that is right',
  ],
  no: ['nee', 'neen', 'n', 'no', 'nope', 'nah', 'liever niet', 'niet doen', 'never mind'],
  forgot_password: ['vergeten', 'ik ben het vergeten', 'kwijt', 'forgot', 'forgotten', 'i forgot it'],
  locked_out: ['geblokkeerd', 'de blokkade', 'locked', 'locked out', 'blocked'],
  change_password: ['wijzigen', 'veranderen', 'change', 'change it'],
  email: ['e-mail', 'mail', 'mailen', 'per mail', 'via mail', 'prive mail'],
  sms: ['text', 'tekst', "sms'je", 'smsje', 'per sms', 'text message', 'tekstbericht'],
  'call-mobile': ['bellen', 'bel mobiel', 'mobiel bellen', 'call', 'call me', 'bel me'],
  totp: ['app', 'authenticator', 'authenticator app', 'authenticator-app', 'mijn app', 'de app', 'my app', 'the app'],
  'recovery-code': ['herstelcode', 'een herstelcode', 'recovery code', 'saved code', 'bewaarde code', 'backup code'],
  questions: ['controlevragen', 'controlevraag', 'security questions', 'vragen'],
  manager: ['leidinggevende', 'mijn leidinggevende', 'baas', 'mijn baas', 'chef', 'mijn chef', 'my manager', 'my boss'],
  helpdesk: ['code via de helpdesk', 'via de helpdesk', 'de helpdesk', 'code through the helpdesk', 'the helpdesk'],
  check_setup: [
    'werkt herstel voor mij',
    'werkt zelf herstellen voor mij',
    'werkt resetten voor mij',
    'kan ik straks zelf herstellen',
    'ben ik geregistreerd voor herstel',
    'will reset work for me',
    'will password reset work for me',
    'am i set up for reset',
    'can i reset my password later',
  ],
  continue: ['ga verder', 'verder', 'go on', 'is bevestigd', 'confirmed'],
  'call-office': ['kantoor', 'office', 'vaste telefoon', 'bel kantoor', 'office phone'],
  resend: [
    'nieuwe code',
    'opnieuw sturen',
    'nog een keer',
    'new code',
    'resend',
    'send again',
    'niets gekregen',
    'niks gekregen',
    'ik heb niets gekregen',
    'ik heb niks gekregen',
    'niet ontvangen',
    'nothing received',
    'i got nothing',
    'i did not get it',
    'i didnt get it',
    'not received',
  ],
  other: ['anders', 'andere manier', 'other', 'another way', 'iets anders'],
  unknown: [
    'weet ik niet',
    'geen idee',
    'ik weet het niet',
    'i dont know',
    'dont know',
    'no idea',
    'unknown',
    'onbekend',
    'weet niet',
    'vergeten',
    'forgotten',
    'forgot',
  ],
  'call-back': [
    'bel me',
    'bel mij',
    'bel me maar',
    'bel mij maar',
    'bel me terug',
    'terugbellen',
    'call me',
    'call me please',
    'please call me',
    'ring me',
  ],
  none: ['geen', 'none', 'geen van deze', 'niets', 'neither', 'nee', 'no'],
};

/** Case, accents, emoji and closing marks do not matter. */
export const plain = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
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

/** The choice that was meant: by value, title, another wording, number, or a clear first word. */
export function chosen(typed: string, choices: readonly Choice[], byNumber: boolean): string | undefined {
  const said = plain(typed);
  const exact = choices.find((choice) => wordings(choice).includes(said));
  if (exact !== undefined) return exact.value;
  if (byNumber && /^\d$/u.test(said)) return choices[Number(said) - 1]?.value;
  const [first = ''] = said.split(/[ ,]/u);
  const leading = choices.filter((choice) => ['yes', 'no'].includes(choice.value) && wordings(choice).includes(first));
  return leading.length === 1 && said.length <= 30 ? leading[0]?.value : undefined;
}

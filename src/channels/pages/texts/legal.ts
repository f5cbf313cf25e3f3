import type { Language } from '../../../core/language.ts';

/** A page of plain paragraphs under headings; `{company}` is filled in. */
export interface LegalText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly (readonly [heading: string, ...paragraphs: string[]])[];
}

type Legal = Readonly<Record<'privacy' | 'terms', LegalText>>;

const nl: Legal = {
  privacy: {
    title: 'Privacy',
    lead: 'Sleutel helpt je als je niet meer kunt inloggen bij {company}. Hier lees je welke gegevens dat kost.',
    sections: [
      [
        'Wie is verantwoordelijk',
        '{company} is verantwoordelijk. Sleutel draait bij {company} zelf, of bij een partij die {company} daarvoor koos.',
      ],
      [
        'Wat we gebruiken',
        'Je gebruikersnaam, je naam en de contactgegevens die {company} al van je heeft. Daarmee controleren we of jij het bent.',
        'De toestand van je account, zoals geblokkeerd of verlopen. Die lezen we op het moment zelf.',
        'Wat je in de chat typt. Wachtwoorden, codes en burgerservicenummers halen we eruit voordat er iets wordt bewaard.',
        'Het netwerkadres waarvan je komt, om misbruik te beperken.',
        'Cookies: je browser onthoudt wie je bent zolang je bent aangemeld. Meld je je met je wachtwoord aan, dan onthoudt hij 90 dagen dat je daar eerder was. Zo kan een ander jou niet buitensluiten.',
      ],
      [
        'Waarom',
        'Om jou weer binnen te laten en een ander buiten te houden. {company} heeft daar een gerechtvaardigd belang bij.',
      ],
      [
        'Hoe lang',
        'Gesprekken bewaren we 30 dagen en hulpvragen een jaar. Het verslag van wat er met accounts is gedaan bewaren we twee jaar. {company} kan kortere of langere termijnen kiezen.',
      ],
      [
        'Wie het zien',
        'Medewerkers van de helpdesk zien je gesprek alleen als ze je helpen. Dat inzien wordt vastgelegd.',
        'Codes gaan via de mail, sms of telefoon van de aanbieder die {company} daarvoor gebruikt. We verkopen niets en laten geen model leren van jouw gesprek.',
      ],
      [
        'Je rechten',
        'Je mag je gegevens inzien, laten verbeteren en laten wissen. Vraag dat aan de helpdesk van {company}. Ben je het niet eens met het antwoord, dan kun je naar de Autoriteit Persoonsgegevens.',
      ],
    ],
  },
  terms: {
    title: 'Voorwaarden',
    lead: 'Deze afspraken gelden als je Sleutel gebruikt bij {company}.',
    sections: [
      ['Voor wie', 'Sleutel is voor mensen met een account bij {company}. Gebruik het alleen voor je eigen account.'],
      [
        'Wat je van ons mag verwachten',
        'Sleutel verandert niets aan je account zonder dat je het eerst hebt bevestigd. Na elke verandering krijg je bericht op al je bekende adressen en nummers.',
        'Soms lukt het niet. Dan helpt een medewerker van de helpdesk je verder.',
      ],
      [
        'Wat we van jou vragen',
        'Typ nooit een wachtwoord in de chat. Geef codes en links aan niemand, ook niet aan een collega of de helpdesk.',
        'Kreeg je een bericht over iets dat jij niet deed? Druk dan op de link in dat bericht of bel de helpdesk.',
      ],
      ['Misbruik', 'Wie probeert in het account van een ander te komen, wordt geblokkeerd en gemeld bij {company}.'],
    ],
  },
};

const en: Legal = {
  privacy: {
    title: 'Privacy',
    lead: 'Sleutel helps you when you cannot sign in at {company} any more. This page says which data that takes.',
    sections: [
      [
        'Who is responsible',
        '{company} is responsible. Sleutel runs at {company} itself, or with a party that {company} chose for it.',
      ],
      [
        'What we use',
        'Your user name, your name and the contact details that {company} already has of you. With them we check that it is you.',
        'How your account stands, such as locked or expired. We read that at the moment itself.',
        'What you type in the chat. We take passwords, codes and citizen service numbers out before anything is kept.',
        'The network address you come from, to limit abuse.',
        'Cookies: your browser remembers who you are for as long as you are signed in. If you sign in with your password, it remembers for 90 days that you were there before. So nobody else can keep you out.',
      ],
      ['Why', 'To let you back in and to keep others out. {company} has a legitimate interest in that.'],
      [
        'How long',
        'We keep conversations for 30 days and requests for help for a year. We keep the record of what was done to accounts for two years. {company} can choose shorter or longer times.',
      ],
      [
        'Who sees it',
        'Helpdesk staff see your conversation only when they help you. That they looked is recorded.',
        'Codes go by mail, text or telephone through the provider that {company} uses. We sell nothing and train no model on your conversation.',
      ],
      [
        'Your rights',
        'You may see your data, have it corrected and have it erased. Ask the helpdesk of {company}. If you do not agree with the answer, you can go to the data protection authority.',
      ],
    ],
  },
  terms: {
    title: 'Terms of use',
    lead: 'These agreements hold when you use Sleutel at {company}.',
    sections: [
      ['For whom', 'Sleutel is for people with an account at {company}. Use it for your own account only.'],
      [
        'What you may expect of us',
        'Sleutel changes nothing about your account before you have confirmed it. After every change you get a message at all your known addresses and numbers.',
        'Sometimes it does not work out. Then somebody from the helpdesk helps you.',
      ],
      [
        'What we ask of you',
        'Never type a password in the chat. Give codes and links to nobody, not to a colleague and not to the helpdesk.',
        'Did you get a message about something that you did not do? Press the link in that message or call the helpdesk.',
      ],
      ['Abuse', 'Whoever tries to get into the account of somebody else is blocked and reported to {company}.'],
    ],
  },
};

const LEGAL: Readonly<Record<Language, Legal>> = { nl, en };

export const legalText = (language: Language, page: keyof Legal): LegalText => LEGAL[language][page];

import type { MessageModels } from '../../../core/message.ts';
import { inert } from '../inert.ts';
import type { Block, InEveryLanguage, Setting, Template } from '../letter.ts';
import { caseSubject } from './case-subject.ts';
import { DIAGNOSIS_WORDS } from './diagnosis-words.ts';
import { MATTER_WORDS } from './matter-words.ts';

type Model = MessageModels['case.opened'];

/** To the helpdesk. Whatever a person typed or chose is made inert; it never reaches the subject. */
export const caseOpened: Template<'case.opened'> = (model, setting) => {
  const words = WORDS[setting.language];
  const reference = inert(model.reference);
  const title = caseSubject(model, setting);
  return {
    subject: title,
    mail: [
      words.asks(setting.sender),
      { lines: factsOf(model, reference, setting) },
      { lines: [`${words.summary}:`, MATTER_WORDS[setting.language][model.summary] ?? inert(model.summary)] },
      ...transcriptOf(model, setting),
      words.next,
      { link: model.url },
      ...(model.verified ? [] : [words.careful]),
    ],
    sms: `${setting.sender}: ${title}. ${words.next}`,
    voice: [words.speaking(setting.sender), ...(model.urgent ? [words.hurry] : []), words.next],
  };
};

function factsOf(model: Model, reference: string, setting: Setting): string[] {
  const words = WORDS[setting.language];
  const who = model.person === undefined ? words.nobody : inert(model.person);
  const diagnosis =
    model.diagnosis === undefined ? words.notDiagnosed : DIAGNOSIS_WORDS[setting.language][model.diagnosis];
  return [
    `${words.reference}: ${reference}`,
    `${words.received}: ${setting.when(model.at)}`,
    `${words.urgentAsked}: ${model.urgent ? words.yes : words.no}`,
    `${model.verified ? words.person : words.claims}: ${who}`,
    `${words.verifiedAsked}: ${model.verified ? words.yes : words.no}`,
    `${words.diagnosis}: ${diagnosis}`,
  ];
}

function transcriptOf({ transcript }: Model, { language }: Setting): Block[] {
  if (transcript.length === 0) return [];
  const words = WORDS[language];
  return [{ lines: [`${words.transcript}:`, ...transcript.map(({ from, text }) => `${words[from]}: ${inert(text)}`)] }];
}

const NL = {
  asks: (sender: string) => `Een medewerker van ${sender} komt er met de assistent niet uit en vraagt om hulp.`,
  reference: 'Nummer',
  received: 'Ontvangen',
  urgentAsked: 'Dringend',
  person: 'Medewerker',
  claims: 'Noemt zichzelf',
  nobody: 'onbekend',
  verifiedAsked: 'Identiteit bewezen',
  diagnosis: 'Diagnose',
  notDiagnosed: 'nog niet bekend',
  yes: 'ja',
  no: 'nee',
  summary: 'Samenvatting',
  transcript: 'Gesprek',
  assistant: 'Assistent',
  next: 'Open de helpdeskpagina en pak de hulpvraag op.',
  careful: 'Let op: niet bewezen is wie dit is. Geef niets en wijzig niets voordat dat wel zo is.',
  speaking: (sender: string) => `Hallo. Dit is de wachtwoordhulp van ${sender}. Er is een nieuwe hulpvraag.`,
  hurry: 'De hulpvraag is dringend.',
};

const EN: typeof NL = {
  asks: (sender) => `An employee of ${sender} cannot go on with the assistant and asks for help.`,
  reference: 'Reference',
  received: 'Received',
  urgentAsked: 'Urgent',
  person: 'Employee',
  claims: 'Claims to be',
  nobody: 'unknown',
  verifiedAsked: 'Identity proven',
  diagnosis: 'Diagnosis',
  notDiagnosed: 'not known yet',
  yes: 'yes',
  no: 'no',
  summary: 'Summary',
  transcript: 'Conversation',
  assistant: 'Assistant',
  next: 'Open the helpdesk page and pick up the request.',
  careful: 'Careful: it is not proven who this is. Give nothing and change nothing before it is.',
  speaking: (sender) => `Hello. This is the password help of ${sender}. There is a new help request.`,
  hurry: 'The request is urgent.',
};

const WORDS: InEveryLanguage<typeof NL> = { nl: NL, en: EN };

import type { CaseNews } from '../../../core/message.ts';
import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { caseSubject } from './case-subject.ts';

/** To the helpdesk, after the beginning of a case: an answer to the mail that began it. */
export const caseNews: Template<'case.news'> = (model, setting) => {
  const words = WORDS[setting.language];
  const reference = inert(model.reference);
  const title = `${model.urgent ? `${words.urgent}: ` : ''}${words.what[model.what]} (${reference})`;
  return {
    subject: `Re: ${caseSubject(model, setting)}`,
    mail: [
      `${words.what[model.what]}.`,
      words.lead[model.what],
      {
        lines: [
          `${words.reference}: ${reference}`,
          `${words.when}: ${setting.when(model.at)}`,
          `${words.agent}: ${model.agent === undefined ? words.nobody : inert(model.agent)}`,
        ],
      },
      words.next,
      { link: model.url },
    ],
    sms: `${setting.sender}: ${title}. ${words.next}`,
    voice: [words.speaking(setting.sender), words.lead[model.what], words.next],
  };
};

interface Words {
  readonly urgent: string;
  readonly what: Readonly<Record<CaseNews, string>>;
  readonly lead: Readonly<Record<CaseNews, string>>;
  readonly reference: string;
  readonly when: string;
  readonly agent: string;
  readonly nobody: string;
  readonly next: string;
  readonly speaking: (sender: string) => string;
}

const WORDS: InEveryLanguage<Words> = {
  nl: {
    urgent: 'DRINGEND',
    what: {
      'answer-soon': 'Hulpvraag wacht lang',
      'answer-late': 'Hulpvraag wacht te lang',
      'solve-soon': 'Hulpvraag duurt lang',
      'solve-late': 'Hulpvraag duurt te lang',
      escalated: 'Hulpvraag doorgezet',
      reopened: 'Hulpvraag heropend',
      'call-back': 'Verzoek om terug te bellen',
      urgent: 'Hulpvraag is nu dringend',
      'no-ticket': 'Hulpvraag niet in het ticketsysteem',
      failed: 'Medewerker niet meer bereikbaar in de chat',
    },
    lead: {
      'answer-soon': 'Deze hulpvraag wacht al driekwart van de afgesproken tijd. Nog niemand heeft hem opgepakt.',
      'answer-late': 'Deze hulpvraag wacht langer dan afgesproken. Nog niemand heeft hem opgepakt.',
      'solve-soon': 'Voor deze hulpvraag is driekwart van de afgesproken tijd voorbij.',
      'solve-late': 'Voor deze hulpvraag is de afgesproken tijd voorbij.',
      escalated: 'Een collega heeft deze hulpvraag doorgezet naar een beheerder.',
      reopened: 'Deze hulpvraag is heropend en wacht op een collega.',
      failed: 'Berichten komen niet meer aan in de chat van deze hulpvraag. Bel de medewerker op een bekend nummer.',
      'call-back': 'De medewerker wil teruggebeld worden. Bel alleen een nummer dat bij ons bekend is.',
      urgent: 'De medewerker vroeg opnieuw om hulp, en nu is het dringend.',
      'no-ticket': 'Het ticketsysteem nam deze hulpvraag niet aan, of niet helemaal. Op de helpdeskpagina staat alles wel.',
    },
    reference: 'Nummer',
    when: 'Wanneer',
    agent: 'Behandelaar',
    nobody: 'nog niemand',
    next: 'Open de helpdeskpagina en pak de hulpvraag op.',
    speaking: (sender) => `Hallo. Dit is de wachtwoordhulp van ${sender}.`,
  },
  en: {
    urgent: 'URGENT',
    what: {
      'answer-soon': 'Help request has been waiting for long',
      'answer-late': 'Help request has been waiting for too long',
      'solve-soon': 'Help request takes long',
      'solve-late': 'Help request takes too long',
      escalated: 'Help request passed on',
      reopened: 'Help request reopened',
      'call-back': 'Please call back',
      urgent: 'Help request is urgent now',
      'no-ticket': 'Help request not in the ticket system',
      failed: 'Employee cannot be reached in the chat any more',
    },
    lead: {
      'answer-soon': 'This request has waited for three quarters of the agreed time. Nobody has picked it up yet.',
      'answer-late': 'This request has waited longer than agreed. Nobody has picked it up yet.',
      'solve-soon': 'Three quarters of the agreed time for this request are over.',
      'solve-late': 'The agreed time for this request is over.',
      escalated: 'A colleague has passed this request on to an administrator.',
      reopened: 'This request was reopened and waits for a colleague.',
      failed: 'Messages no longer arrive in the chat of this request. Call the employee on a number that is on record.',
      'call-back': 'The employee would like to be called back. Only call a number that is on record with us.',
      urgent: 'The employee asked for help again, and now it is urgent.',
      'no-ticket': 'The ticket system did not take this request, or not all of it. The helpdesk page has all of it.',
    },
    reference: 'Reference',
    when: 'When',
    agent: 'Agent',
    nobody: 'nobody yet',
    next: 'Open the helpdesk page and pick up the request.',
    speaking: (sender) => `Hello. This is the password help of ${sender}.`,
  },
};

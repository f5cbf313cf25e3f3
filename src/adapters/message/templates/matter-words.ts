import type { InEveryLanguage } from '../letter.ts';

/** What brought somebody to a person. */
export const MATTER_WORDS: InEveryLanguage<Readonly<Record<string, string>>> = {
  nl: {
    asked: 'Vroeg om een medewerker.',
    stuck: 'Kwam er met de assistent niet uit.',
    'not-done': 'Het is met de assistent niet gelukt.',
    'out-of-tries': 'Heeft geen pogingen meer.',
    staff: 'Een collega heeft een vraag over dit account.',
    'not-me': 'Zegt: ik was dit niet.',
    'blocked-users': 'Bij veel accounts zijn alle pogingen verbruikt.',
  },
  en: {
    asked: 'Asked for a person.',
    stuck: 'Could not go on with the assistant.',
    'not-done': 'It did not work out with the assistant.',
    'out-of-tries': 'Has no tries left.',
    staff: 'A colleague has a question about this account.',
    'not-me': 'Says: this was not me.',
    'blocked-users': 'Many accounts have used up all their tries.',
  },
};

import type { CaseState } from './case.ts';
import type { Language } from './language.ts';

/** How staff read where a case stands, in the console as on the card in their channel. */
export const CASE_STATE_WORDS: Readonly<Record<Language, Readonly<Record<CaseState, string>>>> = {
  nl: {
    queued: 'wacht',
    assigned: 'opgepakt',
    active: 'in gesprek',
    waiting: 'wacht op medewerker',
    resolved: 'opgelost',
    reopened: 'heropend',
    expired: 'verlopen',
    withdrawn: 'ingetrokken',
    failed: 'niet bereikbaar',
  },
  en: {
    queued: 'waiting',
    assigned: 'picked up',
    active: 'in conversation',
    waiting: 'waiting for employee',
    resolved: 'resolved',
    reopened: 'reopened',
    expired: 'expired',
    withdrawn: 'withdrawn',
    failed: 'cannot be reached',
  },
};

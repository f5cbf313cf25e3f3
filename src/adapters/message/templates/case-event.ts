import type { CaseEvent, CaseEventKind } from '../../../core/case-event.ts';
import { inert } from '../inert.ts';
import type { InEveryLanguage, Setting } from '../letter.ts';

/** What happened in a case, for staff, in one line; what somebody typed stands on the next. */
export function caseEvent({ at, kind, by, words }: CaseEvent, setting: Setting): string {
  const who = by === undefined ? '' : `, ${inert(by)}`;
  const said = words === undefined || kind === 'late' ? '' : `\n${inert(words)}`;
  return `${setting.when(at)}: ${WORDS[setting.language][kind]}${who}${said}`;
}

/** What an agent said to the employee. */
export const caseWords = (agent: string | undefined, words: string): string =>
  agent === undefined ? inert(words) : `${inert(agent)}: ${inert(words)}`;

const WORDS: InEveryLanguage<Readonly<Record<CaseEventKind, string>>> = {
  nl: {
    opened: 'hulpvraag geopend',
    claimed: 'opgepakt',
    released: 'teruggelegd',
    waiting: 'wacht op de medewerker',
    resumed: 'de medewerker antwoordde',
    escalated: 'doorgezet naar een beheerder',
    resolved: 'opgelost',
    reopened: 'heropend',
    withdrawn: 'door de medewerker gestopt',
    expired: 'vanzelf verlopen',
    failed: 'in de chat komt niets meer aan',
    note: 'notitie',
    identified: 'account genoemd, nog niet bewezen',
    'challenge-sent': 'controlecode gestuurd',
    'challenge-passed': 'controlecode klopt, identiteit bewezen',
    'challenge-next': 'controlecode klopt, er is nog een controle nodig',
    'challenge-wrong': 'foute controlecode',
    'challenge-stopped': 'controle gestopt na te veel foute codes',
    unlock: 'ontgrendelen begonnen',
    'link-sent': 'link verstuurd om een nieuw wachtwoord te kiezen',
    'call-back': 'de medewerker wil teruggebeld worden, op een nummer dat bij ons bekend is',
    late: 'duurt lang',
    urgent: 'is nu dringend',
  },
  en: {
    opened: 'help request opened',
    claimed: 'picked up',
    released: 'put back',
    waiting: 'waits for the employee',
    resumed: 'the employee answered',
    escalated: 'passed on to an administrator',
    resolved: 'resolved',
    reopened: 'reopened',
    withdrawn: 'stopped by the employee',
    expired: 'expired by itself',
    failed: 'nothing arrives in the chat any more',
    note: 'note',
    identified: 'account named, not proven yet',
    'challenge-sent': 'code sent',
    'challenge-passed': 'code right, identity proven',
    'challenge-next': 'code right, one more check is needed',
    'challenge-wrong': 'wrong code',
    'challenge-stopped': 'check stopped after too many wrong codes',
    unlock: 'unlocking begun',
    'link-sent': 'link sent to choose a new password',
    'call-back': 'the employee would like to be called back, on a number that is on record',
    late: 'takes long',
    urgent: 'is urgent now',
  },
};

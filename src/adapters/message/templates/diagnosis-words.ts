import type { DiagnosisKind } from '../../../core/diagnosis.ts';
import type { InEveryLanguage } from '../letter.ts';

/** What is wrong with an account, for a helpdesk agent. */
export const DIAGNOSIS_WORDS: InEveryLanguage<Readonly<Record<DiagnosisKind, string>>> = {
  nl: {
    unknown: 'er is geen account met deze naam',
    guest: 'gastaccount, het wachtwoord hoort bij een andere organisatie',
    disabled: 'het account is uitgeschakeld',
    'account-expired': 'het account is verlopen',
    'on-premises': 'het account wordt beheerd in Active Directory op eigen servers',
    'not-enabled': 'zelf herstellen staat uit voor dit account',
    'not-registered': 'er zijn geen herstelgegevens vastgelegd',
    locked: 'het account is geblokkeerd',
    'must-change': 'het wachtwoord moet worden gewijzigd',
    expired: 'het wachtwoord is verlopen',
    ok: 'met het account zelf is niets mis',
  },
  en: {
    unknown: 'there is no account with this name',
    guest: 'guest account, the password belongs to another organisation',
    disabled: 'the account is disabled',
    'account-expired': 'the account has expired',
    'on-premises': 'the account is managed in Active Directory on own servers',
    'not-enabled': 'self-service is switched off for this account',
    'not-registered': 'no recovery details are registered',
    locked: 'the account is locked',
    'must-change': 'the password must be changed',
    expired: 'the password has expired',
    ok: 'nothing is wrong with the account itself',
  },
};

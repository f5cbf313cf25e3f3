import type { Account } from '../../../core/account.ts';
import { diagnose, type DiagnosisKind } from '../../../core/diagnosis.ts';
import type { EmbeddedDirectory } from './directory.ts';

interface DemoPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly try: { readonly nl: string; readonly en: string };
}

/** What to try with each person of the demo company, from how their account stands now. */
export async function demoPeople(directory: EmbeddedDirectory, now: Date): Promise<DemoPerson[]> {
  return (await directory.everyone()).map((account) => ({
    userId: account.userId,
    displayName: account.displayName,
    try: whatToTry(account, diagnose(account, directory.abilities(account), now).kind),
  }));
}

function whatToTry(account: Account, kind: DiagnosisKind): DemoPerson['try'] {
  if (kind === 'ok' && account.roles.length > 0) {
    return {
      nl: `${account.roles.join(', ')}: herstellen vraagt twee controles`,
      en: `${account.roles.join(', ')}: recovery takes two checks`,
    };
  }
  return TRY[kind];
}

const TRY: Readonly<Record<DiagnosisKind, DemoPerson['try']>> = {
  ok: { nl: 'wachtwoord vergeten', en: 'forgot the password' },
  locked: { nl: 'geblokkeerd: ontgrendelen of een nieuw wachtwoord', en: 'locked: unlock or a new password' },
  'must-change': { nl: 'moet een nieuw wachtwoord kiezen', en: 'has to choose a new password' },
  expired: { nl: 'wachtwoord verlopen', en: 'password expired' },
  disabled: { nl: 'account staat uit', en: 'account is switched off' },
  'account-expired': { nl: 'einddatum van het account is voorbij', en: 'end date of the account has passed' },
  guest: { nl: 'gast van een andere organisatie', en: 'guest from another organisation' },
  'on-premises': { nl: 'wachtwoord wordt lokaal beheerd', en: 'password is managed on-premises' },
  'not-enabled': { nl: 'zelf herstellen staat niet aan', en: 'self-service is not switched on' },
  'not-registered': { nl: 'geen herstelgegevens ingesteld', en: 'nothing registered to recover with' },
  unknown: { nl: 'onbekend account', en: 'unknown account' },
};

import type { Account } from '../../../core/account.ts';
import { diagnose, type DiagnosisKind } from '../../../core/diagnosis.ts';
import { demoCompany } from './demo-company.ts';
import type { EmbeddedDirectory } from './directory.ts';

interface DemoPerson {
  readonly userId: string;
  readonly displayName: string;
  /** While it is still the one that the demo company begins with. */
  readonly password?: string;
  readonly try: { readonly nl: string; readonly en: string };
}

/**
 * What to try with each person of the demo company, from how their account stands now.
 * @param begins the passwords that the people begin with; none for a company of one's own
 */
export async function demoPeople(directory: EmbeddedDirectory, begins: Passwords, now: Date): Promise<DemoPerson[]> {
  return (await directory.everyone()).map(({ account, unchanged }) => {
    const password = unchanged ? begins.get(account.userId) : undefined;
    return {
      userId: account.userId,
      displayName: account.displayName,
      ...(password === undefined ? {} : { password }),
      try: whatToTry(account, diagnose(account, directory.abilities(account), now).kind),
    };
  });
}

type Passwords = ReadonlyMap<string, string>;

export const demoPasswords = (now: Date): Passwords =>
  new Map(demoCompany(now).users.map(({ userId, password }) => [userId, password]));

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

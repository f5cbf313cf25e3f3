import { readFileSync } from 'node:fs';
import type { Role } from '../../../core/account.ts';
import { Fault } from '../../../core/errors.ts';
import type { Language } from '../../../core/language.ts';

/** As the configuration gives it; secrets and certificates may be in files. */
export interface ActiveDirectorySettings {
  readonly urls: readonly string[];
  readonly startTls: boolean;
  readonly caFile?: string | undefined;
  readonly bindName: string;
  readonly password?: string | undefined;
  readonly passwordFile?: string | undefined;
  /** Short name of the domain. */
  readonly domain: string;
  readonly baseDn: string;
  /** Units in which accounts are served; the whole base when empty. */
  readonly scopes: readonly string[];
  /** One more condition on every account, RFC 4515. */
  readonly filter?: string | undefined;
  readonly contacts: {
    readonly alternateEmail: readonly string[];
    readonly mobilePhone: readonly string[];
    readonly officePhone: readonly string[];
  };
  /** Country code for numbers without one. */
  readonly country: string;
  readonly language: Language;
  readonly selfService: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly protectedGroups: readonly string[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly fineGrainedPolicies: boolean;
  readonly timeouts: { readonly connectMs: number; readonly operationMs: number };
}

/** What it takes to be let in. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** PEM; the machine's own authorities when absent. */
  readonly ca: string | undefined;
}

/** @throws Fault `bad-configuration` when a file is missing or empty */
export function readCredentials({ bindName, password, passwordFile, caFile }: ActiveDirectorySettings): Credentials {
  const secret = passwordFile === undefined ? password : read('passwordFile', passwordFile).replace(/\r?\n$/u, '');
  // Active Directory takes a name without a password for nobody, and says yes.
  if (secret === undefined || secret === '') {
    throw new Fault('bad-configuration', 'directory.password: the service account needs a password');
  }
  return { name: bindName, password: secret, ca: caFile === undefined ? undefined : read('caFile', caFile) };
}

function read(key: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Fault(
      'bad-configuration',
      `directory.${key}: ${path} cannot be read: ${(error as Error).message}`,
      error,
    );
  }
}

import { readFileSync } from 'node:fs';

const SCRIPT = new URL('../../src/adapters/directory/active-directory/delegate.ps1', import.meta.url);

/** What dsacls gives, such as `CA;Reset Password;user`: rights, of what, on which class. */
export interface Given {
  readonly rights: string;
  readonly what: string;
  readonly on: string;
}

export const script = (): string => readFileSync(SCRIPT, 'utf8');

/** Every grant on the units that are served, as the script has it. */
export const givenIn = (text: string): Given[] =>
  [...text.matchAll(/"\$\{Account\}:(\w+);([\w -]+);(\w+)"/gu)].map(([, rights = '', what = '', on = '']) => ({
    rights,
    what,
    on,
  }));

/** By the names of the schema and of the extended rights, as Microsoft documents them. */
const GUIDS: Readonly<Record<string, string>> = {
  'Reset Password': '00299570-246d-11d0-a768-00aa006e0529',
  pwdLastSet: 'bf967a0a-0de6-11d0-a285-00aa003049e2',
  lockoutTime: '28630ebf-41d5-11d1-a9c1-0000f80367c1',
  user: 'bf967aba-0de6-11d0-a285-00aa003049e2',
};
/** From the words of dsacls to those of SDDL. */
const RIGHTS: Readonly<Record<string, string>> = { CA: 'CR', RPWP: 'RPWP' };

const known = (names: Readonly<Record<string, string>>, name: string): string => {
  const found = names[name];
  if (found === undefined) throw new Error(`delegate.ps1 gives something unknown: ${name}`);
  return found;
};

/** The script's grants in SDDL: on objects below, not on the unit itself, as its `/I:S`. */
export const delegation = (sid: string): string[] =>
  givenIn(script()).map(
    ({ rights, what, on }) => `(OA;CIIO;${known(RIGHTS, rights)};${known(GUIDS, what)};${known(GUIDS, on)};${sid})`,
  );

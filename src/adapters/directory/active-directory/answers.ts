import { ResultCodeError } from 'ldapts';
import type { PasswordCheck } from '../../../ports/directory.ts';

/** What a controller means by a refusal: the Win32 code in front of its text counts, not the LDAP code. */
export type Refusal = 'policy' | 'wrong-current' | 'locked' | 'disabled' | 'not-permitted' | 'gone' | 'unclear';

const BY_WIN32: Readonly<Record<number, Refusal>> = {
  0x52d: 'policy',
  0x56: 'wrong-current',
  0x775: 'locked',
  0x533: 'disabled',
  0x701: 'disabled',
  0x2098: 'not-permitted',
  0x5: 'not-permitted',
  0x2030: 'gone',
};
const BY_LDAP: Readonly<Record<number, Refusal>> = { 19: 'policy', 32: 'gone', 50: 'not-permitted' };

export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ResultCodeError)) return 'unclear';
  return BY_WIN32[win32Of(error)] ?? BY_LDAP[error.code] ?? 'unclear';
}

const win32Of = ({ message }: Error): number => Number.parseInt(/^([0-9A-Fa-f]{8}):/u.exec(message)?.[1] ?? '0', 16);

/** Behind `data` in the answer to a bind that was refused. */
export const subCodeOf = ({ message }: Error): string | undefined =>
  /,\s*data\s+([0-9a-f]+),/iu.exec(message)?.[1]?.toLowerCase();

/** All but the first two are told only to who has the right password. */
const CHECKS: Readonly<Record<string, PasswordCheck>> = {
  '52e': 'wrong',
  '525': 'wrong',
  '775': 'locked',
  '533': 'disabled',
  '701': 'expired',
  '532': 'expired',
  '773': 'must-change',
  '530': 'right-elsewhere',
  '531': 'right-elsewhere',
};
export const checkOf = (error: Error): PasswordCheck => CHECKS[subCodeOf(error) ?? ''] ?? 'wrong';

/** Samba says why; a controller of Microsoft does not. */
export const saysHistory = ({ message }: Error): boolean => /\bhistory\b|already used/iu.test(message);
export const saysTooSoon = ({ message }: Error): boolean =>
  /too young|too recently|minimum password age/iu.test(message);

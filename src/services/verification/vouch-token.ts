import type { Keyring } from '../../ports/keyring.ts';
import type { Vouch } from '../../ports/vouches.ts';
import { same } from './secrets.ts';

/** In the vault, so that the link is blanked wherever it was kept once it is of no use. */
export const vouchRef = (vouchId: string): string => `vouch-${vouchId}`;

/** What a manager's link carries: which request, signed; whether it is still open says its row. */
export function vouchToken(keyring: Keyring, { id, managerId, expiresAt }: Vouch): string {
  return `${id}.${keyring.fingerprint('vouch', [id, managerId, expiresAt.getTime()].join(' '))}`;
}

export const vouchIdOf = (token: string): string => token.split('.')[0] ?? '';

export const isVouchToken = (keyring: Keyring, token: string, vouch: Vouch): boolean =>
  same(token, vouchToken(keyring, vouch));

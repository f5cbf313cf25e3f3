import type { Random } from '../../ports/clock.ts';
import type { RecoveryCodesProof } from '../../ports/enrolments.ts';
import type { Keyring } from '../../ports/keyring.ts';
import { normaliseRecoveryCode } from '../references.ts';
import { slowHash } from '../verification/slow-hash.ts';

export interface HashParts {
  readonly keyring: Keyring;
  readonly random: Random;
}

export const newSalt = ({ random }: HashParts): string => random.bytes(16).toString('base64url');

/** Recovery codes as they may be kept. */
export async function hashCodes(parts: HashParts, codes: readonly string[]): Promise<RecoveryCodesProof> {
  const salt = newSalt(parts);
  const hashes = codes.map((code) => slowHash(parts.keyring, salt, normaliseRecoveryCode(code)));
  return { salt, hashes: await Promise.all(hashes) };
}

import { normaliseUserId } from '../../../core/identity.ts';
import type { Random } from '../../../ports/clock.ts';
import type { Keyring } from '../../../ports/keyring.ts';
import type { AccountTable } from '../../sql/schema.ts';
import type { CompanyUser } from './company.ts';
import { hashPassword } from './password-hash.ts';

/** Every name that finds a person. */
export const namesOf = (user: CompanyUser): string[] => [
  ...new Set([user.userId, ...user.aliases].map(normaliseUserId)),
];

const isGiven = (proofs: { totpSecret: string | undefined; recoveryCodes: unknown[]; questions: unknown[] }): boolean =>
  proofs.totpSecret !== undefined || proofs.recoveryCodes.length > 0 || proofs.questions.length > 0;

/**
 * A person of a company file as a new row.
 * @param hash in place of one of the password in the file
 */
export async function accountRow(
  user: CompanyUser,
  position: number,
  keyring: Keyring,
  random: Random,
  hash?: string,
): Promise<AccountTable> {
  const flag = (value: boolean) => (value ? (1 as const) : (0 as const));
  const proofs = { totpSecret: user.totpSecret, recoveryCodes: user.recoveryCodes, questions: user.securityQuestions };
  return {
    id: random.bytes(12).toString('hex'),
    user_id: user.userId,
    display_name: user.displayName,
    language: user.language,
    source: user.source,
    enabled: flag(user.enabled),
    guest: flag(user.guest),
    locked: flag(user.locked),
    locked_until: null,
    failures: 0,
    last_failure_at: null,
    must_change: flag(user.mustChange),
    account_expires_at: user.accountExpiresAt === null ? null : Date.parse(user.accountExpiresAt),
    password_never_expires: flag(user.passwordNeverExpires),
    password_hash: hash ?? (await hashPassword(user.password)),
    password_set_at: Date.parse(user.passwordSetAt),
    history: '[]',
    self_service: JSON.stringify(user.selfService),
    contacts: JSON.stringify(user.contacts),
    contacts_changed_at: Date.parse(user.contactsChangedAt),
    sealed_proofs: isGiven(proofs) ? keyring.seal(JSON.stringify(proofs)) : null,
    manager: user.manager ?? null,
    roles: JSON.stringify(user.roles),
    position,
    member_of: JSON.stringify(user.groups),
    registered_by: JSON.stringify(user.registeredBy),
  };
}

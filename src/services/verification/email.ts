import { normaliseUserId } from '../../core/identity.ts';
import type { VerificationMethod } from './method.ts';

/** A code to the registered alternate address; the account's own mailbox proves nothing. */
export const email: VerificationMethod = {
  id: 'email',
  channel: 'mail',
  digits: 8,
  destination(account) {
    const to = account.contacts.alternateEmail;
    if (to === undefined || account.ownAddresses.includes(normaliseUserId(to))) return undefined;
    return { channel: 'mail', to };
  },
};

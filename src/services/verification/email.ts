import { sentCode } from './sent-code.ts';

/** A code to the registered alternate address. */
export const email = sentCode({ id: 'email', channel: 'mail', digits: 8, contact: 'alternateEmail' });

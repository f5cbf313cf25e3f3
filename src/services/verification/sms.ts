import { sentCode } from './sent-code.ts';

/** A code by text to the registered mobile. */
export const sms = sentCode({ id: 'sms', channel: 'sms', digits: 8, contact: 'mobilePhone' });

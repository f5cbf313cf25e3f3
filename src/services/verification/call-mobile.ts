import { sentCode } from './sent-code.ts';

/** A code read out to the registered mobile. */
export const callMobile = sentCode({ id: 'call-mobile', channel: 'voice', digits: 6, contact: 'mobilePhone' });

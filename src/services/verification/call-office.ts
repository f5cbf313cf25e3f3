import { sentCode } from './sent-code.ts';

/** A code read out to the registered office phone. */
export const callOffice = sentCode({ id: 'call-office', channel: 'voice', digits: 6, contact: 'officePhone' });

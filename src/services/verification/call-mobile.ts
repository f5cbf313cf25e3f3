import type { VerificationMethod } from './method.ts';

/** A code read out to the registered mobile. */
export const callMobile: VerificationMethod = {
  id: 'call-mobile',
  channel: 'voice',
  digits: 6,
  destination: ({ contacts }) =>
    contacts.mobilePhone === undefined ? undefined : { channel: 'voice', to: contacts.mobilePhone },
};

import type { VerificationMethod } from './method.ts';

/** A code read out to the registered office phone. */
export const callOffice: VerificationMethod = {
  id: 'call-office',
  channel: 'voice',
  digits: 6,
  destination: ({ contacts }) =>
    contacts.officePhone === undefined ? undefined : { channel: 'voice', to: contacts.officePhone },
};

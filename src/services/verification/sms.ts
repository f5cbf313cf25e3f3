import type { VerificationMethod } from './method.ts';

/** A code by text to the registered mobile. */
export const sms: VerificationMethod = {
  id: 'sms',
  channel: 'sms',
  digits: 8,
  destination: ({ contacts }) =>
    contacts.mobilePhone === undefined ? undefined : { channel: 'sms', to: contacts.mobilePhone },
};

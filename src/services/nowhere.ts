import type { MessageChannel } from '../core/message.ts';

/** Where pretended messages would go: as long as an address or number, and nobody's (+999 is no country). */
export const NOWHERE: Readonly<Record<MessageChannel, string>> = {
  mail: 'nobody@nowhere.example',
  sms: '+99900000000',
  voice: '+99900000000',
};

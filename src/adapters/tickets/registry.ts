import type { TicketApi } from './api.ts';
import { requestTracker } from './request-tracker/index.ts';
import { serviceNow } from './servicenow/index.ts';
import { topdesk } from './topdesk/index.ts';
import { webhook } from './webhook/index.ts';

const SYSTEMS = { 'request-tracker': requestTracker, topdesk, servicenow: serviceNow, webhook };

export type TicketSettings = {
  [K in keyof typeof SYSTEMS]: { readonly system: K } & Parameters<(typeof SYSTEMS)[K]>[0];
}[keyof typeof SYSTEMS];

/** The API of the system that is configured. */
export const apiOf = (settings: TicketSettings): TicketApi =>
  (SYSTEMS[settings.system] as (settings: TicketSettings) => TicketApi)(settings);

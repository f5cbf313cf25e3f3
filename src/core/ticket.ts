import type { CaseState } from './case.ts';

/** Where a ticket stands, in words that every ticket system has one of its own for. */
export const TICKET_STATUSES = ['open', 'working', 'waiting', 'solved'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** How a ticket follows its case. Whatever is over is solved there; its notes say how it ended. */
export const TICKET_STATUS_OF: Readonly<Record<CaseState, TicketStatus>> = {
  queued: 'open',
  assigned: 'working',
  active: 'working',
  waiting: 'waiting',
  resolved: 'solved',
  reopened: 'open',
  expired: 'solved',
  withdrawn: 'solved',
  failed: 'open',
};

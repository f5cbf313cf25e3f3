import { createTicketSystem } from '../adapters/tickets/system.ts';
import { apiOf } from '../adapters/tickets/registry.ts';
import type { Config } from '../config/schema.ts';
import type { TicketsConfig } from '../config/tickets.ts';
import type { Clock } from '../ports/clock.ts';
import type { TicketSystem } from '../ports/tickets.ts';

/** The ticket system that the configuration names, with what `sleutel check` says of it. */
export function ticketsOf(
  { tickets }: Config,
  clock: Clock,
): { readonly system: TicketSystem; readonly good: string; readonly fix: string } | undefined {
  if (tickets === undefined) return undefined;
  const system = createTicketSystem(apiOf(tickets), { clock });
  return { system, good: `${tickets.system} lets us in`, fix: FIXES[tickets.system] };
}

const FIXES: Readonly<Record<TicketsConfig['system'], string>> = {
  'request-tracker':
    'Look at tickets.baseUrl, tickets.token and tickets.queue: its user needs SeeQueue, CreateTicket, ShowTicket, ShowTicketComments, CommentOnTicket, ReplyToTicket, ModifyTicket, and SeeCustomField and ModifyCustomField for tickets.customField.',
  topdesk:
    'Look at tickets.baseUrl, tickets.user and tickets.password (an application password of an operator who may use the API and write incidents), and name tickets.statuses as they are called there.',
  servicenow:
    'Look at tickets.baseUrl and its credentials: that user needs the role itil, or one that reads and writes incidents over REST.',
  webhook:
    'Look at tickets.url and tickets.secret: the receiver answers 2xx to a signed {"type":"check"}, and its clock is right.',
};

import { TICKET_STATUSES, type TicketStatus } from '../../../core/ticket.ts';
import type { TicketApi } from '../api.ts';
import { webhookAnswers } from './answers.ts';
import { webhookRequests, type WebhookSettings } from './requests.ts';

export const webhook = (settings: WebhookSettings): TicketApi => ({
  name: 'webhook',
  requests: webhookRequests(settings),
  answers: webhookAnswers(),
  statuses: Object.fromEntries(TICKET_STATUSES.map((status) => [status, status])) as Record<TicketStatus, string>,
});

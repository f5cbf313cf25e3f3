import type { TicketApi } from '../api.ts';
import { topdeskAnswers } from './answers.ts';
import { topdeskRequests, type TopdeskSettings } from './requests.ts';

export const topdesk = (settings: TopdeskSettings): TicketApi => ({
  name: 'topdesk',
  requests: topdeskRequests(settings),
  answers: topdeskAnswers(settings),
  statuses: settings.statuses,
});

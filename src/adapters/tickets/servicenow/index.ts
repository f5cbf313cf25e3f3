import type { TicketApi } from '../api.ts';
import { serviceNowAnswers } from './answers.ts';
import { serviceNowRequests, type ServiceNowSettings } from './requests.ts';

export const serviceNow = (settings: ServiceNowSettings): TicketApi => ({
  name: 'servicenow',
  requests: serviceNowRequests(settings),
  answers: serviceNowAnswers(settings),
  statuses: settings.statuses,
});

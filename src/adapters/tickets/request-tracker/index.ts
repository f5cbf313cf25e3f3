import type { TicketApi } from '../api.ts';
import { requestTrackerAnswers } from './answers.ts';
import { requestTrackerRequests, type RequestTrackerSettings } from './requests.ts';

export const requestTracker = (settings: RequestTrackerSettings): TicketApi => ({
  name: 'request-tracker',
  requests: requestTrackerRequests(settings),
  answers: requestTrackerAnswers(settings),
  statuses: settings.statuses,
});

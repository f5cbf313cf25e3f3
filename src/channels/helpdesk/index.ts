import type { HttpServer } from '../server.ts';
import { helpdeskApi } from './api.ts';
import { helpdeskEvents } from './events.ts';
import type { HelpdeskNeeds } from './needs.ts';
import { helpdeskPage } from './page.ts';

/** Where the helpdesk works. */
export function mountHelpdesk(http: HttpServer, needs: HelpdeskNeeds): void {
  helpdeskPage(http, needs);
  helpdeskApi(http, needs);
  helpdeskEvents(http, needs);
}

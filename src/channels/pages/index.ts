import type restify from 'restify';
import { mountApprovals } from './approvals.ts';
import { mountAssets } from './assets.ts';
import { mountErrors } from './errors.ts';
import { mountFrozen } from './frozen.ts';
import { mountInbox } from './inbox.ts';
import { mountInvitation } from './invitation.ts';
import { mountLegal } from './legal.ts';
import type { PageNeeds } from './needs.ts';
import { mountNotMe } from './not-me.ts';
import { mountPassword } from './password.ts';
import { mountReminders } from './reminders.ts';
import { mountSecurity } from './security.ts';
import { mountSignIn } from './sign-in.ts';
import { mountStart } from './start.ts';
import { mountVouch } from './vouch.ts';
import { mountWellKnown } from './well-known.ts';

export { browserOf } from './browser.ts';
export { SESSION_COOKIE } from './frame.ts';
export type { PageNeeds, WebAssets } from './needs.ts';

/** Everything that people see in a browser, except the staff pages. */
export function mountPages(server: restify.Server, needs: PageNeeds): void {
  mountErrors(server, needs);
  mountAssets(server, needs);
  mountStart(server, needs);
  mountPassword(server, needs);
  mountSignIn(server, needs);
  mountNotMe(server, needs);
  mountInvitation(server, needs);
  mountApprovals(server, needs);
  mountReminders(server, needs);
  mountLegal(server, needs);
  mountFrozen(server, needs);
  mountSecurity(server, needs);
  mountVouch(server, needs);
  mountWellKnown(server, needs);
  if (needs.demo !== undefined) mountInbox(server, needs, needs.demo);
}

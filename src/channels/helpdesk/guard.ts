import { HttpError } from '../http/http-error.ts';
import type { Call } from '../http/route.ts';
import { SESSION_COOKIE } from '../pages/frame.ts';
import { refuseForeign } from '../pages/request.ts';
import type { HelpdeskNeeds, Visitor } from './needs.ts';

type Staff = Extract<Visitor, { kind: 'staff' }>;

/** For reading; a page that looks by itself keeps nobody signed in. */
export async function staffOf(call: Call, needs: HelpdeskNeeds): Promise<Staff> {
  return admitted(await needs.door.who(call.cookie(SESSION_COOKIE)));
}

/** For doing something, which no other site can ask for. */
export async function activeStaffOf(call: Call, needs: HelpdeskNeeds): Promise<Staff> {
  refuseForeign(call, needs.publicUrl);
  return admitted(await needs.door.active(call.cookie(SESSION_COOKIE)));
}

function admitted(visitor: Visitor): Staff {
  if (visitor.kind === 'nobody') throw new HttpError(401, 'SignedOut', 'Sign in first.');
  if (visitor.kind === 'employee') throw new HttpError(403, 'NotStaff', 'This is for the helpdesk.');
  return visitor;
}

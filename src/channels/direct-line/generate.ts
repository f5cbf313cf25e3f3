import { z } from 'zod';
import { createBuckets } from '../http/buckets.ts';
import { HttpError, badRequest, tooMany } from '../http/http-error.ts';
import { isOwnOrigin } from '../http/own-origin.ts';
import type { Call, Handler } from '../http/route.ts';
import type { DirectLineNeeds } from './needs.ts';

/** Per address, and a whole office has one: 600 at once, and as many again every ten minutes. */
const PER_SOURCE = { burst: 600, perSecond: 1 };

const Asked = z.object({ robotCheck: z.unknown().optional() }).nullish();

/** A token for a new conversation. The server chooses every id; the body only proves a browser. */
export function generate(needs: DirectLineNeeds): Handler {
  const buckets = createBuckets(PER_SOURCE.burst, PER_SOURCE.perSecond, needs.clock);
  return async (call) => {
    const wait = buckets.take(call.source);
    if (wait > 0) throw tooMany(wait);
    const body = Asked.safeParse(await call.json());
    if (!body.success) throw badRequest('The body is not an object.');
    const holder = await holderOf(call, needs);
    if (holder.accountId === undefined) await proveBrowser(body.data?.robotCheck, needs);
    const conversationId = needs.random.bytes(18).toString('base64url');
    const userId = `dl_${needs.random.bytes(18).toString('base64url')}`;
    const { token, expiresIn } = needs.tokens.first({ conversationId, userId, source: call.source, ...holder });
    return { json: { conversationId, token, expires_in: expiresIn } };
  };
}

/** Cookies speak for a person only on a request that one of our own pages made. */
async function holderOf(call: Call, needs: DirectLineNeeds) {
  if (!isOwnOrigin(call, needs.publicUrl)) return { accountId: undefined, browser: undefined };
  const person = await needs.signIn?.whoIs(call.cookie(needs.sessionCookie));
  return { accountId: person?.accountId, browser: needs.browserOf(call) };
}

async function proveBrowser(payload: unknown, needs: DirectLineNeeds): Promise<void> {
  if (needs.robotCheck === undefined || (await needs.robotCheck.verify(payload))) return;
  throw new HttpError(403, 'RobotCheck', 'The robot check is missing, wrong, used or too old. Get a new one.');
}

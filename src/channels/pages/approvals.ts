import { createHash, timingSafeEqual } from 'node:crypto';
import type restify from 'restify';
import type { Answer } from '../http/answer.ts';
import { HttpError } from '../http/http-error.ts';
import type { Call } from '../http/route.ts';
import { mount } from './errors.ts';
import { SESSION_COOKIE, personalFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign, wantsJson } from './request.ts';
import { pageAnswer } from './respond.ts';
import { approvalPage, type ApprovalView } from './views/approval.ts';

/** Where a second member of staff decides; the link is an address and no key: the session says who it is. */
export function mountApprovals(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/approvals/:id', async (call) => {
    const accountId = await whoIs(call, needs);
    if (accountId === undefined) return shown(call, needs, { kind: 'sign-in' });
    return shown(call, needs, await needs.approvals.look(idOf(call), accountId));
  });

  mount(server, needs, 'POST', '/approvals/:id', async (call) => {
    refuseForeign(call, needs.publicUrl);
    const { decision = '', form = '' } = await call.fields();
    const accountId = await whoIs(call, needs);
    if (accountId === undefined) return shown(call, needs, { kind: 'sign-in' });
    if (!isOwnForm(call, form)) throw new HttpError(403, 'ForeignForm', 'This form was not made for this session.');
    if (decision !== 'approve' && decision !== 'decline') {
      return shown(call, needs, await needs.approvals.look(idOf(call), accountId));
    }
    return shown(call, needs, await needs.approvals.decide(idOf(call), accountId, decision === 'approve'));
  });
}

const idOf = (call: Call): string => call.params['id'] ?? '';

const whoIs = async (call: Call, needs: PageNeeds): Promise<string | undefined> =>
  (await needs.signIn.whoIs(call.cookie(SESSION_COOKIE)))?.accountId;

/** Only a page of this session and this request knows it. */
const formToken = (call: Call): string =>
  createHash('sha256')
    .update(`approval ${idOf(call)} ${call.cookie(SESSION_COOKIE) ?? ''}`)
    .digest('base64url');

function isOwnForm(call: Call, given: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(formToken(call))];
  return left.length === right.length && timingSafeEqual(left, right);
}

const STATUS = { open: 200, approved: 200, declined: 200, 'sign-in': 401, 'not-you': 403, gone: 410 } as const;

async function shown(call: Call, needs: PageNeeds, view: ApprovalView): Promise<Answer> {
  const status = STATUS[view.kind];
  if (wantsJson(call)) {
    const { kind, ...rest } = view;
    return { status, json: { status: kind, ...rest, ...(kind === 'open' && { form: formToken(call) }) } };
  }
  const frame = await personalFrame(call, needs);
  return pageAnswer(frame, approvalPage(frame, view, call.path, formToken(call)), { status });
}

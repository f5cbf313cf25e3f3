import type restify from 'restify';
import { redirect, type Answer } from '../http/answer.ts';
import { notFound } from '../http/http-error.ts';
import type { Call } from '../http/route.ts';
import type { FrozenAccount, UnfreezeResult } from '../proof-needs.ts';
import { mount } from './errors.ts';
import { personalFrame, SESSION_COOKIE } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { frozenPage } from './views/frozen.ts';
import { signInAddress } from './views/sign-in.ts';

const PATH = '/admin/frozen';

/** For staff: accounts whose recovery was stopped by "this was not me", and the way back. Nobody else finds it. */
export function mountFrozen(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', PATH, async (call) => {
    const staff = await needs.signIn.whoIs(call.cookie(SESSION_COOKIE));
    if (staff === undefined) return redirect(signInAddress(PATH));
    return answer(call, needs, await needs.frozen.list(staff.accountId), undefined);
  });

  act('ask', (staffId, { reference = '', method = '' }) => needs.frozen.ask(staffId, reference, method));
  act('check', (staffId, { reference = '', code = '' }) => needs.frozen.check(staffId, reference, code));
  act('approve', (staffId, { reference = '' }) => needs.frozen.approve(staffId, reference));

  function act(
    name: string,
    run: (staffId: string, fields: Record<string, string>) => Promise<UnfreezeResult | undefined>,
  ): void {
    mount(server, needs, 'POST', `${PATH}/${name}`, async (call) => {
      refuseForeign(call, needs.publicUrl);
      const staff = await needs.signIn.whoIs(call.cookie(SESSION_COOKIE));
      if (staff === undefined) throw notFound();
      const result = await run(staff.accountId, await call.fields());
      if (result === undefined) throw notFound();
      return answer(call, needs, await needs.frozen.list(staff.accountId), result);
    });
  }
}

const STATUS: Partial<Record<UnfreezeResult, number>> = { refused: 403, gone: 410, wait: 429 };

async function answer(
  call: Call,
  needs: PageNeeds,
  accounts: readonly FrozenAccount[] | undefined,
  result: UnfreezeResult | undefined,
): Promise<Answer> {
  if (accounts === undefined) throw notFound();
  const frame = await personalFrame(call, needs);
  const status = (result && STATUS[result]) ?? 200;
  return pageAnswer(frame, frozenPage(frame, accounts, result), { status });
}

import type restify from 'restify';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { VouchState } from '../proof-needs.ts';
import { mount } from './errors.ts';
import { linkFrame, SESSION_COOKIE } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { languageFor, refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { vouchPage } from './views/vouch.ts';

/** A manager confirms who somebody is: signed in, with the number that the employee reads out. */
export function mountVouch(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/vouch/:token', async (call) =>
    answer(call, needs, await needs.vouching.look(tokenOf(call), await visitorOf(call, needs))),
  );

  mount(server, needs, 'POST', '/vouch/:token', async (call) => {
    refuseForeign(call, needs.publicUrl, { nullIsOurs: true });
    const { answer: said, number = '' } = await call.fields();
    const visitor = await visitorOf(call, needs);
    const decided = said === 'yes' || said === 'no' ? said : undefined;
    const state =
      decided === undefined
        ? await needs.vouching.look(tokenOf(call), visitor)
        : await needs.vouching.decide(tokenOf(call), visitor, decided, number);
    return answer(call, needs, state);
  });
}

const STATUS: Readonly<Record<VouchState['kind'], number>> = {
  open: 200,
  confirmed: 200,
  refused: 200,
  'wrong-number': 422,
  'sign-in': 401,
  'not-yours': 403,
  gone: 410,
};

function answer(call: Call, needs: PageNeeds, state: VouchState): Answer {
  const frame = linkFrame(call, needs, languageFor(call));
  return pageAnswer(frame, vouchPage(frame, state, call.path), { status: STATUS[state.kind], secretAddress: true });
}

const tokenOf = (call: Call): string => call.params['token'] ?? '';

const visitorOf = async (call: Call, needs: PageNeeds): Promise<string | undefined> =>
  (await needs.signIn.whoIs(call.cookie(SESSION_COOKIE)))?.accountId;

import type restify from 'restify';
import { mount } from './errors.ts';
import { linkFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { notMePage } from './views/not-me.ts';

/** "This was not me": looking does nothing, only the button does; mail scanners look. */
export function mountNotMe(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/not-me/:token', async (call) => {
    const { kind, language } = await needs.notMe.look(call.params['token'] ?? '');
    const frame = linkFrame(call, needs, language);
    return pageAnswer(frame, notMePage(frame, kind, call.path), { status: STATUS[kind], secretAddress: true });
  });

  mount(server, needs, 'POST', '/not-me/:token', async (call) => {
    refuseForeign(call, needs.publicUrl, { nullIsOurs: true });
    const { kind, language } = await needs.notMe.freeze(call.params['token'] ?? '');
    const frame = linkFrame(call, needs, language);
    return pageAnswer(frame, notMePage(frame, kind, call.path), { status: STATUS[kind], secretAddress: true });
  });
}

const STATUS = { open: 200, done: 200, gone: 410 } as const;

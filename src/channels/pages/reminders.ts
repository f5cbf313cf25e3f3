import type restify from 'restify';
import { mount } from './errors.ts';
import { linkFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { remindersPage } from './views/reminders.ts';

const STATUS = { open: 200, done: 200, gone: 410 } as const;

/** "No more reminders": looking does nothing, only the button does; mail scanners look. */
export function mountReminders(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/reminders/:token', async (call) => {
    const { kind, language } = await needs.reminders.look(call.params['token'] ?? '');
    const frame = linkFrame(call, needs, language);
    return pageAnswer(frame, remindersPage(frame, kind, call.path), { status: STATUS[kind], secretAddress: true });
  });

  mount(server, needs, 'POST', '/reminders/:token', async (call) => {
    refuseForeign(call, needs.publicUrl, { nullIsOurs: true });
    const { kind, language } = await needs.reminders.stop(call.params['token'] ?? '');
    const frame = linkFrame(call, needs, language);
    return pageAnswer(frame, remindersPage(frame, kind, call.path), { status: STATUS[kind], secretAddress: true });
  });
}

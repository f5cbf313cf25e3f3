import type restify from 'restify';
import { mount } from './errors.ts';
import { languageCookie, plainFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { pageAnswer } from './respond.ts';
import { legalPage } from './views/legal.ts';

/** Privacy and terms; the Teams package names both. */
export function mountLegal(server: restify.Server, needs: PageNeeds): void {
  for (const page of ['privacy', 'terms'] as const) {
    mount(server, needs, 'GET', `/${page}`, async (call) => {
      const frame = plainFrame(call, needs);
      return pageAnswer(frame, legalPage(frame, page), { cookies: languageCookie(call, needs) });
    });
  }
}

import type restify from 'restify';
import { redirect } from '../http/answer.ts';
import { notFound } from '../http/http-error.ts';
import { mount } from './errors.ts';
import type { PageNeeds } from './needs.ts';

/** Where password managers look; they also ask for a path that must not exist. */
export function mountWellKnown(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/.well-known/change-password', async () => redirect('/?wish=change', 302));
  mount(server, needs, 'GET', '/.well-known/*', async () => {
    throw notFound();
  });
}

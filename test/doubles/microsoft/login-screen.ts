// A double. It imitates the sign-in screen of Microsoft Entra: one form, which keeps what the application asked.
import type { Answered } from '../https-double.ts';
import type { Tenant } from './tenant.ts';

const KEPT = ['client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'code_challenge'] as const;

/** Refused without a redirect when the address to come back to is not registered. */
export function screen({ application }: Tenant, asked: URLSearchParams, action: string, problem = ''): Answered {
  const text = (name: string): string => asked.get(name) ?? '';
  if (text('client_id') !== application.id) return { status: 400, body: 'AADSTS700016' };
  if (!application.redirectUris.includes(text('redirect_uri'))) return { status: 400, body: 'AADSTS50011' };
  if (action !== '' && text('response_type') !== 'code') return { status: 400, body: 'AADSTS700051' };
  if (action !== '' && (text('code_challenge') === '' || text('code_challenge_method') !== 'S256'))
    return { status: 400, body: 'AADSTS9002325' };
  if (!text('scope').split(' ').includes('openid')) return { status: 400, body: 'AADSTS70011' };
  const wanted = text('scope')
    .split(' ')
    .filter((scope) => scope.startsWith('api://'));
  if (!wanted.every((scope) => application.exposed.has(scope))) return { status: 400, body: 'AADSTS65005' };
  const hidden = KEPT.map((name) => `<input type="hidden" name="${name}" value="${escape(text(name))}">`).join('');
  const body = `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in (a double)</h1><p role="alert">${problem}</p>
    <form method="post" action="${action}">${hidden}
    <label>Account <input name="loginfmt"></label><label>Password <input name="passwd" type="password"></label>
    <button>Sign in</button><button name="cancel" value="1">Cancel</button></form></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

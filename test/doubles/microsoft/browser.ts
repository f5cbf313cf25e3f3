import type { LoginDouble } from './login.ts';
import { CLIENT, type EntraUser } from './tenant.ts';

/** Fills in the sign-in screen of the double as a person does; gives the address the browser is sent back to. */
export async function signInAt(
  location: string,
  user: Pick<EntraUser, 'userPrincipalName' | 'hidden'>,
  { password = user.hidden.password, cancel = false } = {},
): Promise<URL | undefined> {
  const page = await fetch(location, { redirect: 'manual' });
  const text = await page.text();
  const action = /<form method="post" action="([^"]+)"/u.exec(text)?.[1];
  if (action === undefined) return undefined;
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu))
    fields.set(name, value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
  fields.set('loginfmt', user.userPrincipalName);
  fields.set('passwd', password);
  if (cancel) fields.set('cancel', '1');
  const answer = await fetch(new URL(action, location), { method: 'POST', body: fields, redirect: 'manual' });
  await answer.text();
  const target = answer.headers.get('location');
  return target === null ? undefined : new URL(target);
}

/** What the screen says in place of a form. */
export async function refusalAt(location: string): Promise<string> {
  return (await fetch(location)).text();
}

export const asked = (login: LoginDouble, what: RegExp): number =>
  login.seen.filter(({ path }) => what.test(path)).length;

const ANSWERS = [
  ['AADSTS50053', 'locked'],
  ['AADSTS50057', 'disabled'],
  ['AADSTS50055', 'expired'],
  ['Update your password', 'must-change'],
] as const;

/** Signs in at the screen with a password, and says what became of it. */
export async function passwordAnswer(
  login: LoginDouble,
  redirectUri: string,
  userId: string,
  password: string,
): Promise<'right' | 'wrong' | 'locked' | 'disabled' | 'expired' | 'must-change'> {
  const body = new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: redirectUri,
    scope: 'openid',
    loginfmt: userId,
    passwd: password,
  });
  const answer = await fetch(`${login.url}/organizations/login`, { method: 'POST', body, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status === 302) return 'right';
  return ANSWERS.find(([said]) => text.includes(said))?.[1] ?? 'wrong';
}

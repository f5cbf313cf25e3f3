// A double. It imitates how an administrator makes and removes people in Microsoft Graph.
import { z } from 'zod';
import type { Answered } from '../https-double.ts';
import type { Request, Route } from './graph.ts';
import { userOf } from './reads.ts';
import { newUser } from './tenant.ts';
import { missing, refusal } from './trouble.ts';

const NewUser = z.strictObject({
  accountEnabled: z.boolean(),
  displayName: z.string(),
  mailNickname: z.string(),
  userPrincipalName: z.string(),
  mail: z.string().optional(),
  passwordPolicies: z.string(),
  passwordProfile: z.strictObject({ password: z.string(), forceChangePasswordNextSignIn: z.boolean() }),
});

function create({ tenant, body }: Request): Answered {
  const wanted = NewUser.safeParse(JSON.parse(body));
  if (!wanted.success) return refusal(400, 'Request_BadRequest');
  const { mailNickname, passwordProfile, mail = null, ...rest } = wanted.data;
  const domain = rest.userPrincipalName.split('@')[1];
  const isTaken = tenant.users.some(({ userPrincipalName }) => userPrincipalName === rest.userPrincipalName);
  if (isTaken || !tenant.domains.some(({ id }) => id === domain)) return refusal(400, 'Request_BadRequest');
  const { password, forceChangePasswordNextSignIn } = passwordProfile;
  const profile = { forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa: false };
  const more = { ...rest, mail, proxyAddresses: mail === null ? [] : [`SMTP:${mail}`], passwordProfile: profile };
  const user = newUser(mailNickname, more, { password, emails: [], phones: [], registration: undefined });
  tenant.users.push(user);
  return { status: 201, body: { id: user.id, userPrincipalName: user.userPrincipalName } };
}

function remove({ tenant, ids: [id] }: Request): Answered {
  const index = tenant.users.findIndex((user) => user.id === id);
  if (index === -1) return missing();
  tenant.users.splice(index, 1);
  return { status: 204 };
}

const register =
  (field: 'emailAddress' | 'phoneNumber'): Route =>
  (request) => {
    const user = userOf(request);
    const value = (JSON.parse(request.body) as Record<string, string>)[field];
    if (user === undefined || value === undefined) return missing();
    const { phoneType } = JSON.parse(request.body) as { phoneType?: 'mobile' | 'office' };
    if (field === 'emailAddress') user.hidden.emails.push(value);
    else user.hidden.phones.push({ number: value.replace(/^(\+31)/u, '$1 '), type: phoneType ?? 'mobile' });
    return { status: 201, body: {} };
  };

function setManager(request: Request): Answered {
  const user = userOf(request);
  const name = /\/users\/(.+)$/u.exec((JSON.parse(request.body) as Record<string, string>)['@odata.id'] ?? '')?.[1];
  const boss = request.tenant.users.find(({ userPrincipalName }) => userPrincipalName === name);
  if (user === undefined || boss === undefined) return missing();
  user.hidden.manager = boss.id;
  return { status: 204 };
}

export const PEOPLE: Readonly<Record<string, Route>> = {
  'POST /users': create,
  'DELETE /users/{id}': remove,
  'POST /users/{id}/authentication/emailMethods': register('emailAddress'),
  'POST /users/{id}/authentication/phoneMethods': register('phoneNumber'),
  'PUT /users/{id}/manager/$ref': setManager,
};

// A double. It imitates what Microsoft Graph does to people: passwords, passes and sessions, with its refusals.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answered } from '../https-double.ts';
import { mayReset } from './access.ts';
import type { Request, Route } from './graph.ts';
import { userOf } from './reads.ts';
import { ROLE, type EntraUser, type Tenant } from './tenant.ts';
import { denied, missing, refusal } from './trouble.ts';

const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490';
const noContent: Answered = { status: 204 };

const Profile = z.strictObject({
  passwordProfile: z.strictObject({
    password: z.string().optional(),
    forceChangePasswordNextSignIn: z.boolean().optional(),
    forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
  }),
});

function parse<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** 8 to 256 characters, three of four kinds, nothing beyond ASCII, not on the list of forbidden ones. */
function isGood(tenant: Tenant, password: string): boolean {
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u].filter((kind) => kind.test(password)).length;
  return (
    password.length >= 8 &&
    password.length <= 256 &&
    kinds >= 3 &&
    /^[ -~]+$/u.test(password) &&
    !tenant.banned.includes(password)
  );
}

function store(user: EntraUser, password: string, mustChange: boolean): void {
  user.hidden.password = password;
  user.hidden.wrong = 0;
  user.lastPasswordChangeDateTime = new Date().toISOString();
  user.passwordProfile = { forceChangePasswordNextSignIn: mustChange, forceChangePasswordNextSignInWithMfa: false };
}

const weak = (): Answered =>
  refusal(400, 'Request_BadRequest', 'The specified password does not comply with password complexity requirements.');

function patch(request: Request): Answered {
  const { tenant, caller } = request;
  const change = parse(Profile, request.body)?.passwordProfile;
  if (change === undefined) return refusal(400, 'Request_BadRequest', 'Only passwordProfile is known here.');
  if (!caller.granted.has('User-PasswordProfile.ReadWrite.All')) return denied();
  const user = userOf(request);
  if (user === undefined) return missing();
  if (user.onPremisesSyncEnabled === true)
    return refusal(
      400,
      'Request_BadRequest',
      'Unable to update the specified properties for on-premises mastered Directory Sync objects.',
    );
  const roles = new Set([...caller.roles, ...(tenant.needsUserAdministrator ? [] : [ROLE.userAdministrator])]);
  if (user.userType === 'Guest' || !mayReset(tenant, roles, user)) return denied();
  if (change.password !== undefined && !isGood(tenant, change.password)) return weak();
  const mustChange = change.forceChangePasswordNextSignIn ?? user.passwordProfile.forceChangePasswordNextSignIn;
  if (change.password !== undefined) store(user, change.password, change.forceChangePasswordNextSignIn ?? true);
  else user.passwordProfile = { ...user.passwordProfile, forceChangePasswordNextSignIn: mustChange };
  return noContent;
}

const NewPassword = z.strictObject({ newPassword: z.string().optional() });

/** Accepted, not done: how it ends shows at the address it gives. */
function resetPassword(request: Request): Answered {
  const { tenant, caller, ids, url, operations } = request;
  const wanted = parse(NewPassword, request.body);
  const user = userOf(request);
  if (wanted === undefined || ids[1] !== PASSWORD_METHOD) return refusal(400, 'badRequest');
  if (user === undefined) return refusal(404, 'resourceNotFound');
  if (user.id === caller.oid || !mayReset(tenant, caller.roles, user)) return refusal(403, 'accessDenied');
  if (wanted.newPassword === undefined) return refusal(400, 'badRequest');
  const id = randomUUID();
  operations.set(id, 0);
  if (tenant.operation.status === 'succeeded') {
    if (!isGood(tenant, wanted.newPassword))
      tenant.operation = { status: 'failed', detail: 'PasswordPolicyError', looks: 0 };
    else store(user, wanted.newPassword, true);
  }
  const location = `${url}/v1.0/users/${user.id}/authentication/operations/${id}?aadgdc=DOUBLE&aadgsu=x`;
  return { status: 202, headers: { location } };
}

function operation({ tenant, ids: [, id = ''], query, operations }: Request): Answered {
  const looks = operations.get(id);
  if (looks === undefined || query.get('aadgdc') === null) return refusal(404, 'resourceNotFound');
  operations.set(id, looks + 1);
  const { status, detail } = tenant.operation;
  const isOver = looks >= tenant.operation.looks;
  return { status: 200, body: { id, status: isOver ? status : 'running', statusDetail: isOver ? detail : null } };
}

function changePassword(request: Request): Answered {
  const { tenant, caller } = request;
  const wanted = parse(z.strictObject({ currentPassword: z.string(), newPassword: z.string() }), request.body);
  const user = tenant.users.find(({ id }) => id === caller.oid);
  if (wanted === undefined || user === undefined) return refusal(400, 'Request_BadRequest');
  const isRight = wanted.currentPassword === user.hidden.password && wanted.newPassword !== user.hidden.password;
  if (!isRight || user.onPremisesSyncEnabled === true) return refusal(400, 'Request_BadRequest');
  if (!isGood(tenant, wanted.newPassword)) return weak();
  store(user, wanted.newPassword, false);
  return noContent;
}

const Pass = z.strictObject({ lifetimeInMinutes: z.int().optional(), isUsableOnce: z.boolean().optional() });

function temporaryPass(request: Request): Answered {
  const { tenant } = request;
  const wanted = parse(Pass, request.body);
  const user = userOf(request);
  if (user === undefined) return refusal(404, 'resourceNotFound');
  const minutes = wanted?.lifetimeInMinutes ?? 60;
  if (wanted === undefined || minutes < 10 || minutes > 43_200) return refusal(400, 'badRequest');
  if (user.userType === 'Guest') return refusal(403, 'accessDenied');
  user.hidden.temporaryPass = `TAP-${randomUUID().slice(0, 8)}`;
  const [isUsable, methodUsabilityReason] = tenant.temporaryPasses
    ? [true, 'EnabledByPolicy']
    : [false, 'DisabledByPolicy'];
  const { temporaryPass: temporaryAccessPass } = user.hidden;
  const startDateTime = new Date().toISOString();
  return {
    status: 201,
    body: {
      id: randomUUID(),
      temporaryAccessPass,
      startDateTime,
      lifetimeInMinutes: minutes,
      isUsableOnce: wanted.isUsableOnce ?? false,
      isUsable,
      methodUsabilityReason,
    },
  };
}

function revoke(request: Request): Answered {
  const user = userOf(request);
  if (user === undefined) return missing();
  user.signInSessionsValidFromDateTime = new Date().toISOString();
  return { status: 200, body: { value: true } };
}

export const ACTIONS: Readonly<Record<string, Route>> = {
  'PATCH /users/{id}': patch,
  'POST /users/{id}/authentication/methods/{id}/resetPassword': resetPassword,
  'GET /users/{id}/authentication/operations/{id}': operation,
  'POST /me/changePassword': changePassword,
  'POST /users/{id}/authentication/temporaryAccessPassMethods': temporaryPass,
  'POST /users/{id}/revokeSignInSessions': revoke,
};

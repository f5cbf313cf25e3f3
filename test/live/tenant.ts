import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createGraphDirectory } from '../../src/adapters/directory/graph/directory.ts';
import { createTokens } from '../../src/adapters/entra/tokens.ts';
import { graphSettings } from '../../src/composition/graph.ts';
import { graphSchema } from '../../src/config/entra.ts';
import type { Directory } from '../../src/ports/directory.ts';
import { random } from '../adapters/support.ts';
import { FIRST, fresh, type Added, type Harness, type Peer, type Person } from '../contracts/directory/peer.ts';

/** What a run needs to know of a tenant: see README.md. */
export const tenantSchema = z.strictObject({
  directory: graphSchema,
  /** Another registration in the same tenant, which makes people and removes them. */
  administrator: z.strictObject({ clientId: z.guid(), clientSecret: z.string().min(1) }),
  /** A public client that may sign in with a password. */
  signIn: z.strictObject({ clientId: z.guid() }),
  domain: z.string().min(3),
  maxAgeDays: z.number().int().positive().optional(),
});
type Tenant = z.infer<typeof tenantSchema>;

const created = z.object({ id: z.string(), userPrincipalName: z.string() });
const TRIES = 30;

/** Everything that was made is removed at the end. */
async function openTenant(tenant: Tenant, pauseMs: number): Promise<Peer> {
  const settings = graphSettings(tenant.directory);
  const { clientId, clientSecret } = tenant.administrator;
  const credential = { kind: 'secret', secret: clientSecret } as const;
  const tokens = createTokens({ ...settings, clientId, credential }, settings.graphBaseUrl);
  const directory = createGraphDirectory(settings, { clock: { now: () => new Date() }, random });
  const run = `c${random.bytes(4).toString('hex')}`;
  const made: string[] = [];

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${settings.graphBaseUrl}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokens.application()}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  const peer: Peer = {
    directory,
    domain: tenant.domain,
    now: () => new Date(),
    async add(person) {
      const { id, userPrincipalName } = created.parse(await ask('POST', '/users', userOf(person, run, tenant.domain)));
      made.push(id);
      for (const [path, body] of methodsOf(person)) await ask('POST', `/users/${id}/authentication/${path}`, body);
      if (person.manager !== undefined) {
        const manager = { '@odata.id': `${settings.graphBaseUrl}/v1.0/users/${person.manager}` };
        await ask('PUT', `/users/${id}/manager/$ref`, manager);
      }
      await shows(directory, { id, userId: userPrincipalName }, pauseMs);
      return { id, userId: userPrincipalName };
    },
    signIn: (userId, password) => passwordGrant(tenant, userId, password),
    async twins() {
      const shared = `${run}${fresh('twin')}@${tenant.domain}`;
      await peer.add({ name: fresh('one'), aliases: [shared] });
      await peer.add({ name: fresh('two'), aliases: [shared] });
      return shared;
    },
    async close() {
      for (const id of made) await ask('DELETE', `/users/${id}`);
    },
  };
  return peer;
}

/** A mail alias of a person in the cloud alone is the one in `mail`. */
const userOf = ({ name, displayName, aliases = [], state, ...person }: Person, run: string, domain: string) => ({
  accountEnabled: state !== 'disabled',
  displayName: displayName ?? `${run} ${name}`,
  mailNickname: name,
  userPrincipalName: `${name}@${domain}`,
  ...(aliases[0] !== undefined && { mail: aliases[0] }),
  passwordPolicies: person.passwordNeverExpires === true ? 'DisablePasswordExpiration' : 'None',
  passwordProfile: {
    password: person.password ?? FIRST,
    forceChangePasswordNextSignIn: state === 'must-change',
  },
});

function methodsOf({ contacts = {} }: Person): [path: string, body: object][] {
  const { alternateEmail, mobilePhone, officePhone } = contacts;
  return [
    ...(alternateEmail === undefined ? [] : [['emailMethods', { emailAddress: alternateEmail }]]),
    ...(mobilePhone === undefined ? [] : [['phoneMethods', { phoneNumber: mobilePhone, phoneType: 'mobile' }]]),
    ...(officePhone === undefined ? [] : [['phoneMethods', { phoneNumber: officePhone, phoneType: 'office' }]]),
  ] as [string, object][];
}

/** What is made shows a while later. */
async function shows(directory: Directory, { id, userId }: Added, pauseMs: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await directory.find(userId.toLowerCase()))?.id === id) return;
    await sleep(pauseMs);
  }
  throw new Error(`${userId} does not show`);
}

const Refusal = z.object({ error_codes: z.array(z.number()) });
const KINDS = new Map([
  [50_053, 'locked'],
  [50_055, 'must-change'],
  [50_057, 'disabled'],
  [50_126, 'wrong'],
] as const);

async function passwordGrant({ directory, signIn }: Tenant, userId: string, password: string) {
  const response = await fetch(`${directory.authorityHost}/${directory.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: signIn.clientId,
      scope: 'openid',
      username: userId,
      password,
    }),
  });
  const body: unknown = await response.json();
  if (response.ok) return 'right';
  const codes: readonly number[] = Refusal.parse(body).error_codes;
  const kind = [...KINDS].find(([code]) => codes.includes(code))?.[1];
  if (kind === undefined) throw new Error(`the sign-in answers ${codes.join()}`);
  return kind;
}

/** The same contract, for what can be brought about in a tenant of the cloud alone. */
export const tenantHarness = (name: string, tenant: Tenant, pauseMs = 2_000): Harness => ({
  name,
  abilities: {
    onPremisesReset: false,
    writeBack: tenant.directory.writeBack,
    unlock: false,
    reset: true,
    change: false,
    requireChange: true,
    temporaryPass: tenant.directory.temporaryPasses,
    readsLock: tenant.directory.readSignIns,
    readsExpiry: true,
    historyOnReset: false,
  },
  policy: { minLength: 8, history: 1, maxAgeDays: tenant.maxAgeDays, minAgeDays: 0, lockoutThreshold: 10 },
  states: ['disabled', 'must-change'],
  roles: [],
  can: {
    change: false,
    verify: false,
    unicode: false,
    downLevel: undefined,
    lock: false,
    otherPolicy: false,
    faults: false,
  },
  open: () => openTenant(tenant, pauseMs),
});

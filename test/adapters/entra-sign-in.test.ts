import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { createEntraSignIn, type EntraSignInSettings } from '../../src/adapters/entra/sign-in.ts';
import { asked, signInAt } from '../doubles/microsoft/browser.ts';
import { startCloud, type Cloud } from '../doubles/microsoft/cloud.ts';
import { CLIENT, newUser, OTHER_TENANT, ROLE, SECRET, TENANT, type EntraUser } from '../doubles/microsoft/tenant.ts';
import { TestClock } from '../support/app.ts';
import { faultOf } from './support.ts';

const BACK = 'http://localhost:3978/sign-in/back';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-long';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const DESK = 'cccccccc-0000-4000-8000-000000000001';

describe('signing in with Microsoft Entra', () => {
  let cloud: Cloud;
  let anna: EntraUser;
  let clock: TestClock;

  beforeEach(async () => {
    anna = newUser('anna');
    clock = new TestClock();
    cloud = await startCloud([anna]);
    cloud.tenant.application.redirectUris.push(BACK);
    cloud.tenant.groups.push({ id: DESK, type: 'group', displayName: 'desk' });
  });
  afterEach(() => cloud.close());

  const open = (part: Partial<EntraSignInSettings> = {}) =>
    createEntraSignIn(
      {
        tenantId: TENANT,
        clientId: CLIENT,
        credential: { kind: 'secret', secret: SECRET },
        authorityHost: cloud.login.url,
        patienceMs: 5_000,
        tenants: [TENANT],
        staffGroups: { helpdesk: [DESK] },
        ...part,
      },
      clock,
    );
  async function journey(
    part: Partial<EntraSignInSettings> = {},
    { nonce = 'nonce-1', verifier = VERIFIER, code = '' } = {},
  ) {
    const provider = open(part);
    const location = await provider.address({
      redirectUri: BACK,
      state: 'state-1',
      nonce: 'nonce-1',
      challenge: CHALLENGE,
    });
    const back = await signInAt(location, anna);
    return provider.redeem({
      redirectUri: BACK,
      code: code || (back?.searchParams.get('code') ?? ''),
      verifier,
      nonce,
    });
  }

  it('asks for a code with PKCE, a state and a nonce, and for no more than who somebody is', async () => {
    const address = await open().address({
      redirectUri: BACK,
      state: 'state-1',
      nonce: 'nonce-1',
      challenge: CHALLENGE,
    });
    const { origin, pathname, searchParams } = new URL(address);
    expect([origin, pathname]).to.deep.equal([cloud.login.url, `/${TENANT}/oauth2/v2.0/authorize`]);
    expect(Object.fromEntries(searchParams)).to.include({
      client_id: CLIENT,
      redirect_uri: BACK,
      response_type: 'code',
      response_mode: 'query',
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
    expect(searchParams.get('scope')?.split(' ').toSorted()).to.deep.equal(['offline_access', 'openid', 'profile']);
  });

  it('knows a person by the identifier of the directory', async () => {
    expect(await journey()).to.deep.equal({ kind: 'person', accountId: anna.id, guest: false, roles: [] });
  });

  it('takes roles from directory roles, groups and roles of the application', async () => {
    anna.hidden.memberOf = [
      DESK,
      cloud.tenant.groups.find(({ roleTemplateId }) => roleTemplateId === ROLE.userAdministrator)?.id ?? '',
    ];
    expect(await journey()).to.deep.include({ roles: ['helpdesk', 'userAdministrator'] });
    cloud.login.twist = (claims) => ({ ...claims, wids: [], groups: [], roles: ['passwordAdministrator', 'emperor'] });
    expect(await journey()).to.deep.include({ roles: ['passwordAdministrator'] });
    cloud.login.twist = (claims) => ({ ...claims, groups: undefined, _claim_names: { groups: 'src1' } });
    expect(await journey()).to.deep.include({ roles: undefined });
  });

  it('knows a guest', async () => {
    anna.userType = 'Guest';
    expect(await journey()).to.include({ guest: true });
    cloud.login.twist = (claims) => ({ ...claims, idp: undefined, acct: 1 });
    expect(await journey()).to.include({ guest: true });
  });

  // Off, each: take the comparison out of `judge`.
  const TWISTS: Readonly<Record<string, object>> = {
    'another nonce': { nonce: 'another' },
    'no nonce': { nonce: undefined },
    'another application': { aud: OTHER_TENANT },
    'another issuer': { iss: 'https://login.evil.example/v2.0' },
    'the issuer of another tenant': { iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0` },
    'no identifier': { oid: undefined },
    'an identifier that is none': { oid: '../users' },
  };
  for (const [what, twist] of Object.entries(TWISTS)) {
    it(`refuses a token with ${what}`, async () => {
      expect(await journey()).to.include({ kind: 'person' });
      cloud.login.twist = (claims) => ({ ...claims, ...twist });
      expect(await journey()).to.deep.equal({ kind: 'refused' });
    });
  }

  it('C6: refuses a person of a tenant that is not on the list', async () => {
    cloud.login.twist = (claims) => ({ ...claims, tid: OTHER_TENANT, iss: `${cloud.login.url}/${OTHER_TENANT}/v2.0` });
    expect(await journey()).to.deep.equal({ kind: 'other-tenant' });
    expect(await journey({ tenants: [TENANT, OTHER_TENANT] })).to.include({ kind: 'person' });
  });

  it('refuses a token that has expired', async () => {
    expect(await journey()).to.include({ kind: 'person' });
    clock.advance(2 * 3_600_000);
    expect(await journey()).to.deep.equal({ kind: 'refused' });
  });

  it('A4: refuses a code that was used, guessed, or is somebody else’s', async () => {
    const provider = open();
    const location = await provider.address({ redirectUri: BACK, state: 's', nonce: 'nonce-1', challenge: CHALLENGE });
    const code = (await signInAt(location, anna))?.searchParams.get('code') ?? '';
    const redeem = () => provider.redeem({ redirectUri: BACK, code, verifier: VERIFIER, nonce: 'nonce-1' });
    expect(await redeem()).to.include({ kind: 'person' });
    expect(await redeem()).to.deep.equal({ kind: 'refused' });
    expect(await journey({}, { code: 'a-guess' })).to.deep.equal({ kind: 'refused' });
    expect(await journey({}, { verifier: 'of another browser' })).to.deep.equal({ kind: 'refused' });
  });

  it('keeps no token of anybody', async () => {
    const provider = open();
    for (let times = 0; times < 2; times++) {
      const location = await provider.address({ redirectUri: BACK, state: 's', nonce: 'n', challenge: CHALLENGE });
      const code = (await signInAt(location, anna))?.searchParams.get('code') ?? '';
      await provider.redeem({ redirectUri: BACK, code, verifier: VERIFIER, nonce: 'n' });
    }
    expect(asked(cloud.login, /token$/u)).to.equal(2);
  });

  it('E6: says that it is not there, when Microsoft is not, or does not know the application', async () => {
    cloud.login.moods.push({ at: /openid-configuration/u, answer: { status: 503, body: {} }, times: 9 });
    expect(
      await faultOf(() => open().address({ redirectUri: BACK, state: 's', nonce: 'n', challenge: CHALLENGE })),
    ).to.equal('directory-unavailable');
    cloud.login.moods.length = 0;
    expect(await faultOf(() => journey({ credential: { kind: 'secret', secret: 'old' } }))).to.equal(
      'directory-unavailable',
    );
    cloud.login.moods.push({ at: /token$/u, answer: { status: 503, body: {} }, times: 9 });
    expect(await journey().catch((error: { code?: string }) => ({ kind: error.code }))).to.not.include({
      kind: 'person',
    });
  });
});

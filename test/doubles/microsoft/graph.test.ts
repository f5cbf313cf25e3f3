import { expect } from 'chai';
import { createSigner } from './tokens.ts';
import { startCloud, type Cloud } from './cloud.ts';
import { CLIENT, newUser, PERMISSIONS, ROLE, SECRET, TENANT, type EntraUser } from './tenant.ts';

type Json = Record<string, unknown>;

/** Asked by hand, without the adapter: what refuses here refuses whoever asks. */
describe('the double of Microsoft Graph', () => {
  let cloud: Cloud;
  let anna: EntraUser;
  let token: string;

  beforeEach(async () => {
    anna = newUser('anna');
    cloud = await startCloud([anna, newUser('bas')]);
    token = await appToken();
  });
  afterEach(() => cloud.close());

  async function appToken(): Promise<string> {
    const response = await fetch(`${cloud.login.url}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT,
        client_secret: SECRET,
        scope: `${cloud.graph.url}/.default`,
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  async function ask(
    method: string,
    path: string,
    { body, headers = {}, by = token }: { body?: object; headers?: Record<string, string>; by?: string } = {},
  ) {
    const response = await fetch(`${cloud.graph.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${by}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (text === '' ? {} : JSON.parse(text)) as Json & { error?: { code: string }; value?: Json[] };
    return { status: response.status, code: json.error?.code, json, headers: response.headers };
  }
  const permit = async (...names: string[]): Promise<void> => {
    cloud.tenant.application.permissions = new Set(names);
    token = await appToken();
  };
  const claims = { tid: TENANT, idtyp: 'app', roles: PERMISSIONS };
  const profile = (password: string) => ({ passwordProfile: { password, forceChangePasswordNextSignIn: false } });
  const GOOD = 'Vier-blauwe-fietsen-7';

  it('takes its own tokens only: signature, audience, tenant and time', async () => {
    const signer = await createSigner();
    const good = { ...claims, aud: cloud.graph.url };
    const [head = '', body = ''] = (await signer.sign(good, 60)).split('.');
    const bad = {
      none: '',
      unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
      altered: `${head}.${Buffer.from(JSON.stringify({ ...good, exp: 9e9 })).toString('base64url')}.${'A'.repeat(342)}`,
      expired: await signer.sign(good, -60),
      'for another': await signer.sign({ ...good, aud: 'https://graph.microsoft.com' }, 60),
      'of another tenant': await signer.sign({ ...good, tid: '99999999-2222-4333-8444-555555555555' }, 60),
    };
    for (const [what, by] of Object.entries(bad)) {
      const { status, code } = await ask('GET', `/users/${anna.id}`, { by });
      expect([status, code], what).to.deep.equal([401, 'InvalidAuthenticationToken']);
    }
    expect((await ask('GET', `/users/${anna.id}`, { by: await signer.sign(good, 60) })).status).to.equal(200);
  });

  const NEEDS: Readonly<Record<string, [method: string, path: string, body?: object]>> = {
    'User.Read.All': ['GET', '/users/{id}?$select=accountEnabled'],
    'User-PasswordProfile.ReadWrite.All': ['PATCH', '/users/{id}', profile(GOOD)],
    'User.RevokeSessions.All': ['POST', '/users/{id}/revokeSignInSessions'],
    'AuditLog.Read.All': ['GET', '/reports/authenticationMethods/userRegistrationDetails/{id}'],
    'Domain.Read.All': ['GET', '/domains'],
    'UserAuthMethod-Email.Read.All': ['GET', '/users/{id}/authentication/emailMethods'],
    'UserAuthMethod-Phone.Read.All': ['GET', '/users/{id}/authentication/phoneMethods'],
    'UserAuthMethod-TAP.ReadWrite.All': ['POST', '/users/{id}/authentication/temporaryAccessPassMethods', {}],
    'Application.Read.All': ['GET', `/applications(appId='${CLIENT}')`],
  };
  for (const [permission, [method, path, body]] of Object.entries(NEEDS)) {
    it(`refuses ${method} ${path.replace(/\?.*/u, '')} without ${permission}`, async () => {
      const options = body === undefined ? {} : { body };
      const address = path.replace('{id}', anna.id);
      await permit(...[...PERMISSIONS, 'Application.Read.All'].filter((name) => name !== permission));
      const { status, code } = await ask(method, address, options);
      expect([status, code]).to.deep.equal([403, 'Authorization_RequestDenied']);
      await permit(permission);
      expect((await ask(method, address, options)).status).to.be.below(300);
    });
  }

  it('resets with User.ReadWrite.All alone for nobody', async () => {
    await permit('User.ReadWrite.All', 'Directory.ReadWrite.All');
    expect(await ask('PATCH', `/users/${anna.id}`, { body: profile(GOOD) })).to.include({
      status: 403,
      code: 'Authorization_RequestDenied',
    });
  });

  it('does nothing in an application’s name that takes a person', async () => {
    cloud.tenant.application.permissions.add('UserAuthenticationMethod.ReadWrite.All');
    token = await appToken();
    const reset = `/users/${anna.id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
    expect((await ask('POST', reset, { body: { newPassword: GOOD } })).status).to.equal(403);
    expect((await ask('POST', '/me/changePassword', { body: {} })).status).to.equal(403);
    expect((await ask('GET', `/users/${anna.id}/authentication/operations/x`)).status).to.equal(403);
  });

  it('gives what is usual, and the rest only when it is selected', async () => {
    const plain = (await ask('GET', `/users/${anna.id}`)).json;
    expect(plain).to.include({ id: anna.id, userPrincipalName: anna.userPrincipalName });
    for (const name of ['accountEnabled', 'passwordPolicies', 'lastPasswordChangeDateTime', 'onPremisesSyncEnabled'])
      expect(plain).not.to.have.property(name);
    const asked = (await ask('GET', `/users/${anna.id}?$select=accountEnabled,passwordProfile`)).json;
    expect(Object.keys(asked).toSorted()).to.deep.equal(['accountEnabled', 'id', 'passwordProfile']);
    expect((asked['passwordProfile'] as Json)['password']).to.equal(null);
    expect(await ask('GET', `/users/${anna.id}?$select=favouriteColour`)).to.include({ status: 400 });
  });

  it('answers basics to who may read the basics', async () => {
    await permit('User.ReadBasic.All');
    expect((await ask('GET', `/users/${anna.id}?$select=displayName,mail`)).status).to.equal(200);
    expect((await ask('GET', `/users/${anna.id}?$select=displayName,passwordPolicies`)).status).to.equal(403);
  });

  it('filters as Graph does, and says what it does not filter', async () => {
    const filter = (text: string, more = '', headers = {}) =>
      ask('GET', `/users?$filter=${encodeURIComponent(text)}${more}`, { headers });
    const names = async (text: string) => (await filter(text)).json.value?.map(({ displayName }) => displayName);
    expect(
      await names("userPrincipalName eq 'ANNA@voorbeeld.example' or mail eq 'bas@voorbeeld.example'"),
    ).to.deep.equal(['anna', 'bas']);
    expect(await names("proxyAddresses/any(p:p eq 'smtp:bas@voorbeeld.example')")).to.deep.equal(['bas']);
    expect(await names("displayName eq 'anna' and (accountEnabled eq false or userType eq 'Member')")).to.deep.equal([
      'anna',
    ]);
    expect(await names("mail eq 'o''brien@voorbeeld.example'")).to.deep.equal([]);
    for (const bad of ["mail eq 'x", "mail eq 'x'' or '1'='1'", 'mail', "mail like 'x'"])
      expect((await filter(bad)).status, bad).to.equal(400);
    const sam = "onPremisesSamAccountName eq 'anna'";
    expect(await filter(sam)).to.include({ status: 400, code: 'Request_UnsupportedQuery' });
    expect(await filter(sam, '&$count=true')).to.include({ status: 400 });
    expect(await filter(sam, '&$count=true', { consistencylevel: 'eventual' })).to.include({ status: 200 });
    expect(
      await filter("onPremisesUserPrincipalName eq 'anna'", '&$count=true', { consistencylevel: 'eventual' }),
    ).to.include({ status: 400 });
  });

  it('gives pages, and the address of the next', async () => {
    const first = (await ask('GET', '/users?$top=1')).json;
    expect(first.value).to.have.length(1);
    const next = new URL(String(first['@odata.nextLink']));
    const second = (await ask('GET', next.pathname.replace('/v1.0', '') + next.search)).json;
    expect(second.value?.[0]?.['displayName']).to.equal('bas');
    expect(second).not.to.have.property('@odata.nextLink');
  });

  it('knows nobody else, and no other address', async () => {
    const nobody = '/users/00000000-0000-4000-8000-000000000000';
    expect(await ask('GET', nobody)).to.include({ status: 404, code: 'Request_ResourceNotFound' });
    expect((await ask('PATCH', nobody, { body: profile(GOOD) })).status).to.equal(404);
    expect((await ask('GET', '/groups')).status).to.equal(400);
    expect((await ask('DELETE', '/domains/voorbeeld.example')).status).to.equal(400);
    expect((await ask('DELETE', `/users/${anna.id}`)).status).to.equal(403);
  });

  it('refuses to set a synchronised person’s password, a guest’s, an administrator’s, and a weak one', async () => {
    const patch = (body: object = profile(GOOD)) => ask('PATCH', `/users/${anna.id}`, { body });
    anna.onPremisesSyncEnabled = true;
    expect(await patch()).to.include({ status: 400, code: 'Request_BadRequest' });
    Object.assign(anna, { onPremisesSyncEnabled: false, userType: 'Guest' });
    expect(await patch()).to.include({ status: 403 });
    anna.userType = 'Member';
    anna.hidden.memberOf = [cloud.tenant.groups[0]?.id ?? ''];
    expect(await patch()).to.include({ status: 403 });
    anna.hidden.memberOf = [];
    for (const weak of ['kort', 'allesklein', 'P@ssw0rd123', 'wachtwo\u00f6rd-A1'])
      expect(await patch(profile(weak)), weak).to.include({ status: 400, code: 'Request_BadRequest' });
    expect(await patch({ ...profile(GOOD), accountEnabled: false })).to.include({ status: 400 });
    expect(anna.hidden.password).to.equal('Begin-anna-01!');
    expect((await patch()).status).to.equal(204);
    expect(anna.hidden.password).to.equal(GOOD);
  });

  it('resets in a person’s name as far as that person’s roles go, never themselves, and later', async () => {
    const agent = cloud.tenant.users[1] ?? anna;
    const signer = await createSigner();
    const by = (wids: string[]) =>
      signer.sign(
        { tid: TENANT, aud: cloud.graph.url, oid: agent.id, scp: 'UserAuthenticationMethod.ReadWrite.All', wids },
        60,
      );
    const path = (id: string) =>
      `/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
    const reset = async (id: string, wids: string[]) =>
      ask('POST', path(id), { body: { newPassword: GOOD }, by: await by(wids) });
    expect((await reset(anna.id, [])).status).to.equal(403);
    expect((await reset(agent.id, [ROLE.globalAdministrator])).status).to.equal(403);
    const taken = await reset(anna.id, [ROLE.helpdesk]);
    expect(taken.status).to.equal(202);
    const location = new URL(taken.headers.get('location') ?? '');
    const look = async (search: string) =>
      ask('GET', location.pathname.replace('/v1.0', '') + search, { by: await by([]) });
    expect((await look('')).status).to.equal(404);
    expect((await look(location.search)).json).to.include({ status: 'succeeded' });
    expect(anna.passwordProfile.forceChangePasswordNextSignIn).to.equal(true);
  });

  it('has no report without a licence, and none of who is disabled', async () => {
    const path = `/reports/authenticationMethods/userRegistrationDetails/${anna.id}`;
    anna.accountEnabled = false;
    expect((await ask('GET', path)).status).to.equal(404);
    cloud.tenant.premium = false;
    expect(await ask('GET', path)).to.include({
      status: 403,
      code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    });
  });

  it('hides the properties of groups and roles that a caller may not read', async () => {
    anna.hidden.memberOf = [cloud.tenant.groups[0]?.id ?? ''];
    await permit('User.Read.All');
    const { json } = await ask('GET', `/users/${anna.id}/transitiveMemberOf`);
    expect(json.value).to.deep.equal([
      { '@odata.type': '#microsoft.graph.directoryRole', id: anna.hidden.memberOf[0] },
    ]);
  });

  it('gives a pass of 10 minutes to 30 days, and says when the tenant does not allow it', async () => {
    const issue = (body: object) =>
      ask('POST', `/users/${anna.id}/authentication/temporaryAccessPassMethods`, { body });
    expect((await issue({ lifetimeInMinutes: 9 })).status).to.equal(400);
    expect((await issue({ lifetimeInMinutes: 43_201 })).status).to.equal(400);
    const { status, json } = await issue({ lifetimeInMinutes: 60, isUsableOnce: true });
    expect([status, json['isUsable'], json['temporaryAccessPass']]).to.deep.equal([
      201,
      true,
      anna.hidden.temporaryPass,
    ]);
    cloud.tenant.temporaryPasses = false;
    expect((await issue({})).json).to.include({ isUsable: false, methodUsabilityReason: 'DisabledByPolicy' });
  });

  it('names each request, and repeats the name it was given', async () => {
    const { headers } = await ask('GET', '/domains', { headers: { 'client-request-id': 'abc' } });
    expect(headers.get('request-id')).to.match(/^[0-9a-f-]{36}$/u);
    expect(headers.get('client-request-id')).to.equal('abc');
  });
});

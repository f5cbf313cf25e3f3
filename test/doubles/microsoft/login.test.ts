import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { startCloud, type Cloud } from './cloud.ts';
import { refusalAt, signInAt } from './browser.ts';
import { CLIENT, newUser, SECRET, TENANT, type EntraUser } from './tenant.ts';

const BACK = 'http://localhost:3978/sign-in/back';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-long';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('the double of Microsoft Entra’s sign-in', () => {
  let cloud: Cloud;
  let anna: EntraUser;
  beforeEach(async () => {
    anna = newUser('anna');
    cloud = await startCloud([anna]);
    cloud.tenant.application.redirectUris.push(BACK);
  });
  afterEach(() => cloud.close());

  const authorize = (part: Record<string, string> = {}): string => {
    const query = new URLSearchParams({
      client_id: CLIENT,
      redirect_uri: BACK,
      response_type: 'code',
      scope: 'openid profile',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...part,
    });
    return `${cloud.login.url}/${TENANT}/oauth2/v2.0/authorize?${query.toString()}`;
  };
  async function token(fields: Record<string, string>, place = TENANT) {
    const body = new URLSearchParams({ client_id: CLIENT, client_secret: SECRET, ...fields });
    const response = await fetch(`${cloud.login.url}/${place}/oauth2/v2.0/token`, { method: 'POST', body });
    const json = (await response.json()) as Record<string, unknown>;
    return {
      status: response.status,
      error: json['error'],
      code: (json['error_codes'] as number[] | undefined)?.[0],
      json,
    };
  }
  const redeem = (code: string, part: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', code, redirect_uri: BACK, code_verifier: VERIFIER, ...part });
  const credentials = (part: Record<string, string> = {}) =>
    token({ grant_type: 'client_credentials', scope: `${cloud.graph.url}/.default`, ...part });

  it('says where everything is, under its own name', async () => {
    const response = await fetch(`${cloud.login.url}/${TENANT}/v2.0/.well-known/openid-configuration`);
    const said = (await response.json()) as Record<string, string>;
    expect(said['issuer']).to.equal(`${cloud.login.url}/${TENANT}/v2.0`);
    expect((await fetch(said['jwks_uri'] ?? '')).status).to.equal(200);
    expect((await fetch(`${cloud.login.url}/other.example/v2.0/.well-known/openid-configuration`)).status).to.equal(
      400,
    );
  });

  it('gives a code that works once, at the same address, with the right verifier', async () => {
    const code = async () => (await signInAt(authorize(), anna))?.searchParams.get('code') ?? '';
    const first = await code();
    expect((await redeem(first)).json).to.have.property('id_token');
    expect(await redeem(first)).to.include({ status: 400, error: 'invalid_grant', code: 54005 });
    expect(await redeem(await code(), { code_verifier: 'another' })).to.include({
      error: 'invalid_grant',
      code: 50148,
    });
    expect(await redeem(await code(), { redirect_uri: 'http://localhost/x' })).to.include({
      error: 'invalid_grant',
      code: 50011,
    });
    expect(await redeem('a-guess')).to.include({ error: 'invalid_grant' });
  });

  it('sends a browser back with the state, and nowhere that is not registered', async () => {
    const back = await signInAt(authorize(), anna);
    expect([back?.origin, back?.pathname, back?.searchParams.get('state')]).to.deep.equal([
      'http://localhost:3978',
      '/sign-in/back',
      'the-state',
    ]);
    expect((await signInAt(authorize(), anna, { cancel: true }))?.searchParams.get('error')).to.equal('access_denied');
    expect(await refusalAt(authorize({ redirect_uri: 'https://evil.example/' }))).to.equal('AADSTS50011');
  });

  it('shows no screen to another application, without PKCE, or for another kind of answer', async () => {
    expect(await refusalAt(authorize({ client_id: 'x' }))).to.equal('AADSTS700016');
    expect(await refusalAt(authorize({ code_challenge: '' }))).to.equal('AADSTS9002325');
    expect(await refusalAt(authorize({ code_challenge_method: 'plain' }))).to.equal('AADSTS9002325');
    expect(await refusalAt(authorize({ response_type: 'token' }))).to.equal('AADSTS700051');
  });

  it('lets nobody in with another password, or who is disabled', async () => {
    expect(await signInAt(authorize(), anna, { password: 'x' })).to.equal(undefined);
    anna.accountEnabled = false;
    expect(await signInAt(authorize(), anna)).to.equal(undefined);
  });

  it('gives an application a token for Graph, and for nothing else, when it proves itself', async () => {
    expect((await credentials()).status).to.equal(200);
    expect(await credentials({ client_secret: 'x' })).to.include({
      status: 401,
      error: 'invalid_client',
      code: 7000215,
    });
    expect(await credentials({ client_id: TENANT })).to.include({ error: 'unauthorized_client', code: 700016 });
    expect(await credentials({ scope: 'https://vault.azure.net/.default' })).to.include({ error: 'invalid_scope' });
    expect(await credentials({ scope: `${cloud.graph.url}/User.Read.All` })).to.include({ error: 'invalid_scope' });
    expect(await credentials({ client_assertion: 'e30.e30.x', client_assertion_type: 'x' })).to.include({
      error: 'invalid_request',
    });
    expect(await token({ grant_type: 'password', username: 'anna', password: 'x' })).to.include({
      error: 'unsupported_grant_type',
    });
    expect(
      await token({ grant_type: 'client_credentials', scope: `${cloud.graph.url}/.default` }, 'organizations'),
    ).to.include({ status: 400 });
  });

  it('acts on behalf of a person only with a token that was for this application', async () => {
    const obo = (assertion: string, part = {}) =>
      token({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        scope: `${cloud.graph.url}/UserAuthenticationMethod.ReadWrite.All`,
        assertion,
        ...part,
      });
    const own = await cloud.login.tokenFor(anna, `api://botid-${CLIENT}`);
    expect((await obo(own)).status).to.equal(200);
    expect(await obo(await cloud.login.tokenFor(anna, cloud.graph.url))).to.include({
      error: 'invalid_grant',
      code: 500133,
    });
    expect(await obo(own, { scope: `${cloud.graph.url}/Directory.AccessAsUser.All` })).to.include({
      error: 'invalid_grant',
      code: 65001,
    });
    cloud.login.interaction = '{"access_token":{}}';
    const asked = await obo(own);
    expect(asked).to.include({ error: 'interaction_required', code: 50076 });
    expect(asked.json).to.include({ claims: '{"access_token":{}}' });
  });
});

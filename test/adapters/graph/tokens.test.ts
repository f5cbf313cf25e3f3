import { expect } from 'chai';
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import type { EntraCredential } from '../../../src/adapters/entra/settings.ts';
import { createTokens } from '../../../src/adapters/entra/tokens.ts';
import { newUser, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { localCertificate, type Certificate } from '../../doubles/tls.ts';
import { faultOf } from '../support.ts';
import { graphBench, settingsFor, type GraphBench } from './support.ts';

const SCOPE = 'UserAuthenticationMethod.ReadWrite.All';

describe('tokens of Microsoft Entra', () => {
  let bench: GraphBench;
  let agent: EntraUser;
  let own: Certificate;
  let other: Certificate;

  before(async () => {
    [own, other] = await Promise.all([localCertificate('sleutel'), localCertificate('somebody else')]);
  });
  beforeEach(async () => {
    agent = newUser('agent');
    bench = await graphBench([agent]);
  });
  afterEach(() => bench.close());

  const tokens = (credential: EntraCredential, part = {}) =>
    createTokens(settingsFor(bench.cloud, { credential, ...part }), bench.cloud.graph.url);
  const given = async (credential: EntraCredential): Promise<boolean> =>
    (await faultOf(() => tokens(credential).application())) === undefined;
  const register = ({ cert }: Certificate): void => {
    const certificate = new X509Certificate(cert);
    const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
    bench.cloud.tenant.application.certificates.set(
      thumbprint,
      String(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    );
  };
  const certificate = ({ cert, key }: Certificate): EntraCredential => ({
    kind: 'certificate',
    certificate: cert,
    privateKey: key,
  });

  it('for a secret, the right one, while it is good', async () => {
    expect(await given({ kind: 'secret', secret: bench.cloud.tenant.application.secret })).to.equal(true);
    expect(await given({ kind: 'secret', secret: 'another' })).to.equal(false);
    bench.cloud.tenant.application.secretEnds = '2020-01-01T00:00:00Z';
    expect(await given({ kind: 'secret', secret: bench.cloud.tenant.application.secret })).to.equal(false);
  });

  it('for a certificate that is registered, with the key that belongs to it', async () => {
    expect(await given(certificate(own))).to.equal(false);
    register(own);
    expect(await given(certificate(own))).to.equal(true);
    expect(await given(certificate({ cert: own.cert, key: other.key }))).to.equal(false);
    expect(await given(certificate(other))).to.equal(false);
  });

  it('for an assertion of an issuer that is trusted, read afresh for each token', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issuer = 'https://cluster.voorbeeld.example';
    bench.cloud.tenant.application.federated = {
      issuer,
      subject: 'sleutel',
      publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    };
    let reads = 0;
    const assertion = (subject: string, seconds = 300): EntraCredential => ({
      kind: 'assertion',
      read() {
        reads += 1;
        const exp = Math.floor(Date.now() / 1000) + seconds;
        return new SignJWT({ iss: issuer, sub: subject, aud: 'api://AzureADTokenExchange', exp })
          .setProtectedHeader({ alg: 'RS256' })
          .sign(privateKey);
      },
    });
    const source = tokens(assertion('sleutel'));
    await source.application();
    await source.application(true);
    expect(reads).to.equal(2);
    expect(await given(assertion('another'))).to.equal(false);
    expect(await given(assertion('sleutel', -60))).to.equal(false);
  });

  it('once for who asks at the same time, and from what is kept afterwards', async () => {
    const source = tokens({ kind: 'secret', secret: bench.cloud.tenant.application.secret });
    const all = await Promise.all([source.application(), source.application(), source.application()]);
    expect(new Set([...all, await source.application()]).size).to.equal(1);
    expect(bench.cloud.login.seen.filter(({ path }) => path.endsWith('/token'))).to.have.length(1);
  });

  it('on behalf of a person, with what an administrator agreed to, and no more', async () => {
    const source = tokens({ kind: 'secret', secret: bench.cloud.tenant.application.secret });
    const token = await bench.cloud.login.tokenFor(agent, `api://botid-${bench.cloud.tenant.application.id}`);
    expect(await source.onBehalfOf(token, [SCOPE])).to.match(/^ey/u);
    expect(await source.onBehalfOf(token, ['Directory.AccessAsUser.All'])).to.equal(undefined);
    expect(await source.onBehalfOf(await source.application(), [SCOPE])).to.equal(undefined);
    bench.cloud.login.moods.push({ at: /token/u, answer: { status: 503, body: {} }, times: 9 });
    const busy = await bench.cloud.login.tokenFor(agent, `api://botid-${bench.cloud.tenant.application.id}`);
    expect(await faultOf(() => source.onBehalfOf(`${busy}x`, [SCOPE]))).to.equal('directory-unavailable');
  });

  // Off: leave `clearCache` out of onBehalfOf.
  it('on behalf of a person, and keeps none of them', async () => {
    const source = tokens({ kind: 'secret', secret: bench.cloud.tenant.application.secret });
    const token = await bench.cloud.login.tokenFor(agent, `api://botid-${bench.cloud.tenant.application.id}`);
    const asked = () => bench.cloud.login.seen.filter(({ body }) => body.includes('on_behalf_of')).length;
    for (const times of [1, 2]) {
      await source.onBehalfOf(token, [SCOPE]);
      expect(asked()).to.equal(times);
    }
  });

  it('of another cloud: where to sign in and where Graph is are two settings', async () => {
    const source = tokens({ kind: 'secret', secret: bench.cloud.tenant.application.secret });
    await source.application();
    const [asked] = bench.cloud.login.seen.filter(({ path }) => path.endsWith('/token'));
    expect(new URLSearchParams(asked?.body).get('scope')).to.equal(`${bench.cloud.graph.url}/.default`);
    expect(new URL(bench.cloud.graph.url).host).not.to.equal(new URL(bench.cloud.login.url).host);
    const elsewhere = createTokens(settingsFor(bench.cloud), 'https://graph.microsoft.us');
    expect(await faultOf(() => elsewhere.application())).to.equal('directory-unavailable');
  });

  // Off: leave `isToken` out; the library makes an empty token of it, and no fault.
  it('never from an answer that is none', async () => {
    for (const status of [200, 503]) {
      bench.cloud.login.moods.push({ at: /token/u, answer: { status, body: {} }, times: 9 });
      const source = tokens({ kind: 'secret', secret: bench.cloud.tenant.application.secret });
      expect(await faultOf(() => source.application())).to.equal('directory-unavailable');
    }
  });

  // Off: without the certificate of the double among those that are trusted, nothing is asked at all.
  it('never from a sign-in whose certificate nobody vouches for', async () => {
    const source = tokens(
      { kind: 'secret', secret: 'x' },
      { authorityHost: bench.cloud.login.url.replace('localhost', '127.0.0.2') },
    );
    expect(await faultOf(() => source.application())).to.equal('directory-unavailable');
    expect(bench.cloud.login.seen).to.deep.equal([]);
  });
});

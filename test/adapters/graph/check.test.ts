import { expect } from 'chai';
import { graphChecks } from '../../../src/adapters/directory/graph/check.ts';
import type { GraphSettings } from '../../../src/adapters/directory/graph/settings.ts';
import { strongRandom } from '../../../src/adapters/crypto/random.ts';
import { deserted } from '../../doubles/https-double.ts';
import { localCertificate } from '../../doubles/tls.ts';
import { newUser } from '../../doubles/microsoft/tenant.ts';
import { graphBench, settingsFor, type GraphBench } from './support.ts';

const DAY = 86_400_000;

describe('sleutel check on Microsoft Graph', () => {
  let bench: GraphBench;
  beforeEach(async () => {
    bench = await graphBench([newUser('anna')]);
    bench.cloud.tenant.application.secretEnds = new Date(Date.now() + 200 * DAY).toISOString();
  });
  afterEach(() => bench.close());

  /** What fails, by name, with what it said. */
  async function failures(part: Partial<GraphSettings> = {}): Promise<Record<string, string>> {
    const failed: Record<string, string> = {};
    for (const check of graphChecks(settingsFor(bench.cloud, part), bench.clock, strongRandom)) {
      expect(check.fix).to.match(/\.$/u);
      await check.try().catch((error: Error) => (failed[check.name] = error.message));
    }
    return failed;
  }

  it('finds nothing wrong where nothing is, and changes nothing', async () => {
    expect(await failures({ readSignIns: true })).to.deep.equal({});
    expect(bench.asked().filter((line) => !line.startsWith('GET'))).to.deep.equal([]);
  });

  for (const permission of [
    'User.Read.All',
    'Domain.Read.All',
    'UserAuthMethod-Email.Read.All',
    'UserAuthMethod-Phone.Read.All',
    'AuditLog.Read.All',
    'User-PasswordProfile.ReadWrite.All',
    'User.RevokeSessions.All',
    'UserAuthMethod-TAP.ReadWrite.All',
  ]) {
    it(`names ${permission} when it is missing`, async () => {
      bench.cloud.tenant.application.permissions.delete(permission);
      expect(Object.keys(await failures())).to.include(`graph ${permission}`);
    });
  }

  it('does not ask for what is switched off', async () => {
    bench.cloud.tenant.application.permissions.delete('UserAuthMethod-TAP.ReadWrite.All');
    expect(await failures({ temporaryPasses: false })).to.deep.equal({});
  });

  it('says that there is no licence', async () => {
    bench.cloud.tenant.premium = false;
    expect((await failures())['graph AuditLog.Read.All']).to.include('P1 licence');
  });

  it('says which of sign-in and token fails, and never the secret', async () => {
    const wrong = await failures({ credential: { kind: 'secret', secret: 'wr0ng~secret' } });
    expect(wrong).to.have.property('graph token').that.includes('invalid_client 7000215');
    expect(wrong).not.to.have.property('entra sign-in');
    expect(JSON.stringify(wrong)).not.to.include('wr0ng~secret');
    expect((await failures({ authorityHost: await deserted() }))['entra sign-in']).to.equal(
      'does not answer: ECONNREFUSED',
    );
  });

  it('says when the clock is wrong', async () => {
    bench.clock.advance(10 * 60_000);
    expect((await failures())['graph clock']).to.match(/^differs by \d+ s$/u);
  });

  it('says when the secret ends, where that shows', async () => {
    bench.cloud.tenant.application.permissions.add('Application.Read.All');
    expect(await failures()).to.deep.equal({});
    bench.cloud.tenant.application.secretEnds = new Date(Date.now() + 10.5 * DAY).toISOString();
    expect((await failures())['graph credential']).to.equal('ends in 10 days');
    bench.cloud.tenant.application.permissions.delete('Application.Read.All');
    expect(await failures()).to.deep.equal({});
  });

  it('says when the certificate ends', async () => {
    const { cert, key } = await localCertificate('sleutel');
    bench.clock.advance(400 * DAY);
    expect(
      (await failures({ credential: { kind: 'certificate', certificate: cert, privateKey: key } }))['graph credential'],
    ).to.equal('has expired');
  });
});

import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startCloud, type Cloud } from '../doubles/microsoft/cloud.ts';
import { CLIENT, newUser, SECRET, TENANT } from '../doubles/microsoft/tenant.ts';
import { sharedCertificate } from '../doubles/tls.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

interface Line {
  readonly name: string;
  readonly ok: boolean;
  readonly seen: string;
  readonly fix?: string;
}

/** In a process of its own, which trusts the double by NODE_EXTRA_CA_CERTS as a company's own authority would be. */
describe('sleutel check with Microsoft Graph', () => {
  let cloud: Cloud;
  let folder: string;
  before(async () => {
    cloud = await startCloud([newUser('anna')]);
    folder = mkdtempSync(join(tmpdir(), 'sleutel-check-'));
    writeFileSync(join(folder, 'ca.pem'), (await sharedCertificate()).cert);
  });
  after(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function check(clientSecret: string, environment: Record<string, string>) {
    const directory = { kind: 'graph', tenantId: TENANT, clientId: CLIENT, clientSecret };
    const hosts = { authorityHost: cloud.login.url, graphBaseUrl: cloud.graph.url };
    const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ organisation, directory: { ...directory, ...hosts } }));
    const { PATH = '' } = process.env;
    const env = { PATH, SLEUTEL_DATA: folder, SLEUTEL_CONFIG: config, ...environment };
    const child = spawn(process.execPath, [MAIN, 'check', '--json'], { env });
    const [out, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const lines = out.trim().split('\n');
    return { status: status as number, lines: lines.map((line) => JSON.parse(line) as Line) };
  }

  it('says that all is well, and ends with 0', async () => {
    const { status, lines } = await check(SECRET, { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
    expect(lines.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(lines.map(({ name }) => name)).to.include.members(['entra sign-in', 'graph token', 'graph clock']);
    expect(status).to.equal(0);
  });

  it('says what is wrong with a way to mend it, and ends with 1', async () => {
    const { status, lines } = await check('wr0ng~secret', { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
    const failed = lines.filter(({ ok }) => !ok);
    expect(failed.map(({ name }) => name))
      .to.include('graph token')
      .and.not.include('entra sign-in');
    for (const { fix } of failed) expect(fix).to.be.a('string');
    expect(JSON.stringify(lines)).not.to.include('wr0ng~secret');
    expect(status).to.equal(1);
  });

  it('says that a certificate is not trusted, which the library would not', async () => {
    const { lines } = await check(SECRET, {});
    const [line] = lines.filter(({ name }) => name === 'entra sign-in');
    expect(line?.seen).to.equal('does not answer: DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(line?.fix).to.include('NODE_EXTRA_CA_CERTS');
  });
});

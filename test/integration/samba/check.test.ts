import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { checkActiveDirectory } from '../../../src/adapters/directory/active-directory/check.ts';
import type { ActiveDirectorySettings } from '../../../src/adapters/directory/active-directory/settings.ts';
import { FIRST, fresh } from '../../contracts/directory/peer.ts';
import { makeAuthority } from '../../support/authority.ts';
import { REALM } from './controller.ts';
import { ELSEWHERE, STAFF, type Domain } from './domain.ts';
import { LdapProxy } from './proxy.ts';
import { sharedDomain } from './shared.ts';

const MAIN = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

describe('sleutel check on a real Samba domain controller', () => {
  let domain: Domain;
  const proxies: LdapProxy[] = [];
  before(async function provision() {
    this.timeout(120_000);
    domain = await sharedDomain();
    await domain.add({ name: fresh('check') });
  });
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) await proxy.close();
  });

  const proxy = async (shown: Parameters<typeof LdapProxy.before>[1]): Promise<LdapProxy> => {
    const made = await LdapProxy.before(domain.controller, shown);
    proxies.push(made);
    return made;
  };

  /** By name: what was seen, or how it failed. */
  const tried = async (more: Partial<ActiveDirectorySettings> = {}, now = new Date()) => {
    const settings = domain.settings({ scopes: [STAFF], ...more });
    const { checks, close } = checkActiveDirectory(settings, { now: () => now });
    const results = new Map<string, string>();
    for (const check of checks) {
      expect(check.fix).to.have.length.above(20);
      const told = await check.try().catch((error: unknown) => `FAILED ${(error as Error).message}`);
      results.set(check.name.replace(/ldaps:\/\/\S+/u, 'URL'), told);
    }
    close();
    return results;
  };
  const failed = (results: Map<string, string>): string[] =>
    [...results].filter(([, told]) => told.startsWith('FAILED')).map(([name]) => name);

  it('finds everything in order, and changes nothing', async () => {
    const name = fresh('same');
    const dn = await domain.add({ name });
    const before = await domain.entry(dn, ['pwdLastSet', 'lockoutTime', 'whenChanged', 'uSNChanged']);
    const results = await tried({ filter: `(sAMAccountName=${name})` });
    expect(failed(results)).to.deep.equal([]);
    expect([...results.keys()]).to.deep.equal([
      'directory URL',
      'directory URL certificate',
      'directory URL clock',
      'directory sign-in',
      'directory base',
      'directory groups',
      'directory state',
      'directory rules',
      'directory right to unlock and to require a change',
      'directory right to reset',
    ]);
    expect(await domain.entry(dn, ['pwdLastSet', 'lockoutTime', 'whenChanged', 'uSNChanged'])).to.deep.equal(before);
    expect(await domain.signIn(`${name}@${REALM}`, FIRST)).to.equal('ok');
  });

  it('names a right that is not there', async () => {
    await domain.add({ name: fresh('nope'), state: 'out-of-reach' });
    expect(failed(await tried({ scopes: [ELSEWHERE] }))).to.deep.equal([
      'directory right to unlock and to require a change',
      'directory right to reset',
    ]);
  });

  it('names a password that is wrong, a base that is empty, a controller that is gone', async () => {
    const wrong = await tried({ password: 'not-the-password' });
    expect(wrong.get('directory sign-in')).to.equal('FAILED the service account is not let in (data 52e)');
    expect(wrong.get('directory URL')).to.match(/^reachable/u);
    const empty = await tried({ filter: '(sAMAccountName=nobody-at-all)' });
    expect(empty.get('directory base')).to.equal('FAILED no account to serve was found');
    const gone = await proxy({});
    await gone.cut();
    expect(failed(await tried({ urls: [gone.url] }))).to.have.lengthOf(10);
    const half = await tried({ urls: [gone.url, domain.controller.url] });
    expect(half.get('directory sign-in')).to.match(/is let in/u);
  });

  // Off: leave the days out of `certificate`.
  it('warns of a certificate that ends within 30 days, and refuses one of another authority', async () => {
    const soon = await tried({ urls: [(await proxy({ days: 12 })).url] });
    expect(soon.get('directory URL certificate')).to.match(/^WARNING: until \d{4}-\d\d-\d\d, 1[12] days$/u);
    const stranger = await proxy({ authority: await makeAuthority('Somebody else') });
    expect((await tried({ urls: [stranger.url] })).get('directory URL')).to.match(/^FAILED .*certificate/u);
  });

  it('names clocks that are more than five minutes apart', async () => {
    const late = new Date(Date.now() + 6 * 60_000);
    expect(failed(await tried({}, late))).to.deep.equal(['directory URL clock']);
  });

  it('is a line each on the command line, with a fix for what fails, and ends with 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sleutel-check-'));
    const file = join(folder, 'config.json');
    const directory = { kind: 'active-directory', ...domain.settings({ scopes: [ELSEWHERE] }) };
    writeFileSync(file, JSON.stringify({ organisation: { name: 'Corp', domain: REALM }, directory }));
    const { PATH = '' } = process.env;
    const env = { PATH, SLEUTEL_DATA: join(folder, 'data'), SLEUTEL_CONFIG: file };
    const command = spawn(process.execPath, [MAIN, 'check'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => command.on('exit', resolve));
    const said = await text(command.stdout);
    expect(await ended).to.equal(1);
    expect(said).to.match(/^ok {5}directory sign-in: svc-sleutel@corp\.test is let in/mu);
    expect(said).to.match(/^FAILED directory right to reset: may not reset passwords\n {7}Run delegate\.ps1/mu);
    expect(said).not.to.include(domain.settings().password);
    rmSync(folder, { recursive: true, force: true });
  });
});

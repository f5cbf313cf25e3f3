import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertMayServe, isDemo, loadConfig } from '../../src/config/load.ts';
import { printable } from '../../src/config/print.ts';
import { refusal } from './support.ts';

const ORGANISATION = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
const LEAST = {
  kind: 'active-directory',
  urls: ['ldaps://dc1.voorbeeld.example'],
  bindName: 'sleutel@voorbeeld.example',
  password: 'geheim-van-de-dienst',
  domain: 'VOORBEELD',
  baseDn: 'DC=voorbeeld,DC=example',
};

describe('the configuration of a directory', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-config-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = (directory: object, environment: Record<string, string> = {}, rest: object = {}) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ organisation: ORGANISATION, directory, ...rest }));
    return loadConfig({ SLEUTEL_CONFIG: path, ...environment });
  };
  const problems = (directory: object, environment?: Record<string, string>, rest?: object): string[] =>
    refusal(() => load(directory, environment, rest)).slice(1);

  it('is the embedded one when nothing is said', () => {
    expect(loadConfig({}).config).to.deep.include({ directory: { kind: 'embedded' } });
  });

  it('takes Active Directory with six settings, and gives the rest its defaults', () => {
    expect(load(LEAST).config.directory).to.deep.equal({
      ...LEAST,
      startTls: false,
      scopes: [],
      contacts: { alternateEmail: ['otherMailbox'], mobilePhone: ['mobile'], officePhone: ['telephoneNumber'] },
      country: '+31',
      language: 'nl',
      selfService: { include: [], exclude: [] },
      protectedGroups: [],
      roles: {},
      fineGrainedPolicies: true,
      timeouts: { connectMs: 2000, operationMs: 4000 },
    });
  });

  // Off: take the rule on urls out of the schema.
  it('E2: refuses LDAP without encryption, and a mixture', () => {
    const plain =
      'directory.urls: ldaps://, or ldap:// with startTls: a password never crosses the network in the clear';
    expect(problems({ ...LEAST, urls: ['ldap://dc1'] })).to.deep.equal([plain]);
    expect(problems({ ...LEAST, urls: ['ldaps://dc1', 'ldap://dc2'] })).to.deep.equal([plain]);
    expect(problems({ ...LEAST, urls: ['ldaps://dc1'], startTls: true })).to.deep.equal([plain]);
    expect(problems({ ...LEAST, urls: ['ldap://dc1'], startTls: true })).to.deep.equal([]);
  });

  it('names what is not right, each by its path', () => {
    const lines = problems({
      ...LEAST,
      urls: ['http://dc1'],
      baseDn: 'voorbeeld.example',
      scopes: ['Staff'],
      contacts: { mobilePhone: ['mobile)(cn=*'] },
      roles: { 'S-1-5-21-1': 'boss', helpdesk: 'helpdesk' },
      selfService: { include: ['Everyone'] },
      country: '31',
      timeouts: { operationMs: 60_000 },
      passwordFile: '/run/secrets/sleutel',
      colour: 'blue',
    });
    const named = lines.map((line) => line.split(':')[0]);
    expect(named).to.include.members([
      'directory.urls.0',
      'directory.baseDn',
      'directory.scopes.0',
      'directory.contacts.mobilePhone.0',
      'directory.roles.S-1-5-21-1',
      'directory.roles.helpdesk',
      'directory.selfService.include.0',
      'directory.country',
      'directory.timeouts.operationMs',
      'directory',
    ]);
    expect(lines.join('\n')).not.to.include(LEAST.password);
  });

  it('wants one password, given or in a file', () => {
    const { password: _, ...none } = LEAST;
    const line = 'directory.password: give either password or passwordFile';
    expect(problems(none)).to.deep.equal([line]);
    expect(problems({ ...LEAST, passwordFile: '/run/secrets/sleutel' })).to.deep.equal([line]);
    expect(problems({ ...none, passwordFile: '/run/secrets/sleutel' })).to.deep.equal([]);
  });

  it('knows no other kind', () => {
    expect(problems({ kind: 'yellow-pages' })[0]).to.match(/^directory\.kind: /u);
  });

  it('needs the organisation, and has nothing of a demo', () => {
    const environment = { SLEUTEL_DEMO_USERS: 'company.json', SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: 'true' };
    expect(problems(LEAST, environment, { organisation: undefined }).map((line) => line.split(':')[0])).to.have.members(
      ['organisation', 'SLEUTEL_DEMO_USERS', 'SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL'],
    );
  });

  it('is no demo on any address, and is served on each', () => {
    expect(isDemo(load(LEAST).config)).to.equal(false);
    expect(isDemo(load({ kind: 'embedded' }).config)).to.equal(true);
    expect(refusal(() => assertMayServe(load(LEAST, { HOST: '0.0.0.0' }).config))).to.deep.equal([]);
  });

  // Off: leave the key out of ACTIVE_DIRECTORY_SECRETS.
  it('is printed without its password', () => {
    const printed = printable(load(LEAST));
    expect(printed).to.deep.include({ key: 'directory.password', value: '(set)', source: 'file' });
    expect(JSON.stringify(printed)).not.to.include(LEAST.password);
  });

  it('refuses a time zone that is none', () => {
    const organisation = { ...ORGANISATION, timeZone: 'Europe/Atlantis' };
    expect(problems(LEAST, {}, { organisation })[0]).to.match(/^organisation\.timeZone: /u);
  });
});

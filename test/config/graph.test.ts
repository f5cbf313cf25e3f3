import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDemo, loadConfig } from '../../src/config/load.ts';
import { printable } from '../../src/config/print.ts';
import { refusal } from './support.ts';

const ORGANISATION = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
const ID = '11111111-2222-4333-8444-555555555555';
const LEAST = { kind: 'graph', tenantId: ID, clientId: ID, clientSecret: 'geheim-van-de-registratie' };
const PREMISES = {
  kind: 'active-directory',
  urls: ['ldaps://dc1.voorbeeld.example'],
  bindName: 'sleutel@voorbeeld.example',
  password: 'geheim-van-de-dienst',
  domain: 'VOORBEELD',
  baseDn: 'DC=voorbeeld,DC=example',
};

describe('the configuration of Graph and of signing in', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-config-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = (directory: object, rest: object = {}, environment: Record<string, string> = {}) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ organisation: ORGANISATION, directory, ...rest }));
    return loadConfig({ SLEUTEL_CONFIG: path, ...environment });
  };
  const problems = (directory: object, rest?: object, environment?: Record<string, string>): string[] =>
    refusal(() => load(directory, rest, environment)).slice(1);

  it('takes Graph with three settings, and gives the rest careful defaults', () => {
    expect(load(LEAST).config.directory).to.deep.equal({
      ...LEAST,
      authorityHost: 'https://login.microsoftonline.com',
      graphBaseUrl: 'https://graph.microsoft.com',
      patienceMs: 8000,
      selfService: 'microsoft',
      contactFallbacks: [],
      readSignIns: false,
      writeBack: false,
      temporaryPasses: false,
      staffGroups: {},
    });
    expect(isDemo(load(LEAST).config)).to.equal(false);
  });

  it('takes another cloud: where to sign in and where Graph is are two settings', () => {
    const us = { authorityHost: 'https://login.microsoftonline.us/', graphBaseUrl: 'https://graph.microsoft.us/' };
    expect(load({ ...LEAST, ...us }).config.directory).to.deep.include({
      authorityHost: 'https://login.microsoftonline.us',
      graphBaseUrl: 'https://graph.microsoft.us',
    });
    expect(problems({ ...LEAST, graphBaseUrl: 'http://graph.microsoft.us' })).to.have.length(1);
    expect(problems({ ...LEAST, authorityHost: 'http://login.microsoftonline.us' })).to.have.length(1);
  });

  it('wants exactly one proof of the application', () => {
    const line = 'directory.clientSecret: give one of clientSecret, certificate and federatedTokenFile';
    const { clientSecret: secret, ...none } = LEAST;
    const certificate = { certificateFile: 'own.crt', privateKeyFile: 'own.key' };
    expect(problems(none)).to.deep.equal([line]);
    expect(problems({ ...none, clientSecret: secret, certificate })).to.deep.equal([line]);
    expect(problems({ ...none, certificate })).to.deep.equal([]);
    expect(problems({ ...none, federatedTokenFile: '/run/secrets/token' })).to.deep.equal([]);
  });

  it('names what is not right, and never the secret', () => {
    const lines = problems({
      ...LEAST,
      tenantId: 'common',
      patienceMs: 60_000,
      contactFallbacks: ['faxNumber'],
      staffGroups: { boss: [ID] },
      selfService: 'nobody',
      colour: 'blue',
    });
    const named = lines.map((line) => line.split(':')[0]);
    expect(named).to.include.members([
      'directory.tenantId',
      'directory.patienceMs',
      'directory.contactFallbacks.0',
      'directory.selfService',
    ]);
    expect(lines.join('\n')).to.include('boss').and.include('colour').and.not.include(LEAST.clientSecret);
  });

  it('takes a hybrid directory of both', () => {
    const hybrid = { kind: 'hybrid', cloud: LEAST, onPremises: PREMISES };
    expect(load(hybrid).config.directory).to.deep.include({ kind: 'hybrid' });
    expect(problems({ kind: 'hybrid', cloud: LEAST })).to.have.length(1);
    expect(problems({ kind: 'hybrid', cloud: PREMISES, onPremises: LEAST })).to.not.be.empty;
  });

  // Off: leave a key out of GRAPH_SECRETS, SIGN_IN_SECRETS or DIRECTORY_SECRETS.
  it('is printed without its secrets, wherever they stand', () => {
    const registration = { tenantId: ID, clientId: ID, clientSecret: 'geheim-van-het-aanmelden' };
    const printed = [
      ...printable(load(LEAST, { signIn: { registration } })),
      ...printable(load({ kind: 'hybrid', cloud: LEAST, onPremises: PREMISES })),
    ];
    for (const key of [
      'directory.clientSecret',
      'signIn.registration.clientSecret',
      'directory.cloud.clientSecret',
      'directory.onPremises.password',
    ])
      expect(printed).to.deep.include({ key, value: '(set)', source: 'file' });
    expect(JSON.stringify(printed)).not.to.include('geheim');
  });

  it('lets nobody sign in with Microsoft where the directory is not Microsoft’s, or without TLS', () => {
    expect(problems(PREMISES, { signIn: {} })).to.deep.equal(['signIn: only for the directories graph and hybrid']);
    expect(problems(LEAST, { signIn: {} })).to.deep.equal([]);
    expect(problems({ kind: 'hybrid', cloud: LEAST, onPremises: PREMISES }, { signIn: {} })).to.deep.equal([]);
    expect(problems(LEAST, { signIn: {} }, { PUBLIC_URL: 'http://sleutel.voorbeeld.example' })).to.deep.equal([
      'PUBLIC_URL: https, or nobody can sign in',
    ]);
    expect(problems(LEAST, { signIn: { tenants: ['everybody'] } })).to.have.length(1);
    const resets = { signIn: { inTheirName: ['resets'] } };
    expect(problems(LEAST, resets)).to.deep.equal([
      'signIn.inTheirName: resets are for passwords that are written back; set writeBack as well',
    ]);
    expect(problems({ ...LEAST, writeBack: true }, resets)).to.deep.equal([]);
    const cloud = { ...LEAST, writeBack: true };
    expect(problems({ kind: 'hybrid', cloud, onPremises: PREMISES }, resets)).to.deep.equal([]);
    expect(problems(LEAST, { signIn: { inTheirName: ['changes'] } })).to.deep.equal([]);
  });
});

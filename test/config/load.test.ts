import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type LoadedConfig } from '../../src/config/load.ts';
import { configSchema, ENVIRONMENT, FILE_ONLY } from '../../src/config/schema.ts';
import { refusal } from './support.ts';

describe('the configuration', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-config-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = (
    file: object | string | undefined,
    environment: Record<string, string | undefined> = {},
  ): LoadedConfig => {
    if (file === undefined) return loadConfig(environment);
    const path = join(folder, 'config.json');
    writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
    return loadConfig({ SLEUTEL_CONFIG: path, ...environment });
  };

  it('is safe and complete when nothing is given', () => {
    const { config } = loadConfig({});
    expect(config).to.include({ host: '127.0.0.1', port: 3978, data: './data', robotCheck: 'on' });
    expect(config).to.include({ embeddedDirectoryIsReal: false, staffLanguage: 'nl' });
    expect(config.policy).to.deep.equal({
      methods: ['email', 'sms', 'call-mobile', 'call-office', 'totp', 'recovery-code'],
      gates: { everyone: 1, privileged: 2 },
      weight: { everyone: 1, privileged: 2 },
      weights: {
        email: 1,
        sms: 1,
        'call-mobile': 1,
        'call-office': 1,
        totp: 2,
        'recovery-code': 2,
        questions: 1,
        manager: 1,
        helpdesk: 1,
      },
      alike: [['sms', 'call-mobile']],
      rules: [],
      code: { minutes: 5, tries: 5 },
      failures: { anonymousPerDay: 5, perDay: 10, noticeAfter: 3 },
      sends: {
        perTenMinutes: 3,
        perDay: 5,
        firstWaitSeconds: 30,
        longestWaitSeconds: 1920,
        perDestinationPerHour: 10,
        perSourcePerHour: 100,
      },
      spend: {
        textsPerDay: 500,
        callsPerDay: 200,
        costPerDay: 75,
        prices: [
          { prefix: '+31', text: 0.1, call: 0.15 },
          { prefix: '+32', text: 0.12, call: 0.2 },
        ],
        otherPrice: { text: 0.5, call: 1 },
      },
      alarm: { blockedAccountsPerHour: 10 },
      link: { minutes: 10, matchCodeTries: 5 },
      password: { minLength: 8, words: [] },
      recovery: { minutes: 30 },
      contactRestHours: 72,
      contactsFrom: 'anyone',
      countries: ['+31', '+32'],
    });
  });

  it('takes the environment over the file, and the file over the default', () => {
    const file = { port: 4001, staffLanguage: 'en', policy: { code: { minutes: 3 } } };
    const { config, sourceOf } = load(file, { PORT: '4002', HOST: '' });
    expect(config).to.include({ port: 4002, staffLanguage: 'en', host: '127.0.0.1' });
    expect(config.policy.code).to.deep.equal({ minutes: 3, tries: 5 });
    const sources = ['port', 'staffLanguage', 'host', 'policy.code.minutes', 'policy.code.tries'].map(sourceOf);
    expect(sources).to.deep.equal(['environment', 'file', 'default', 'file', 'default']);
  });

  it('names every bad key at once, by the name under which it was given', () => {
    const file = { mailFrom: 'nobody', colour: 'blue', policy: { code: { minutes: 0 }, gates: { everyone: 9 } } };
    const lines = refusal(() =>
      load(file, {
        PORT: 'many',
        PUBLIC_URL: 'ftp://x',
        SMTP_URL: 'http://mail',
        SLEUTEL_ROBOT_CHECK: 'sometimes',
        SLEUTEL_LOG_LEVEL: 'loud',
        SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: 'perhaps',
        SLEUTEL_STAFF_LANGUAGE: 'fr',
        MICROSOFT_APP_TYPE: 'Any',
        SLEUTEL_PROT: '1',
        DATABASE_URL: 'postgres://db',
      }),
    );
    expect(lines[0]).to.equal('The configuration is not right:');
    const named = lines.slice(1).map((line) => line.split(':')[0]);
    expect(named).to.have.members([
      'PORT',
      'PUBLIC_URL',
      'SMTP_URL',
      'SLEUTEL_ROBOT_CHECK',
      'SLEUTEL_LOG_LEVEL',
      'SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL',
      'SLEUTEL_STAFF_LANGUAGE',
      'MICROSOFT_APP_TYPE',
      'SLEUTEL_PROT',
      'DATABASE_URL',
      'mailFrom',
      'policy.code.minutes',
      'policy.gates.everyone',
      'configuration file',
    ]);
    expect(lines.join('\n')).to.include('"colour"');
  });

  // Off: give `unknownVariables` no names to check.
  it('refuses a variable of its own that does not exist, and leaves those of others alone', () => {
    expect(refusal(() => loadConfig({ SLEUTEL_DATAA: 'x' }))[1]).to.equal('SLEUTEL_DATAA: there is no such setting');
    expect(refusal(() => loadConfig({ PATH: '/bin', NODE_ENV: 'test', DATABASE: 'x' }))).to.deep.equal([]);
  });

  it('refuses PostgreSQL as long as there is none, and says what to do', () => {
    const lines = refusal(() => loadConfig({ DATABASE_URL: 'postgres://sleutel:hunter2@db/sleutel' }));
    expect(lines).to.have.lengthOf(2);
    expect(lines[1]).to.match(/^DATABASE_URL: PostgreSQL is not supported yet; leave it out/u);
    expect(lines[1]).not.to.include('hunter2');
  });

  it('never repeats a value in its complaints', () => {
    const secret = 'geheimpje-42';
    const given = { SMTP_URL: `http://u:${secret}@mail`, MICROSOFT_APP_TYPE: secret, PORT: secret, PUBLIC_URL: secret };
    const lines = refusal(() => load({ logLevel: secret, policy: { code: { tries: secret } } }, given));
    expect(lines).to.have.lengthOf(7);
    expect(lines.join('\n')).not.to.include(secret);
  });

  it('says what is wrong with the file itself', () => {
    expect(refusal(() => loadConfig({ SLEUTEL_CONFIG: join(folder, 'none.json') }))[1]).to.match(
      /none\.json cannot be read/u,
    );
    expect(refusal(() => load('{ "port": '))[1]).to.match(/cannot be read: .*JSON/u);
    for (const content of ['[]', '1', 'null', '"x"']) {
      expect(refusal(() => load(content))[1], content).to.match(/does not hold a JSON object/u);
    }
  });

  // Off: make `freeze` give its value back as it is.
  it('is frozen all the way down', () => {
    const { config } = load({ policy: { methods: ['email'] } });
    const change = (write: () => void) => expect(write).to.throw(TypeError);
    change(() => Object.assign(config, { robotCheck: 'off' }));
    change(() => Object.assign(config.policy.code, { tries: 99 }));
    change(() => config.policy.methods.push('sms'));
    change(() => Object.assign(config.policy, { extra: 1 }));
  });

  it('has a name in the environment for every setting without parts', () => {
    expect([...Object.keys(ENVIRONMENT), ...FILE_ONLY]).to.have.members(Object.keys(configSchema.shape));
    expect(new Set(Object.values(ENVIRONMENT)).size).to.equal(Object.keys(ENVIRONMENT).length);
  });

  it('reads what the environment can only say in text', () => {
    const environment = {
      PORT: '0',
      SLEUTEL_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
      SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: 'true',
    };
    const { config } = loadConfig(environment);
    expect(config.port).to.equal(0);
    expect(config.trustedProxies).to.deep.equal(['10.0.0.1', '10.0.0.2']);
    expect(config.embeddedDirectoryIsReal).to.equal(true);
  });
});

import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carriersOf, receiptReaders } from '../../../src/composition/carriers.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { printable } from '../../../src/config/print.ts';
import { refusal } from '../../config/support.ts';
import { PRODUCT_TOKEN } from './cm-double.ts';
import { clock } from './support.ts';
import { CLIENT, TENANT } from './token-double.ts';
import { ACCOUNT, KEY, TOKEN } from './twilio-double.ts';
import { SECRET } from './webhook-double.ts';

const NUMBER = '+3197010200000';
const TWILIO = { provider: 'twilio', accountSid: ACCOUNT, authToken: TOKEN, from: NUMBER };
const CM = { provider: 'cm', productToken: PRODUCT_TOKEN, from: NUMBER };
const WEBHOOK = { provider: 'webhook', url: 'https://sms.voorbeeld.example/in?key=in-the-address', secret: SECRET };
const OAUTH = { tenantId: TENANT, clientId: CLIENT.id, clientSecret: CLIENT.secret, user: 'it@voorbeeld.example' };
const SMTP = { SMTP_URL: 'smtp://smtp.office365.com:587' };

describe('the configuration of providers', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-providers-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const load = (file: object, environment: Record<string, string> = {}) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify(file));
    return loadConfig({ SLEUTEL_CONFIG: path, ...environment });
  };
  const complaints = (file: object, environment?: Record<string, string>) =>
    refusal(() => load(file, environment)).slice(1);

  it('takes each provider for texts and for calls, with addresses that need not be given', () => {
    for (const provider of [TWILIO, CM, WEBHOOK]) {
      const { config } = load({ text: provider, voice: provider });
      expect(config.text?.provider).to.equal(provider.provider);
      expect(config.voice?.provider).to.equal(provider.provider);
    }
    const { config } = load({ text: CM, voice: { ...TWILIO, baseUrl: 'https://api.dublin.ie1.twilio.com/' } });
    expect(config.text).to.include({ baseUrl: 'https://gw.messaging.cm.com' });
    expect(config.voice).to.include({ baseUrl: 'https://api.dublin.ie1.twilio.com' });
    expect(load({ smtpOAuth: OAUTH }, SMTP).config.smtpOAuth).to.include({
      authorityHost: 'https://login.microsoftonline.com',
      scope: 'https://outlook.office365.com/.default',
    });
  });

  it('names everything that is wrong at once', () => {
    const text = { ...TWILIO, accountSid: 'AC1', authToken: undefined, from: 'a name that is too long' };
    const voice = { ...CM, productToken: 'none', from: 'Voorbeeld', colour: 'blue' };
    const smtpOAuth = { ...OAUTH, tenantId: 'common', user: 'nobody', authorityHost: 'http://login' };
    const named = complaints({ text, voice, smtpOAuth }).map((line) => line.split(':')[0]);
    expect(named).to.include.members([
      'text.accountSid',
      'text.from',
      'voice.productToken',
      'voice.from',
      'voice',
      'smtpOAuth.tenantId',
      'smtpOAuth.user',
      'smtpOAuth.authorityHost',
      'smtpOAuth',
    ]);
    expect(complaints({ text: { ...TWILIO, authToken: undefined } })).to.deep.equal([
      'text.authToken: give authToken, apiKey or both',
    ]);
    expect(complaints({ text: { provider: 'pigeon' } })[0]).to.match(/^text\.provider:/u);
  });

  it('wants a server for a token, and no password beside it', () => {
    expect(complaints({ smtpOAuth: OAUTH })).to.deep.equal([
      'smtpOAuth: a token needs a mail server; set SMTP_URL as well',
    ]);
    const both = complaints({ smtpOAuth: OAUTH }, { SMTP_URL: 'smtp://name:geheim@mail.example' });
    expect(both).to.deep.equal(['SMTP_URL: leave name and password out, smtpOAuth signs in']);
  });

  it('lets credentials and codes go to https only, except on this machine', () => {
    for (const url of [
      'http://sms.voorbeeld.example/in',
      'http://127.0.0.1.evil.example/',
      'http://localhost.evil.example',
      'ftp://x',
      'x',
    ]) {
      expect(complaints({ text: { ...WEBHOOK, url } })[0], url).to.match(/^text\.url:/u);
      expect(complaints({ voice: { ...TWILIO, baseUrl: url } })[0], url).to.match(/^voice\.baseUrl:/u);
    }
    for (const url of ['http://127.0.0.1:8080/in', 'http://localhost', 'http://[::1]:1/']) {
      expect(complaints({ text: { ...WEBHOOK, url } }), url).to.deep.equal([]);
    }
  });

  // Fails when a key is left out of PROVIDER_SECRETS.
  it('never shows a secret, neither when printed nor when refused', () => {
    const secrets = [TOKEN, KEY.secret, PRODUCT_TOKEN, SECRET, CLIENT.secret, 'in-the-address'];
    const file = { text: { ...TWILIO, apiKey: KEY }, voice: WEBHOOK, smtpOAuth: OAUTH };
    const shown = [
      JSON.stringify(printable(load(file, SMTP))),
      JSON.stringify(printable(load({ text: CM, voice: CM }))),
      ...complaints({ text: { ...TWILIO, accountSid: TOKEN }, voice: { ...WEBHOOK, provider: 'cm' } }),
      ...complaints({ text: { ...CM, productToken: SECRET }, voice: { ...TWILIO, from: TOKEN } }),
    ].join('\n');
    for (const secret of secrets) expect(shown).not.to.include(secret);
    const keys = printable(load(file, SMTP))
      .filter(({ value }) => value === '(set)')
      .map(({ key }) => key);
    expect(keys).to.have.members([
      'smtpUrl',
      'text.authToken',
      'text.apiKey.secret',
      'voice.url',
      'voice.secret',
      'smtpOAuth.clientSecret',
    ]);
  });

  it('asks Twilio for reports only where they can reach us and be believed', () => {
    const publicUrl = 'https://hulp.voorbeeld.example';
    const readers = (text: object, PUBLIC_URL?: string) => [
      ...receiptReaders(load({ text }, PUBLIC_URL === undefined ? {} : { PUBLIC_URL }).config).keys(),
    ];
    expect(readers(TWILIO, publicUrl)).to.deep.equal(['twilio']);
    expect(readers(TWILIO)).to.deep.equal([]);
    expect(readers({ ...TWILIO, authToken: undefined, apiKey: KEY }, publicUrl)).to.deep.equal([]);
    expect(readers(CM, publicUrl)).to.deep.equal([]);
    expect(readers(WEBHOOK)).to.deep.equal(['webhook']);
  });

  it('has a way out, a check and a way to mend it for everything that is configured', () => {
    const { config } = load({ text: WEBHOOK, voice: CM, smtpOAuth: OAUTH }, SMTP);
    const carriers = carriersOf(config, 'sleutel@voorbeeld.example', clock);
    expect(carriers.map(({ name, sender }) => [name, ...sender.channels])).to.deep.equal([
      ['mail', 'mail'],
      ['text', 'sms'],
      ['voice', 'voice'],
    ]);
    expect(carriers.map(({ fix }) => fix).join(' '))
      .to.include('smtpOAuth')
      .and.include('text.url')
      .and.include('voice.productToken');
    expect(carriersOf(loadConfig({}).config, 'x@y.example', clock)).to.deep.equal([]);
  });
});

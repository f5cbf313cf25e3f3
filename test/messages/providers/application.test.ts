import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApp, type TestApp } from '../../support/app.ts';
import { call, Chat, eventually, inbox, labels } from '../../support/chat.ts';
import { signedHeaders } from '../../../src/adapters/http/signature.ts';
import { afterwards, closeDoubles, type Double } from './double.ts';
import { ACCOUNT, TOKEN, twilioDouble } from './twilio-double.ts';
import { SECRET, webhookDouble } from './webhook-double.ts';

/** What stands before an application with a public address: it passes on, under that name. */
async function frontDoor(url: string, host: string): Promise<string> {
  const door = createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    const inner = ask(url + path, { method, headers: { ...headers, host } }, (answer) => {
      response.statusCode = answer.statusCode ?? 502;
      answer.pipe(response);
    });
    request.pipe(inner);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  afterwards(async () => {
    door.closeAllConnections();
    door.close();
    await once(door, 'close');
  });
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

/** A command as a person runs it. */
async function sleutel(args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], ...environment } });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, printed };
}

const MAIN = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const ANNA = 'anna@voorbeeld.example';
const NUMBER = '+3197010200000';

describe('the application with providers', () => {
  let app: TestApp;
  let twilio: Double;
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await closeDoubles();
  });

  const start = async (more: { environment?: Record<string, string> } = {}) => {
    twilio = await twilioDouble();
    const text = { provider: 'twilio', accountSid: ACCOUNT, authToken: TOKEN, from: NUMBER, baseUrl: twilio.url };
    app = await startApp({ file: { text }, ...more });
  };

  it('texts a code through the provider and not into the inbox, and takes it back', async () => {
    await start();
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    await chat.say(ANNA);
    expect(labels(await chat.say('sms'))).to.include('verify.enter-code');
    const text = await eventually(
      () => Promise.resolve(new URLSearchParams(twilio.got[0]?.body).get('Body') ?? undefined),
      'a text',
    );
    const code = /^@127\.0\.0\.1 #(\d{8})$/mu.exec(text)?.[1] ?? '';
    expect((await inbox(app.url)).filter(({ channel }) => channel === 'sms')).to.deep.equal([]);
    expect(labels(await chat.say(code))).to.include('verify.passed');
  });

  it('takes receipts from the gateway that is configured, and from nobody else', async () => {
    const gateway = await webhookDouble(() => app.clock.now());
    app = await startApp({ file: { text: { provider: 'webhook', url: gateway.url, secret: SECRET } } });
    const report = (secret: string) => {
      const body = { id: 'code-x', status: 'failed' };
      const headers = signedHeaders(secret, JSON.stringify(body), app.clock.now());
      return call(`${app.url}/provider/receipts/webhook`, 'POST', body, headers);
    };
    expect((await report(SECRET)).status).to.equal(200);
    expect((await report(`${SECRET}!`)).status).to.equal(403);
    expect((await call(`${app.url}/provider/receipts/twilio`, 'POST', {})).status).to.equal(404);
  });

  // Fails when the inbox carries everything everywhere: codes then go where nobody outside demo reads.
  it('offers outside demo only what somebody carries', async () => {
    await start({ environment: { PUBLIC_URL: 'https://hulp.voorbeeld.example' } });
    const chat = await Chat.open(await frontDoor(app.url, 'hulp.voorbeeld.example'));
    await chat.say('wachtwoord vergeten');
    const [asked] = await chat.say(ANNA);
    const offered = asked?.suggestedActions?.actions.map(({ value }) => value);
    expect(offered).to.deep.equal(['sms', 'totp', 'recovery-code']);
    expect(labels(await chat.say('sms'))).to.include('verify.enter-code');
    await eventually(() => Promise.resolve(twilio.got[0]), 'a text');
    const form = new URLSearchParams(twilio.got[0]?.body);
    expect(form.get('To')).to.match(/^\+316\d{8}$/u);
    expect(form.get('StatusCallback')).to.match(
      /^https:\/\/hulp\.voorbeeld\.example\/provider\/receipts\/twilio\?parcel=code-/u,
    );
    expect(form.get('Body')).to.match(/\n@hulp\.voorbeeld\.example #\d{8}$/u);
  });
});

describe('sleutel check with providers', () => {
  let data: string;
  let twilio: Double;
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'sleutel-check-'));
    twilio = await twilioDouble();
  });
  afterEach(async () => {
    await closeDoubles();
    rmSync(data, { recursive: true, force: true });
  });

  const check = async (voice: object) => {
    const gateway = await webhookDouble(() => new Date());
    const config = join(data, 'config.json');
    const text = { provider: 'twilio', accountSid: ACCOUNT, authToken: TOKEN, from: NUMBER, baseUrl: twilio.url };
    const webhook = { provider: 'webhook', url: gateway.url, secret: SECRET };
    writeFileSync(config, JSON.stringify({ text, voice: { ...webhook, ...voice } }));
    return sleutel(['check'], { SLEUTEL_DATA: join(data, 'data'), SLEUTEL_CONFIG: config });
  };

  it('says that each lets us in, and sends nothing', async () => {
    const { status, printed } = await check({});
    expect(printed).to.include('ok     text: twilio lets us in').and.include('ok     voice: webhook lets us in');
    expect(status).to.equal(0);
    expect(twilio.got.map(({ method }) => method)).to.deep.equal(['GET']);
  });

  it('fails with a line on how to mend it, and no secret in it', async () => {
    const { status, printed } = await check({ secret: `${SECRET} but another` });
    expect(printed)
      .to.include('FAILED voice: the webhook answers 401')
      .and.include('Look at voice.url and voice.secret');
    expect(printed).not.to.include(SECRET);
    expect(status).to.equal(1);
  });
});

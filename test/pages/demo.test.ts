import { expect } from 'chai';
import { raw, requestText } from '../channels/support.ts';
import { isAtThisMachine } from '../../src/channels/http/demo-guard.ts';
import { startPages } from './support.ts';
import type { PagesApp } from './support.ts';

describe('the development inbox', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
  });
  afterEach(() => app.close());

  it('gives programs every message with the promised fields, oldest first', async () => {
    app.stage.messages = app.stage.messages.toReversed();
    const reply = await app.get('/dev/inbox', { accept: 'application/json' });
    const messages = reply.json() as Record<string, unknown>[];
    expect(messages.map(({ id }) => id)).to.deep.equal(['m1', 'm2', 'm3', 'm4']);
    expect(Object.keys(messages[0] ?? {})).to.deep.equal(['id', 'at', 'channel', 'to', 'subject', 'text', 'html']);
  });

  it('shows people the newest first, with links and codes', async () => {
    const { text } = await app.get('/dev/inbox');
    expect([...text.matchAll(/data-id="(\w+)"/gu)].map(([, id]) => id)).to.deep.equal(['m4', 'm3', 'm2', 'm1']);
    expect(text).to.include('<b class="code-shown">48213907</b>');
    expect(text).to.include('href="http://127.0.0.1:3978/not-me/notice-token-0123456789"');
  });

  it('shows markup in a message as text', async () => {
    const [first] = app.stage.messages;
    if (first === undefined) throw new Error('no message');
    const bad = '<script>alert(1)</script> javascript:alert(1) http://x.example/"onclick="alert(1)';
    app.stage.messages = [{ ...first, subject: bad, text: bad, to: bad }];
    const { text } = await app.get('/dev/inbox');
    expect(text)
      .to.not.include('<script>alert')
      .and.not.match(/"onclick=/u)
      .and.not.include('href="javascript:');
  });

  it('says what to do while it is empty', async () => {
    app.stage.messages = [];
    expect((await app.get('/dev/inbox')).text).to.include('Nog geen berichten');
  });

  for (const header of [
    'Forwarded: for=10.0.0.1',
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Host: a',
  ]) {
    it(`does not exist for a request with ${header.split(':')[0]}`, async () => {
      for (const line of ['GET /dev/inbox', 'POST /dev/sign-in']) {
        const answer = await raw(app.port, requestText(line, [`Host: 127.0.0.1:${app.port}`, header]));
        expect(answer.status).to.equal(404);
      }
    });
  }

  it('hides the people of the demo from whoever comes through a proxy', async () => {
    const page = await app.get('/', { 'x-forwarded-for': '10.0.0.1' });
    expect(page.text).to.not.include('Correct-Horse-9');
  });
});

describe('whether somebody sits at this machine', () => {
  const asked = (remoteAddress: string | undefined, headers: Record<string, string>) =>
    isAtThisMachine({ socket: { remoteAddress }, headers } as never);

  it('is so for loopback addresses and names only', () => {
    for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) {
      expect(asked(address, { host: 'localhost:3978' }), address).to.equal(true);
    }
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '1127.0.0.1', '::11', 'fe80::1', undefined]) {
      expect(asked(address, { host: 'localhost:3978' }), address).to.equal(false);
    }
    for (const host of ['sleutel.example', '127.0.0.1.evil.example', 'localhost.evil.example', '']) {
      expect(asked('127.0.0.1', { host }), host).to.equal(false);
    }
  });
});

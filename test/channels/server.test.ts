import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { Fault } from '../../src/core/errors.ts';
import { route } from '../../src/channels/http/route.ts';
import { Stream, gate, newChat, raw, requestText, send, startApp, type TestApp } from './support.ts';

describe('The HTTP server', () => {
  let app: TestApp;
  afterEach(() => app.close());

  it('is healthy and ready', async () => {
    app = await startApp();
    expect((await send(`${app.url}/healthz`, 'GET')).json).to.deep.equal({ status: 'ok' });
    expect((await send(`${app.url}/readyz`, 'GET')).json).to.deep.equal({ status: 'ready' });
  });

  it('is not ready while something it needs is away', async () => {
    app = await startApp({ http: { isReady: () => false } });
    expect((await send(`${app.url}/readyz`, 'GET')).status).to.equal(503);
    expect((await send(`${app.url}/healthz`, 'GET')).status).to.equal(200);
  });

  it('says on every answer what a browser may not do with it, and not what it runs on', async () => {
    app = await startApp({ http: { https: true } });
    for (const path of ['/healthz', '/nothing', '/%2e']) {
      const { headers } = await send(`${app.url}${path}`, 'GET');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      expect(headers.get('x-frame-options')).to.equal('DENY');
      expect(headers.get('content-security-policy')).to.include("frame-ancestors 'none'");
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('strict-transport-security')).to.match(/^max-age=\d+$/u);
      expect(headers.get('server')).to.equal(null);
      expect(headers.get('access-control-allow-origin')).to.equal(null);
    }
  });

  it('answers HEAD like GET, and other methods with 405', async () => {
    app = await startApp();
    const head = await fetch(`${app.url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).to.deep.equal([200, '']);
    expect((await send(`${app.url}/healthz`, 'DELETE')).status).to.equal(405);
  });

  it('lets an answer choose its own headers', async () => {
    const headers = { 'cache-control': 'public, max-age=31536000, immutable', 'set-cookie': ['a=1', 'b=2'] };
    const mount: Parameters<typeof startApp>[0] = {
      mount: ({ server }) =>
        route(server, 'GET', '/x.js', async () => ({ body: 'x', type: 'text/javascript', headers })),
    };
    app = await startApp(mount);
    const answer = await fetch(`${app.url}/x.js`);
    expect(answer.headers.get('cache-control')).to.include('immutable');
    expect(answer.headers.getSetCookie()).to.deep.equal(['a=1', 'b=2']);
    expect(await answer.text()).to.equal('x');
  });

  for (const code of ['storage-busy', 'storage-broken', 'directory-unavailable'] as const) {
    it(`E8 answers 503 and tells when to come back at ${code}`, async () => {
      // Off: leave the storage branch out of `answerTo`; this gives 500 then.
      app = await startApp();
      const chat = await newChat(app);
      app.webChat.beforeTurn = () => Promise.reject(new Fault(code, 'SQLITE_BUSY: database is locked'));
      const { status, headers, json } = await chat.say('hoi');
      expect(status).to.equal(503);
      expect(headers.get('retry-after')).to.match(/^\d+$/u);
      expect(JSON.stringify(json)).not.to.include('SQLITE');
      app.webChat.beforeTurn = async () => {};
      expect((await chat.say('hoi')).status).to.equal(200);
    });
  }

  it('hides what went wrong inside, and logs it under a reference without token or text', async () => {
    app = await startApp();
    const chat = await newChat(app);
    app.webChat.beforeTurn = () => Promise.reject(new Error('cannot read property of undefined'));
    const { status, json } = await chat.say('geheim-123');
    expect(status).to.equal(500);
    expect(JSON.stringify(json)).not.to.include('property');
    const [line] = app.log.lines;
    const logged = JSON.stringify(line);
    expect(JSON.stringify(json)).to.include(String(Reflect.get(line?.details ?? {}, 'reference')));
    expect(logged).to.include('/v3/directline/conversations/:id/activities');
    for (const secret of ['geheim-123', chat.token, chat.conversationId]) expect(logged).not.to.include(secret);
  });

  it('lets a running turn finish when it closes, and takes nothing new', async () => {
    app = await startApp();
    const chat = await newChat(app);
    const [entered, turn] = [gate(), gate()];
    app.webChat.beforeTurn = () => {
      entered.open();
      return turn.passed;
    };
    const answered = chat.say('nog net');
    await entered.passed;
    const closed = app.close();
    const late = await raw(app.port, requestText('GET /healthz', ['Host: localhost']));
    turn.open();
    const { status, headers } = await answered;
    await closed;
    expect([status, headers.get('connection')]).to.deep.equal([200, 'close']);
    expect(late.status).to.equal(0);
  });

  it('is not ready before it stops, so that others can notice', async () => {
    const noticed = gate();
    app = await startApp({ http: { beforeStop: () => noticed.passed } });
    const closed = app.close();
    expect((await send(`${app.url}/readyz`, 'GET')).status).to.equal(503);
    expect((await send(`${app.url}/healthz`, 'GET')).status).to.equal(200);
    noticed.open();
    await closed;
  });

  it('does not wait for lines on which nothing was asked, or not everything', async () => {
    // Off: leave `destroySoon` out of `drain`; closing then takes until the deadline.
    app = await startApp();
    const lines = ['', 'GET /healthz HTTP/1.1\r\nHost: loc'].map((text) => {
      const line = connect(app.port, '127.0.0.1').on('error', () => {});
      line.write(text);
      return line;
    });
    await Promise.all(lines.map((line) => once(line, 'connect')));
    await send(`${app.url}/healthz`, 'GET');
    const closed = Promise.all(lines.map((line) => once(line.resume(), 'close')));
    await app.close();
    await closed;
  });

  it('leaves no line open behind an answer that came before the end of its request', async () => {
    // Off: leave `finishLine` out of `drain`; the line is kept for a next request then.
    app = await startApp();
    const line = connect(app.port, '127.0.0.1').on('error', () => {});
    const headers = 'Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 300000\r\n\r\n';
    line.write(`POST /v3/directline/tokens/generate HTTP/1.1\r\n${headers}`);
    const [answer] = await once(line, 'data');
    expect(String(answer)).to.match(/^HTTP\/1\.1 413 /u);
    const closed = app.close();
    line.write('x'.repeat(300_000));
    await once(line, 'close');
    await closed;
  });

  it('cuts what does not finish in time', async () => {
    app = await startApp({ http: { drainSeconds: 0.01 } });
    const chat = await newChat(app);
    const entered = gate();
    app.webChat.beforeTurn = () => {
      entered.open();
      return new Promise(() => {});
    };
    const failed = chat.say('voor altijd').catch((error: unknown) => error);
    await entered.passed;
    await app.close();
    expect(await failed).to.be.instanceOf(Error);
  });

  it('says goodbye to WebSockets with 1001', async () => {
    app = await startApp();
    const chat = await newChat(app);
    const stream = await new Stream(await chat.streamUrl()).until(({ frames }) => frames.length === 1);
    const goodbye = once(stream.socket, 'close');
    await app.close();
    expect((await goodbye)[0]).to.equal(1001);
  });

  it('cuts a WebSocket that no longer answers pings', async () => {
    app = await startApp({ http: { pingSeconds: 0.01 } });
    const chat = await newChat(app);
    const socket = new WebSocket(await chat.streamUrl(), { autoPong: false });
    const [code] = await once(socket, 'close');
    expect(code).to.equal(1006);
  });
});

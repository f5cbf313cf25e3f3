import { expect } from 'chai';
import { hostsOf, isAllowedHost, loopbackHosts } from '../../src/channels/http/hosts.ts';
import { isPlainPath } from '../../src/channels/http/target.ts';
import { handshake, newChat, raw, requestText, startApp, type TestApp } from './support.ts';

describe('B1 foreign hosts', () => {
  // Off: make `isAllowedHost` answer true; every 421 below becomes 200 or 404.
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  const ask = (line: string, ...headers: string[]) => raw(app.port, requestText(line, headers));
  const generate = 'POST /v3/directline/tokens/generate';

  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    'localhost@evil.example',
    'local host',
    '',
  ]) {
    it(`gets 421 for Host "${host}"`, async () => {
      const { status, body } = await ask(generate, `Host: ${host}`, 'Content-Length: 0');
      expect(status).to.be.oneOf([421, 400]);
      expect(body).not.to.include('token');
    });
  }

  for (const host of ['127.0.0.1', 'localhost:9', 'LOCALHOST', '[::1]:3978']) {
    it(`answers for ${host}`, async () => {
      expect((await ask(generate, `Host: ${host}`, 'Content-Length: 0')).status).to.equal(200);
    });
  }

  it('lets an absolute URI count above the Host header', async () => {
    const path = '/v3/directline/tokens/generate';
    expect((await ask(`POST http://evil.example${path}`, 'Host: localhost', 'Content-Length: 0')).status).to.equal(421);
    expect((await ask(`POST http://localhost${path}`, 'Host: evil.example', 'Content-Length: 0')).status).to.equal(421);
    expect((await ask(`POST http://localhost${path}`, 'Host: localhost', 'Content-Length: 0')).status).to.equal(200);
  });

  it('refuses two Hosts, and does not look at X-Forwarded-Host', async () => {
    expect((await ask('GET /healthz', 'Host: localhost', 'Host: localhost')).status).to.equal(400);
    const { body } = await ask(generate, 'Host: evil.example', 'X-Forwarded-Host: localhost', 'Content-Length: 0');
    expect(body).to.include('MisdirectedRequest');
  });

  it('never puts a forwarded host into the stream address', async () => {
    const chat = await newChat(app);
    const path = `/v3/directline/conversations/${chat.conversationId}`;
    const forged = ['X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example', 'X-Forwarded-Proto: https'];
    const { body } = await ask(`GET ${path}`, 'Host: localhost:5', `Authorization: Bearer ${chat.token}`, ...forged);
    expect(body).to.include('"streamUrl":"ws://localhost:5/v3/directline/');
  });

  it('answers probes for any Host, also for nonsense', async () => {
    for (const host of ['10.1.2.3:80', 'evil.example', '%%%', ':::']) {
      expect((await ask('GET /healthz', `Host: ${host}`)).status, host).to.equal(200);
    }
    expect((await ask('GET http://evil.example/readyz', 'Host: evil.example')).status).to.equal(200);
  });

  it('guards WebSocket handshakes as well', async () => {
    const chat = await newChat(app);
    const url = await chat.streamUrl();
    expect(await handshake(url, { host: 'evil.example' })).to.equal(421);
    expect(await handshake(url.replace('/stream', '/..%2fstream'))).to.equal(404);
    expect(await handshake(url.replace('/stream', '/other'))).to.equal(404);
  });

  it('knows a configured public address, with its default port or without', () => {
    const hosts = hostsOf(new URL('https://help.example'));
    for (const host of ['help.example', 'HELP.example', 'help.example:443'])
      expect(isAllowedHost(host, hosts)).to.equal(true);
    for (const host of ['localhost', 'help.example.', 'help.example:444', 'x.help.example', undefined]) {
      expect(isAllowedHost(host, hosts), host).to.equal(false);
    }
    expect(isAllowedHost('help.example:8443', hostsOf(new URL('https://help.example:8443')))).to.equal(true);
    expect(isAllowedHost('127.1', loopbackHosts)).to.equal(false);
  });
});

describe('D8 path tricks', () => {
  // Off: leave `isPlainPath` out of the guard; `/%68ealthz` finds /healthz then.
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  const ask = (line: string, ...headers: string[]) =>
    raw(app.port, requestText(line, ['Host: localhost', 'Content-Length: 0', ...headers]));

  const tricks = [
    '//healthz', '/healthz//', '/./healthz', '/x/../healthz', '/healthz/..', '/healthz/.', '/%68ealthz', '/%2e/healthz',
    '/%2e%2e/healthz', '/x%2f..%2fhealthz', '/healthz%2f', '/healthz%00', '/healthz;a=1', '/;/healthz', '/\\healthz',
    '/healthz%5c', '/HEALTHZ', '/Healthz', '/healthz/', '/healthz%20', '/healthz#x', '*', '/healthz|x', '/heålthz',
  ]; // prettier-ignore

  for (const path of tricks) {
    it(`does not find ${path}`, async () => {
      expect((await ask(`GET ${path}`)).status).to.be.oneOf([400, 404]);
    });
  }

  it('does not find its routes under another spelling', async () => {
    const { conversationId, token } = await newChat(app);
    const spellings = ['V3/directline/conversations', 'v3/directline/Conversations', 'v3//directline/conversations'];
    for (const spelling of [...spellings, 'v3/directline;v=1/conversations', 'v3/directline/x/../conversations']) {
      const { status } = await ask(`GET /${spelling}/${conversationId}/activities`, `Authorization: Bearer ${token}`);
      expect(status, spelling).to.equal(404);
    }
  });

  it('knows one method only: that of the request line', async () => {
    // Off: mount a method override; the first then answers 200.
    const overrides = ['X-HTTP-Method-Override: GET', 'X-HTTP-Method: GET', 'X-Method-Override: GET'];
    for (const header of overrides) expect((await ask('POST /healthz', header)).status, header).to.equal(405);
    expect((await ask('GET /v3/directline/tokens/generate?_method=POST')).status).to.equal(405);
    expect((await ask('TRACE /healthz')).status).to.equal(405);
  });

  it('calls a path plain only when it has one reading', () => {
    for (const path of ['/', '/a', '/a/b-c_d~e', '/.well-known/change-password', '/a.b/c', '/a/']) {
      expect(isPlainPath(path), path).to.equal(true);
    }
    for (const path of ['', 'a', '/a//', '/..', '/a/./b', '/a b', '/a\n', '/a%41', '/é']) {
      expect(isPlainPath(path), path).to.equal(false);
    }
  });
});

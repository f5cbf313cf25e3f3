import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from '../../src/bot/teams/request.ts';

const post = (address: string, patienceMs = 10_000) =>
  ask(address, { method: 'POST', headers: { 'content-length': 2 }, body: '{}', patienceMs });

describe('a request to the channel', () => {
  let server: Server;
  let asked: string[];
  let lines: number;
  let answer: RequestListener;
  const address = (path = ''): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  beforeEach(async () => {
    asked = [];
    lines = 0;
    answer = (_request, response) => response.end('{"id":"1"}');
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      request.resume().once('end', () => answer(request, response));
    });
    server.on('connection', () => (lines += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gives the answer, and keeps the line for the next', async () => {
    for (let round = 0; round < 12; round++)
      expect(await post(address())).to.include({ status: 200, text: '{"id":"1"}' });
    expect(lines).to.equal(1);
  });

  // Off: follow what `location` says.
  it('follows nobody elsewhere', async () => {
    answer = (_request, response) => {
      response.statusCode = 307;
      response.setHeader('location', address('/elsewhere'));
      response.end();
    };
    expect(await post(address('/here'))).to.include({ status: 307 });
    expect(asked).to.deep.equal(['/here']);
  });

  // Off: call everything unreached.
  it('may have arrived when the line breaks or nothing comes back in time', async () => {
    answer = (request) => request.socket.destroy();
    expect(await post(address())).to.have.property('lost');
    answer = () => {};
    expect(await post(address(), 50)).to.have.property('lost');
    answer = (request) => request.socket.destroy();
    expect(await post(address())).to.have.property('lost');
    expect(asked).to.have.length(3);
  });

  it('says what was answered when only its words are missing', async () => {
    answer = (_request, response) => {
      response.writeHead(201, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    };
    expect(await post(address())).to.include({ status: 201, text: '' });
  });

  // Off: wait for `connect` alone.
  it('was not taken by who shows no certificate', async () => {
    expect(await post(address().replace('http:', 'https:'))).to.have.property('unreached');
    expect(asked).to.have.length(0);
  });

  // Off: call everything lost.
  it('was not taken when nobody listens', async () => {
    const nobody = address();
    server.close();
    await once(server, 'close');
    expect(await post(nobody)).to.have.property('unreached');
  });
});

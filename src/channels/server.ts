import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import type { Random } from '../ports/clock.ts';
import { write } from './http/answer.ts';
import { answerTo } from './http/faults.ts';
import { guard } from './http/guard.ts';
import { setSecurityHeaders } from './http/headers.ts';
import type { Hosts } from './http/hosts.ts';
import type { Log } from './http/log.ts';
import { noteSource, route } from './http/route.ts';
import { createSockets, refuseUpgrade, type Sockets } from './http/sockets.ts';
import { createStreams, type Streams } from './http/streams.ts';
import { sourceAddress, trustedProxies } from './http/source-address.ts';

export interface HttpOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly hosts: Hosts;
  /** Addresses or ranges whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** People reach us over TLS, here or at a proxy. */
  readonly https?: boolean;
  /** More reasons to be not ready, such as a database that is away. */
  readonly isReady?: () => boolean;
  /** The figures that `/metrics` shows, as Prometheus reads them. */
  readonly metrics?: () => Promise<string>;
  /** Runs between being not ready and taking nothing new, for those who must notice first. */
  readonly beforeStop?: () => Promise<void>;
  /** How long running requests may take after `close`. */
  readonly drainSeconds?: number;
  /** Between pings on a WebSocket. */
  readonly pingSeconds?: number;
  readonly random: Random;
  readonly log: Log;
}

export interface HttpServer {
  readonly server: restify.Server;
  readonly sockets: Sockets;
  /** Answers that stay open. */
  readonly streams: Streams;
  listen(): Promise<{ readonly port: number }>;
  /** Takes nothing new, lets what runs finish, says 1001 to WebSockets. */
  close(): Promise<void>;
}

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

interface Life {
  /** Set once closing began. */
  closed: Promise<void> | undefined;
  readonly running: Set<ServerResponse>;
  /** Connections that carry HTTP; browsers open some in advance and say nothing on them. */
  readonly lines: Set<Socket>;
}

/** The server with its guards and health routes; the other routes are mounted on it. */
export function createServer(options: HttpOptions): HttpServer {
  const server = restify.createServer({ name: '', ...quiet });
  const sockets = createSockets(options.pingSeconds ?? 30);
  const streams = createStreams();
  const life: Life = { closed: undefined, running: new Set(), lines: new Set() };
  guardRequests(server, options, life);
  guardUpgrades(server, options, sockets, life);
  health(server, () => life.closed === undefined && (options.isReady?.() ?? true));
  const { metrics } = options;
  if (metrics !== undefined)
    route(server, 'GET', '/metrics', async () => ({ body: await metrics(), type: PROMETHEUS }));
  server.server.requestTimeout = 30_000;
  server.server.headersTimeout = 15_000;

  return {
    server,
    sockets,
    streams,
    async listen() {
      // restify passes errors on, and nobody listens there yet: the promise tells.
      const passedOn = (): void => {};
      server.on('error', passedOn);
      server.server.listen(options.port, options.host);
      await once(server.server, 'listening');
      server.off('error', passedOn);
      return { port: server.address().port };
    },
    close: () => (life.closed ??= drain(server, { sockets, streams }, life, options)),
  };
}

async function drain(
  server: restify.Server,
  { sockets, streams }: Pick<HttpServer, 'sockets' | 'streams'>,
  life: Life,
  options: HttpOptions,
): Promise<void> {
  await options.beforeStop?.();
  sockets.close();
  streams.close();
  if (!server.server.listening) return;
  for (const response of life.running) finishLine(response);
  const busy = new Set([...life.running].map((response) => response.socket));
  for (const line of life.lines) if (!busy.has(line)) line.destroySoon();
  const closed = once(server.server, 'close');
  server.server.close();
  const cut = () => {
    sockets.terminate();
    server.server.closeAllConnections();
  };
  const deadline = setTimeout(cut, (options.drainSeconds ?? 25) * 1_000);
  await closed;
  clearTimeout(deadline);
}

/** The line of a running request closes behind its answer; otherwise it would wait for a next one. */
function finishLine(response: ServerResponse): void {
  const { socket } = response;
  if (!response.headersSent) response.setHeader('connection', 'close');
  else response.once('close', () => socket?.end());
}

function guardRequests(server: restify.Server, options: HttpOptions, life: Life): void {
  const admit = admission(options);
  server.server.on('connection', (line: Socket) => {
    life.lines.add(line);
    line.once('close', () => life.lines.delete(line));
  });
  server.pre((request, response, next) => {
    setSecurityHeaders(response, options.https ?? false);
    life.running.add(response);
    response.once('close', () => life.running.delete(response));
    if (life.closed !== undefined) response.setHeader('connection', 'close');
    try {
      admit(request);
      next();
    } catch (error) {
      next(error);
    }
  });
  // The callback is left alone on purpose: it would let the router write an answer of its own.
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: unknown) => {
    const answer = answerTo(error, routeOf(request), options.random, options.log);
    if (response.headersSent) response.destroy();
    else write(response, answer);
  });
}

function guardUpgrades(server: restify.Server, options: HttpOptions, sockets: Sockets, life: Life) {
  const admit = admission(options);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    life.lines.delete(request.socket);
    socket.on('error', () => socket.destroy());
    const refuse = (error: unknown) => refuseUpgrade(socket, answerTo(error, 'upgrade', options.random, options.log));
    try {
      if (life.closed !== undefined) return void socket.destroy();
      admit(request);
    } catch (error) {
      return refuse(error);
    }
    sockets.upgrade(request, socket, head).catch(refuse);
  });
}

function admission(options: HttpOptions): (request: IncomingMessage) => void {
  const trusted = trustedProxies(options.trustedProxies ?? []);
  return (request) => {
    guard(request, options.hosts);
    const forwarded = request.headers['x-forwarded-for'];
    noteSource(request, sourceAddress(request.socket.remoteAddress, [forwarded].flat().join(','), trusted));
  };
}

/** The pattern, never the path: that may hold a token. */
function routeOf(request: restify.Request): string {
  // Absent before routing, whatever the types say.
  const found: object | undefined = request.getRoute();
  const path = found !== undefined && 'path' in found ? String(found.path) : '(none)';
  return `${request.method ?? ''} ${path}`;
}

function health(server: restify.Server, isReady: () => boolean): void {
  route(server, 'GET', '/healthz', async () => ({ json: { status: 'ok' } }));
  route(server, 'GET', '/readyz', async () =>
    isReady() ? { json: { status: 'ready' } } : { status: 503, json: { status: 'not-ready' } },
  );
}

/** The router's own log would write to the console. */
const silence = () => false;
const quiet: object = { log: { trace: silence, debug: silence, info: silence, warn: silence, error: silence } };

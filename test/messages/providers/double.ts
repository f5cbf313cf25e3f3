import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a double got it. */
export interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is when it is text. */
  readonly body?: unknown;
}

/** What to do instead of what the real one would do: say nothing, hang up, or answer something else. */
export type Mood = 'silent' | 'hang-up' | Reply;

export interface Double {
  readonly url: string;
  readonly got: readonly Got[];
  /** For the next requests, one each; after them it is itself again. */
  readonly moods: Mood[];
  /** Lets requests without an answer have theirs now. */
  answerLate(): void;
}

const cleanup: (() => Promise<void>)[] = [];

/** To be called after each test. */
export async function closeDoubles(): Promise<void> {
  for (const close of cleanup.splice(0).toReversed()) await close();
}

export const afterwards = (close: () => Promise<void>): unknown => cleanup.push(close);

/** A local HTTP server that imitates a provider: `itself` is how that one would answer. */
export async function double(itself: (got: Got) => Reply): Promise<Double> {
  const got: Got[] = [];
  const moods: Mood[] = [];
  const late: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const seen: Got = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      got.push(seen);
      const real = itself(seen);
      const say = ({ status, headers: more = {}, body = '' }: Reply) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        // In two steps: the router of the application changes what `writeHead` gives back.
        response.writeHead(status, { 'content-type': 'application/json', ...more });
        response.end(text);
      };
      const mood = moods.shift();
      if (mood === 'hang-up') request.socket.destroy();
      else if (mood === 'silent') late.push(() => say(real));
      else say(mood ?? real);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    got,
    moods,
    answerLate: () => late.splice(0).forEach((answer) => answer()),
  };
}

/** A port at which nobody is. */
export async function nobody(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

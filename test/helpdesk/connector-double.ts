// A double of the Bot Framework's connector service, as far as cards in a channel need it: it takes posts and
// updates over HTTP, only with the bot's token, and answers 404 to an update of what it does not have.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Card {
  readonly id: string;
  body: { readonly attachments?: readonly { readonly content: CardContent }[] };
  updates: number;
}

export interface CardContent {
  readonly body: readonly { readonly text?: string; readonly facts?: readonly { title: string; value: string }[] }[];
  readonly actions: readonly {
    readonly type: string;
    readonly verb?: string;
    readonly url?: string;
    readonly data?: object;
  }[];
}

export const TOKEN = 'the-token-of-the-bot';

export async function startConnector() {
  const cards: Card[] = [];
  /** Statuses to answer with before anything else is done. */
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, answer] = take(request.method ?? '', request.url ?? '', Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
    function take(method: string, url: string, text: string): [number, object] {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, {}];
      const failure = failures.shift();
      if (failure !== undefined) return [failure, {}];
      const body = JSON.parse(text) as Card['body'];
      const [, conversation, id] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/u.exec(url) ?? [];
      if (conversation !== 'helpdesk-channel') return [404, {}];
      if (method === 'POST' && id === undefined) {
        const card = { id: `card-${cards.length + 1}`, body, updates: 0 };
        cards.push(card);
        return [201, { id: card.id }];
      }
      const known = cards.find((card) => card.id === id);
      if (method !== 'PUT' || known === undefined) return [404, {}];
      known.body = body;
      known.updates += 1;
      return [200, { id }];
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cards,
    failures,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}

export type ConnectorDouble = Awaited<ReturnType<typeof startConnector>>;

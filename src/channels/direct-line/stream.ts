import type { IncomingMessage } from 'node:http';
import type { HttpServer } from '../server.ts';
import { badRequest, tooMany } from '../http/http-error.ts';
import { isOwnOrigin, ownOrigin } from '../http/own-origin.ts';
import type { Call } from '../http/route.ts';
import { targetOf } from '../http/target.ts';
import type { ChatGrant } from '../needs.ts';
import { forbidden, watermarkOf } from './access.ts';
import type { DirectLineNeeds } from './needs.ts';
import { pump } from './pump.ts';

const PATH = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/u;
/** A person has a few tabs, not dozens. */
const MOST_SOCKETS = 10;

/** The address of a conversation's WebSocket, good for a minute. */
export function streamUrl(call: Call, grant: ChatGrant, watermark: number, needs: DirectLineNeeds): string {
  const url = new URL(ownOrigin(call, needs.publicUrl).replace(/^http/u, 'ws'));
  url.pathname = `/v3/directline/conversations/${grant.conversationId}/stream`;
  url.search = new URLSearchParams({ watermark: String(watermark), t: needs.tokens.stream(grant) }).toString();
  return url.href;
}

export function directLineStream({ sockets }: HttpServer, needs: DirectLineNeeds): void {
  const open = new Map<string, number>();

  sockets.add(PATH, async (request, match) => {
    const { conversationId, watermark } = admit(request, match[1] ?? '', needs);
    const count = open.get(conversationId) ?? 0;
    if (count >= MOST_SOCKETS) throw tooMany(10);
    return (socket) => {
      open.set(conversationId, (open.get(conversationId) ?? 0) + 1);
      socket.once('close', () => {
        const left = (open.get(conversationId) ?? 1) - 1;
        if (left === 0) open.delete(conversationId);
        else open.set(conversationId, left);
      });
      pump(socket, needs, conversationId, watermark);
    };
  });
}

function admit(request: IncomingMessage, conversationId: string, needs: DirectLineNeeds) {
  // A browser always sends Origin here, and only our own pages may; programs send none.
  if (request.headers.origin !== undefined && !isOwnOrigin(request, needs.publicUrl)) throw forbidden();
  const query = new URLSearchParams(targetOf(request.url ?? '').search);
  const grant = needs.tokens.readStream(query.get('t') ?? '');
  if (grant === undefined || grant.conversationId !== conversationId) throw forbidden();
  const watermark = watermarkOf(query.get('watermark'));
  if (watermark === undefined) throw badRequest('The watermark is not a number.');
  return { conversationId, watermark };
}

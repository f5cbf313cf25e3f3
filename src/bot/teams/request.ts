import { request as overHttp, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as overHttps } from 'node:https';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | undefined;
  readonly patienceMs: number;
}

/** `unreached`: nobody was there to take it. `lost`: it may have arrived. */
export type Answered =
  | { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string }
  | { readonly unreached: string }
  | { readonly lost: string };

/** One request over a line that stays open for the next; `fetch` costs three times as much. Follows nobody elsewhere. */
export function ask(address: string, { method, headers, body, patienceMs }: Asked): Promise<Answered> {
  return new Promise((resolve) => {
    const isHttps = address.startsWith('https:');
    const send = isHttps ? overHttps : overHttp;
    let reached = false;
    const request = send(address, { method, headers }, (response) => {
      const { statusCode: status = 0, headers: told } = response;
      resolve(textOf(response).then((text) => ({ status, headers: told, text })));
    });
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), patienceMs);
    request.once('close', () => clearTimeout(timer));
    request.once('socket', (socket) => {
      // Before that nothing of the request has left.
      if (socket.connecting) socket.once(isHttps ? 'secureConnect' : 'connect', () => (reached = true));
      else reached = true;
    });
    request.once('error', ({ message }) => resolve(reached ? { lost: message } : { unreached: message }));
    request.end(body);
  });
}

/** Nothing where it broke off: the status has said what matters. */
function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (text += chunk));
    response.once('end', () => resolve(text));
    response.once('error', () => resolve(''));
  });
}

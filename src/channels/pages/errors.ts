import type { IncomingMessage, ServerResponse } from 'node:http';
import type restify from 'restify';
import { languageOf } from '../../core/language.ts';
import { write } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';
import { answerTo } from '../http/faults.ts';
import { route } from '../http/route.ts';
import type { Handler } from '../http/route.ts';
import type { PageNeeds } from './needs.ts';
import { wantsHtml } from './request.ts';
import { pageAnswer } from './respond.ts';
import { errorPage } from './views/message.ts';
import type { ErrorKind } from './views/message.ts';

function kindOf(status: number): ErrorKind {
  if (status === 404 || status === 405) return 'notFound';
  if (status === 403) return 'foreign';
  if (status === 429 || status === 503) return 'busy';
  return status < 500 ? 'bad' : 'fault';
}

/** The same refusal as everywhere, as a page for whoever reads pages. */
function errorAnswer(error: unknown, place: string, request: IncomingMessage, needs: PageNeeds): Answer {
  const answer = answerTo(error, place, needs.random, needs.log);
  if (!wantsHtml(request)) return answer;
  const status = answer.status ?? 500;
  const { organisation, assets, demo } = needs;
  const language = languageOf(request.headers['accept-language']?.split(',')[0]);
  const frame = { language, organisation, assets, demo: demo !== undefined };
  const page = pageAnswer(frame, errorPage(frame, kindOf(status), referenceIn(answer)), {
    status,
    secretAddress: true,
  });
  return { ...page, headers: { ...answer.headers, ...page.headers } };
}

const referenceIn = (answer: Answer): string | undefined =>
  /Reference ([0-9a-f]+)/u.exec(JSON.stringify(answer.json))?.[1];

/** Mounts a page: what its handler throws becomes a page too. */
export function mount(
  server: restify.Server,
  needs: PageNeeds,
  method: 'GET' | 'POST',
  path: string,
  handler: Handler,
): void {
  route(server, method, path, async (call) => {
    try {
      return await handler(call);
    } catch (error) {
      return errorAnswer(error, `${method} ${path}`, call.raw.request, needs);
    }
  });
}

/** For addresses that nobody has mounted: people get a page, programs what they got before. */
export function mountErrors(server: restify.Server, needs: PageNeeds): void {
  for (const event of ['NotFound', 'MethodNotAllowed', 'Http']) {
    server.on(event, (request: IncomingMessage, response: ServerResponse, error: unknown, next: () => void) => {
      if (!wantsHtml(request) || response.headersSent) next();
      else write(response, errorAnswer(error, '(none)', request, needs));
    });
  }
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type restify from 'restify';
import { z } from 'zod';
import { write, type Answer } from './answer.ts';
import { readBody, type Fields } from './body.ts';
import { badRequest } from './http-error.ts';
import { readCookie } from './cookies.ts';
import { targetOf } from './target.ts';

/** One request, after the guards. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The bucket limits count under. */
  readonly source: string;
  cookie(name: string): string | undefined;
  /** The JSON body, or `undefined` when there is none; a form is refused. */
  json(): Promise<unknown>;
  /** A form, or a JSON object of texts; lists, objects and numbers are refused. */
  fields(): Promise<Fields>;
  /** For libraries that read and write by themselves, and for streams; answer `written` then. */
  readonly raw: { readonly request: IncomingMessage; readonly response: ServerResponse };
}

export const written = Symbol('written');
export type Handler = (call: Call) => Promise<Answer | typeof written>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Mounts a handler; what it throws becomes an error answer in one place. GET answers HEAD as well. */
export function route(server: restify.Server, method: Method, path: string, handler: Handler): void {
  const handle = async (request: restify.Request, response: restify.Response): Promise<void> => {
    const answer = await handler(callOf(request, response));
    if (answer !== written) write(response, answer);
  };
  if (method === 'DELETE') server.del(path, handle);
  else if (method === 'GET') {
    server.get(path, handle);
    server.head(path, handle);
  } else if (method === 'POST') server.post(path, handle);
  else if (method === 'PUT') server.put(path, handle);
  else server.patch(path, handle);
}

const sources = new WeakMap<IncomingMessage, string>();

/** Noted by the guards, so that nobody else reads X-Forwarded-For. */
export const noteSource = (request: IncomingMessage, source: string): unknown => sources.set(request, source);

function callOf(request: restify.Request, response: restify.Response): Call {
  const { path, search } = targetOf(request.url ?? '/');
  return {
    method: request.method ?? 'GET',
    path,
    params: textsOf(request.params),
    query: new URLSearchParams(search),
    headers: request.headers,
    source: sources.get(request) ?? 'unknown',
    cookie: (name) => readCookie(request.headers.cookie, name),
    json: async () => {
      const body = await readBody(request);
      if (body.kind === 'form') throw badRequest('Send JSON.');
      return body.kind === 'json' ? body.value : undefined;
    },
    fields: async () => {
      const body = await readBody(request);
      return body.kind === 'form' ? body.fields : textsOf(body.kind === 'json' ? body.value : {});
    },
    raw: { request, response },
  };
}

function textsOf(value: unknown): Fields {
  const texts = Texts.safeParse(value);
  if (!texts.success) throw badRequest('Every field must be text.');
  return texts.data;
}

const Texts = z.record(z.string(), z.string());

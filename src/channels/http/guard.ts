import type { IncomingMessage } from 'node:http';
import { HttpError, badRequest, notFound } from './http-error.ts';
import { isAllowedHost, isForAnyHost, type Hosts } from './hosts.ts';
import { isPlainPath, targetOf } from './target.ts';

/**
 * Before anything else looks at a request: one Host, one that is ours, and a plain path. Throws a
 * refusal; afterwards `url` is a path and `host` is safe to build a URL from.
 */
export function guard(request: IncomingMessage, hosts: Hosts): void {
  const { authority, path, search } = targetOf(request.url ?? '');
  if ((request.headersDistinct['host'] ?? []).length > 1) throw badRequest('More than one Host.');
  if (!isForAnyHost(path)) {
    const named = [request.headers.host, authority ?? request.headers.host];
    if (!named.every((host) => isAllowedHost(host, hosts))) {
      throw new HttpError(421, 'MisdirectedRequest', 'This server does not answer for that host.');
    }
  } else {
    // The router parses the Host and must not stumble over nonsense that probes are allowed.
    request.headers.host = 'localhost';
  }
  if (!isPlainPath(path)) throw notFound();
  request.url = path + search;
}

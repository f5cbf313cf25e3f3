import type { IncomingMessage } from 'node:http';
import type { Call } from './route.ts';

type Named = Pick<IncomingMessage, 'headers'> | Pick<Call, 'headers'>;

/** The origin our own pages have: the public address, or in demo the loopback name that was asked. */
export const ownOrigin = (request: Named, publicUrl: URL | undefined): string =>
  publicUrl?.origin ?? `http://${request.headers.host ?? ''}`;

/** Cookies count only here: browsers always send Origin with a POST, and no page can forge it. */
export const isOwnOrigin = (request: Named, publicUrl: URL | undefined): boolean =>
  request.headers.origin === ownOrigin(request, publicUrl);

// A double. It imitates Microsoft Graph v1.0 for one tenant, as far as the documentation says how it behaves: tokens
// checked, permissions per route, `$select` defaults, refusals for synchronised people, long-running operations.
import { randomUUID } from 'node:crypto';
import { httpsDouble, type Answered, type Asked, type HttpsDouble } from '../https-double.ts';
import { callerOf, isAllowed, rowFor, type Caller } from './access.ts';
import { ACTIONS } from './actions.ts';
import { PEOPLE } from './people.ts';
import { READS } from './reads.ts';
import type { Tenant } from './tenant.ts';
import type { Signer } from './tokens.ts';
import { denied, refusal } from './trouble.ts';

export interface GraphDouble extends HttpsDouble {
  /** How often each operation was looked at. */
  readonly operations: Map<string, number>;
}

/** One request that may be made, and what it is made of. */
export interface Request extends Asked {
  readonly tenant: Tenant;
  readonly caller: Caller;
  readonly ids: readonly string[];
  readonly url: string;
  readonly operations: Map<string, number>;
}

export type Route = (request: Request) => Answered;

const ROUTES: Readonly<Record<string, Route>> = { ...READS, ...ACTIONS, ...PEOPLE };

export async function graphDouble(tenant: Tenant, signer: Signer): Promise<GraphDouble> {
  const operations = new Map<string, number>();
  const made: HttpsDouble = await httpsDouble(async (asked) => {
    const answered = await answer(asked);
    const sent = asked.headers['client-request-id'];
    const headers = {
      'request-id': randomUUID(),
      date: new Date().toUTCString(),
      ...(typeof sent === 'string' && { 'client-request-id': sent }),
      ...answered.headers,
    };
    return { ...answered, headers };
  });

  async function answer(asked: Asked): Promise<Answered> {
    const token = /^Bearer (.+)$/u.exec(asked.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : await signer.open(token, made.url);
    if (claims === undefined || claims['tid'] !== tenant.id)
      return refusal(401, 'InvalidAuthenticationToken', 'no', { 'www-authenticate': 'Bearer' });
    const path = /^\/v1\.0(\/.+)$/u.exec(asked.path)?.[1];
    const row = path === undefined ? undefined : rowFor(asked.method, path.replace(/\(appId='([^']+)'\)/u, '/$1'));
    const route = row && ROUTES[row.route];
    if (row === undefined || route === undefined)
      return refusal(400, 'BadRequest', `Resource not found for the segment ${asked.path}.`);
    const caller = callerOf(claims);
    if (!isAllowed(row.route, caller)) return denied();
    return route({ ...asked, tenant, caller, ids: row.ids, url: made.url, operations });
  }

  return { ...made, operations };
}

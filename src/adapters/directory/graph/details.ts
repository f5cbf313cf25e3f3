import type { z } from 'zod';
import type { Contacts } from '../../../core/account.ts';
import type { Clock } from '../../../ports/clock.ts';
import { managerSchema, registrationSchema } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { registeredContacts } from './contacts.ts';
import { found } from './pages.ts';

/** Besides what stands in the person's own record. */
export interface Details {
  readonly contacts: Contacts;
  readonly manager: string | undefined;
  /** Microsoft's flags: absent when the report leaves the person out. */
  readonly registration: z.infer<typeof registrationSchema> | undefined;
}

/**
 * Graph allows five questions in ten seconds about methods and reports, for a whole tenant. So these
 * are kept: for a few minutes, and for nobody as long as for somebody.
 */
const KEPT_MS = 3 * 60_000;
const MOST_KEPT = 2_000;
/** Refusals that say that there is no report to read, not that something is wrong. */
const NO_REPORT = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

export interface DetailsOf {
  (calls: GraphCalls, id: string): Promise<Details>;
  forget(id: string): void;
}

export function createDetails(clock: Clock): DetailsOf {
  const kept = new Map<string, { readonly details: Details; readonly until: number }>();
  const detailsOf = async (calls: GraphCalls, id: string): Promise<Details> => {
    const now = clock.now().getTime();
    const known = kept.get(id);
    if (known !== undefined && known.until > now) return known.details;
    const details = await readDetails(calls, id);
    kept.delete(id);
    kept.set(id, { details, until: now + KEPT_MS });
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return details;
  };
  return Object.assign(detailsOf, { forget: (id: string) => void kept.delete(id) });
}

async function readDetails(calls: GraphCalls, id: string): Promise<Details> {
  const [contacts, manager, registration] = await Promise.all([
    registeredContacts(calls, id),
    calls.read(`/users/${id}/manager?$select=userPrincipalName`),
    calls.read(`/reports/authenticationMethods/userRegistrationDetails/${id}`),
  ]);
  return {
    contacts,
    manager: found(managerSchema, manager)?.userPrincipalName,
    registration: registration.code === NO_REPORT ? undefined : found(registrationSchema, registration),
  };
}

import type { Account, Contacts } from '../../core/account.ts';
import { demandsOn } from '../../core/demands.ts';
import type { Policy } from '../../core/policy.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AuditLog } from '../../ports/stores.ts';
import type { Sighting, Sightings, SightingStore } from '../../ports/sightings.ts';

const CONTACTS = ['alternateEmail', 'mobilePhone', 'officePhone'] as const satisfies readonly (keyof Contacts)[];
/** Since ever: what is seen for the first time counts as old. */
const ALWAYS = new Date(0);

export interface ContactBook {
  /** Compares the contacts with how they were last seen. For nobody as much is read and written. */
  observe(subject: string, account: Account | undefined): Promise<void>;
  /** Until when a contact that was observed does not count yet; absent when it does. */
  restsUntil(account: Account, contact: keyof Contacts): Promise<Date | undefined>;
}

export interface ContactBookParts {
  readonly sightings: SightingStore;
  readonly audit: AuditLog;
  readonly policy: Policy;
  readonly clock: Clock;
  /** Tells an address or number that it is no longer in use for this account. */
  readonly tellOld: (account: Account, contact: keyof Contacts, old: string) => Promise<void>;
}

/** Until when something new of this account does not count; absent when it does. */
export const restEnd = (since: Date, account: Account, policy: Policy, now: Date): Date | undefined => {
  const { contactRestHours } = demandsOn(account, policy);
  const end = new Date(since.getTime() + contactRestHours * 3_600_000);
  return end > now ? end : undefined;
};

/** When contacts changed, as far as directories do not say so themselves: a memory of our own. */
export function createContactBook(parts: ContactBookParts): ContactBook {
  const { sightings, clock, policy } = parts;
  return {
    async observe(subject, account) {
      const before = await sightings.read(subject);
      if (before === undefined) return sightings.save(subject, first(account?.contacts ?? {}));
      if (account === undefined) return;
      const changed = CONTACTS.filter((contact) => before[contact].value !== account.contacts[contact]);
      if (changed.length === 0) return;
      const now = clock.now();
      const after = changed.map((contact) => [contact, { value: account.contacts[contact], since: now }] as const);
      await sightings.save(subject, { ...before, ...Object.fromEntries(after) });
      for (const contact of changed) await noteChange(parts, account, contact, before[contact]);
    },
    async restsUntil(account, contact) {
      const now = clock.now();
      const seen = (await sightings.read(subjectFor(account)))?.[contact];
      const since = seen?.value === account.contacts[contact] ? seen?.since : now;
      const ends = [since ?? now, account.contactsChangedAt ?? ALWAYS].flatMap(
        (at) => restEnd(at, account, policy, now) ?? [],
      );
      return ends.toSorted((a, b) => b.getTime() - a.getTime())[0];
    },
  };
}

/** As the throttle names an account; see `identify` in begin.ts. */
export const subjectFor = ({ id }: Account): string => `account ${id}`;

const first = (contacts: Contacts): Sightings => {
  const sighting = (contact: keyof Contacts): Sighting => ({ value: contacts[contact], since: ALWAYS });
  return {
    alternateEmail: sighting('alternateEmail'),
    mobilePhone: sighting('mobilePhone'),
    officePhone: sighting('officePhone'),
  };
};

async function noteChange(
  { audit, tellOld }: ContactBookParts,
  account: Account,
  contact: keyof Contacts,
  { value: old }: Sighting,
): Promise<void> {
  await audit.append({ event: 'contact.changed', subject: account.id, details: { contact } });
  if (old !== undefined) await tellOld(account, contact, old);
}

import type { Account, Contacts } from '../../core/account.ts';
import { diagnose, wayOn, type Diagnosis } from '../../core/diagnosis.ts';
import { gatesFor, isProven } from '../../core/demands.ts';
import type { MethodId } from '../../core/policy.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import { subjectFor } from '../verification/contact-book.ts';
import type { Standing } from '../verification/method.ts';

/** One way to prove who somebody is, as it stands for them. */
export interface Way {
  readonly method: MethodId;
  readonly kind: Standing['kind'];
  readonly until?: Date | undefined;
  readonly left?: number | undefined;
  /** The contact, with most of it hidden. */
  readonly contact?: string | undefined;
}

/** Whether resetting will work for somebody, and what it would take. */
export interface Setup {
  readonly verdict:
    | { readonly kind: 'ready' }
    /** As soon as what was changed or enrolled has rested. */
    | { readonly kind: 'soon'; readonly at: Date }
    | { readonly kind: 'more' | 'none' }
    /** The account itself stands in the way, whatever its owner can prove. */
    | { readonly kind: 'blocked'; readonly diagnosis: Diagnosis };
  /** How many different ones a reset takes. */
  readonly needed: number;
  readonly ways: readonly Way[];
}

const CONTACT: Partial<Record<MethodId, keyof Contacts>> = {
  email: 'alternateEmail',
  sms: 'mobilePhone',
  'call-mobile': 'mobilePhone',
  'call-office': 'officePhone',
};

type SetupParts = Pick<RecoveryParts, 'methods' | 'policy' | 'contactBook' | 'directory' | 'clock'>;

/** "Will reset work for me?", for whoever is signed in. */
export async function setupOf(parts: SetupParts, account: Account): Promise<Setup> {
  await parts.contactBook.observe(subjectFor(account), account);
  const standings = await standingsOf(parts, account);
  const needed = gatesFor(account, parts.policy);
  const ways = standings.map(({ method, standing }) => wayOf(account, method, standing));
  return { verdict: verdictOf(parts, account, standings), needed, ways };
}

/** How resetting would stand for somebody who had one way less. */
export async function verdictWithout(parts: SetupParts, account: Account, gone: MethodId): Promise<Setup['verdict']> {
  const standings = await standingsOf(parts, account);
  return verdictOf(
    parts,
    account,
    standings.filter(({ method }) => method !== gone),
  );
}

interface Standings {
  readonly method: MethodId;
  readonly standing: Standing;
}

async function standingsOf({ methods }: SetupParts, account: Account): Promise<Standings[]> {
  const standings: Standings[] = [];
  for (const method of methods) standings.push({ method: method.id, standing: await method.standing(account) });
  return standings;
}

function wayOf(account: Account, method: MethodId, standing: Standing): Way {
  const contact = account.contacts[CONTACT[method] ?? 'alternateEmail'];
  const shown = CONTACT[method] === undefined || contact === undefined ? undefined : masked(contact);
  return {
    method,
    kind: standing.kind,
    until: standing.kind === 'resting' ? standing.until : undefined,
    left: standing.kind === 'ready' ? standing.left : undefined,
    contact: standing.kind === 'missing' ? undefined : shown,
  };
}

function verdictOf(
  { directory, clock, policy }: SetupParts,
  account: Account,
  standings: readonly Standings[],
): Setup['verdict'] {
  const abilities = directory.abilities(account);
  const diagnosis = diagnose(account, abilities, clock.now());
  if (wayOn(diagnosis, 'forgot', abilities) === 'hand-over') return { kind: 'blocked', diagnosis };
  const ready = standings.flatMap(({ method, standing }) =>
    standing.kind === 'ready' ? [{ method, destination: standing.proves }] : [],
  );
  if (isProven(ready, account, policy)) return { kind: 'ready' };
  const resting = standings.flatMap(({ method, standing }) =>
    standing.kind === 'resting' ? [{ method, destination: method, until: standing.until }] : [],
  );
  if (isProven([...ready, ...resting], account, policy)) {
    return { kind: 'soon', at: new Date(Math.max(...resting.map(({ until }) => until.getTime()))) };
  }
  return { kind: ready.length + resting.length === 0 ? 'none' : 'more' };
}

/** `a•••@prive.example`, `+31 ••• 01`: enough to know one's own again. */
export function masked(contact: string): string {
  const [name = '', host] = contact.split('@');
  return host === undefined ? `${contact.slice(0, 3)} ••• ${contact.slice(-2)}` : `${name.slice(0, 1)}•••@${host}`;
}

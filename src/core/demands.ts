import { isPrivileged, type Account, type Contacts } from './account.ts';
import { isAlike, type ContactsFrom, type MethodId, type Policy, type PolicyRule } from './policy.ts';
import type { Gate } from './recovery.ts';

/** What was proven: how, and by which contact, thing or person. */
type Proof = Pick<Gate, 'method' | 'destination'>;

/** What the policy demands of one account. */
export interface Demands {
  readonly gates: number;
  readonly weight: number;
  /** A gate by another method was passed all the same; it does not count. */
  readonly methods: readonly MethodId[];
  readonly contactRestHours: number;
  readonly contactsFrom: ContactsFrom;
}

/** What other people vouch for or know; never for whoever opens the accounts of others. */
const NOT_FOR_PRIVILEGED: readonly MethodId[] = ['questions', 'manager', 'helpdesk'];
/** They are a gate beside another one only. */
const NEVER_ALONE = NOT_FOR_PRIVILEGED;

/**
 * A rule overrides what it names. Where several match, the strictest of them counts, and a privileged
 * account never gets less than the standard for privileged accounts. Nobody: what holds for everyone.
 */
export function demandsOn(account: Account | undefined, policy: Policy): Demands {
  const rules = account === undefined ? [] : policy.rules.filter((rule) => matches(rule, account));
  const privileged = account !== undefined && isPrivileged(account);
  const most = (named: (number | undefined)[], standard: number, least: number): number => {
    const numbers = named.filter((number) => number !== undefined);
    return Math.max(least, ...(numbers.length > 0 ? numbers : [standard]));
  };
  const from = rules.flatMap(({ contactsFrom }) => contactsFrom ?? []);
  const wanted = from.length > 0 ? from : [policy.contactsFrom];
  return {
    gates: most(
      rules.map(({ gates }) => gates),
      policy.gates.everyone,
      privileged ? policy.gates.privileged : 1,
    ),
    weight: most(
      rules.map(({ weight }) => weight),
      policy.weight.everyone,
      privileged ? policy.weight.privileged : 1,
    ),
    methods: policy.methods.filter(
      (method) =>
        rules.every(({ methods }) => methods?.includes(method) ?? true) &&
        !(privileged && NOT_FOR_PRIVILEGED.includes(method)),
    ),
    contactRestHours: most(
      rules.map(({ contactRestHours }) => contactRestHours),
      policy.contactRestHours,
      privileged ? policy.contactRestHours : 0,
    ),
    contactsFrom: wanted.includes('user') || (privileged && policy.contactsFrom === 'user') ? 'user' : 'anyone',
  };
}

const matches = ({ match }: PolicyRule, { roles, groups = [] }: Account): boolean => {
  const names = new Set(groups.map((group) => group.toLowerCase()));
  return match.roles.some((role) => roles.includes(role)) || match.groups.some((name) => names.has(name.toLowerCase()));
};

/** How many different gates this account must pass. */
export const gatesFor = (account: Account | undefined, policy: Policy): number => demandsOn(account, policy).gates;

/** The gates that count: by allowed methods, the heaviest of those that prove the same. */
export function countedGates(gates: readonly Proof[], { methods }: Demands, policy: Policy): Proof[] {
  const counted: Proof[] = [];
  const heaviestFirst = gates.toSorted((one, other) => policy.weights[other.method] - policy.weights[one.method]);
  for (const gate of heaviestFirst) {
    const known = counted.some(
      ({ method, destination }) => destination === gate.destination || isAlike(policy, method, gate.method),
    );
    if (methods.includes(gate.method) && !known) counted.push(gate);
  }
  return counted;
}

/**
 * Whether these gates are all that the policy demands of the account: their number, and their weight.
 * @param possible as many as there are at all, where fewer will do then
 */
export function isProven(
  gates: readonly Proof[],
  account: Account | undefined,
  policy: Policy,
  possible = Infinity,
): boolean {
  const demands = demandsOn(account, policy);
  const counted = countedGates(gates, demands, policy);
  const weight = counted.reduce((sum, { method }) => sum + policy.weights[method], 0);
  const heavyEnough = weight >= demands.weight || possible < demands.gates;
  return counted.length >= Math.min(demands.gates, possible) && heavyEnough && isGrounded(counted);
}

/** Other people's word, and what others may know, need something of one's own beside them; or two people. */
function isGrounded(gates: readonly Proof[]): boolean {
  if (gates.some(({ method }) => !NEVER_ALONE.includes(method))) return true;
  const [manager, agent] = (['manager', 'helpdesk'] as const).map(
    (method) => gates.find((gate) => gate.method === method && gate.destination.startsWith(PERSON))?.destination,
  );
  return manager !== undefined && agent !== undefined && manager !== agent;
}

const PERSON = 'person ';
/** How a person shows as the destination of a proof, so that two people are two. */
export const personProof = (accountId: string): string => `${PERSON}${accountId}`;

/** Whether a contact may be a gate for the account: who put it there must count. */
export const isOwnEnough = (account: Account, contact: keyof Contacts, policy: Policy): boolean =>
  demandsOn(account, policy).contactsFrom === 'anyone' || account.registeredBy?.[contact] === 'user';

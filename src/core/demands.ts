import { isPrivileged, type Account, type Contacts } from './account.ts';
import { isAlike, type ContactsFrom, type MethodId, type Policy, type PolicyRule } from './policy.ts';
import type { Gate } from './recovery.ts';

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
export function countedGates(gates: readonly Gate[], { methods }: Demands, policy: Policy): Gate[] {
  const counted: Gate[] = [];
  const heaviestFirst = gates.toSorted((one, other) => policy.weights[other.method] - policy.weights[one.method]);
  for (const gate of heaviestFirst) {
    const known = counted.some(
      ({ method, destination }) => destination === gate.destination || isAlike(policy, method, gate.method),
    );
    if (methods.includes(gate.method) && !known) counted.push(gate);
  }
  return counted;
}

/** Whether these gates are all that the policy demands of the account: their number, and their weight. */
export function isProven(gates: readonly Gate[], account: Account | undefined, policy: Policy): boolean {
  const demands = demandsOn(account, policy);
  const counted = countedGates(gates, demands, policy);
  const weight = counted.reduce((sum, { method }) => sum + policy.weights[method], 0);
  const [only] = counted;
  const alone = counted.length === 1 && only !== undefined && NEVER_ALONE.includes(only.method);
  return counted.length >= demands.gates && weight >= demands.weight && !alone;
}

/** The contact that a code by this method goes to. */
const CONTACT: Partial<Record<MethodId, keyof Contacts>> = {
  email: 'alternateEmail',
  sms: 'mobilePhone',
  'call-mobile': 'mobilePhone',
  'call-office': 'officePhone',
};

/** A contact may be a gate when it was not changed lately, and when the one who put it there counts. */
export function isUsable(account: Account, method: MethodId, policy: Policy, now: Date): boolean {
  const { contactRestHours, contactsFrom } = demandsOn(account, policy);
  const { contactsChangedAt: changedAt, registeredBy } = account;
  const contact = CONTACT[method];
  const rested = changedAt === undefined || now.getTime() - changedAt.getTime() >= contactRestHours * 3_600_000;
  const own = contact === undefined || registeredBy?.[contact] === 'user';
  return rested && (contactsFrom === 'anyone' || own);
}

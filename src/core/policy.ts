import type { Role } from './account.ts';

/** Ways to prove who is asking. The value is what a choice carries. */
export const METHODS = [
  'email',
  'sms',
  'call-mobile',
  'call-office',
  'totp',
  'recovery-code',
  'questions',
  'manager',
  'helpdesk',
] as const;
export type MethodId = (typeof METHODS)[number];

/** Whose contacts count: those that anybody put into the directory, or that the person registered. */
export type ContactsFrom = 'anyone' | 'user';

/** Of everyone, and what a privileged account never gets less than. */
interface Standard {
  readonly everyone: number;
  readonly privileged: number;
}

/** What holds for some accounts in place of what holds for everyone; see demands.ts. */
export interface PolicyRule {
  readonly name: string;
  /** An account with one of these roles, or in one of these groups of the directory. */
  readonly match: { readonly roles: readonly Role[]; readonly groups: readonly string[] };
  readonly gates?: number | undefined;
  readonly weight?: number | undefined;
  /** The methods that count. */
  readonly methods?: readonly MethodId[] | undefined;
  readonly contactRestHours?: number | undefined;
  readonly contactsFrom?: ContactsFrom | undefined;
}

/** What a text or call costs to numbers that begin like this, in euros. */
export interface Price {
  readonly prefix: string;
  readonly text: number;
  readonly call: number;
}

/** The limits and gates; the schema with its safe defaults and floors is in the configuration. */
export interface Policy {
  /** Offered in this order, as far as they are built and configured; the same to everyone. */
  readonly methods: readonly MethodId[];
  readonly gates: Standard;
  /** What the passed gates must weigh together, besides their number. */
  readonly weight: Standard;
  readonly weights: Readonly<Record<MethodId, number>>;
  /** Methods that prove the same, in groups: of each group one gate counts. */
  readonly alike: readonly (readonly MethodId[])[];
  readonly rules: readonly PolicyRule[];
  readonly code: { readonly minutes: number; readonly tries: number };
  readonly failures: { readonly anonymousPerDay: number; readonly perDay: number; readonly noticeAfter: number };
  readonly sends: {
    readonly perTenMinutes: number;
    readonly perDay: number;
    readonly firstWaitSeconds: number;
    readonly longestWaitSeconds: number;
    readonly perDestinationPerHour: number;
    readonly perSourcePerHour: number;
  };
  /** For everybody together, from midnight to midnight UTC. */
  readonly spend: {
    readonly textsPerDay: number;
    readonly callsPerDay: number;
    /** Euros, by the prices below. */
    readonly costPerDay: number;
    readonly prices: readonly Price[];
    readonly otherPrice: { readonly text: number; readonly call: number };
  };
  /** So many accounts without tries left within an hour alarm the administrators. */
  readonly alarm: { readonly blockedAccountsPerHour: number };
  readonly link: { readonly minutes: number; readonly matchCodeTries: number };
  /** What a new password is held against, besides the rule of the directory. */
  readonly password: { readonly minLength: number; readonly words: readonly string[] };
  /** How long a begun recovery may stay open. */
  readonly recovery: { readonly minutes: number };
  /** A contact changed more recently than this is not a gate. */
  readonly contactRestHours: number;
  readonly contactsFrom: ContactsFrom;
  readonly countries: readonly string[];
}

/** Whether a gate by the one proves nothing that a gate by the other has not proved. */
export const isAlike = ({ alike }: Pick<Policy, 'alike'>, one: MethodId, other: MethodId): boolean =>
  one === other || alike.some((group) => group.includes(one) && group.includes(other));

/** What may be chosen for the next gate; it depends on the gates passed alone, never on the account. */
export const choicesAfter = (
  policy: Pick<Policy, 'alike'>,
  methods: readonly MethodId[],
  passed: readonly MethodId[],
): MethodId[] => methods.filter((method) => !passed.some((used) => isAlike(policy, used, method)));

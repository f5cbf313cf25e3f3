import type { Account, Contacts } from './account.ts';
import { isPrivileged } from './account.ts';

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

/** The limits and gates; the schema with its safe defaults and floors is in the configuration. */
export interface Policy {
  /** Offered in this order, as far as they are built and configured. */
  readonly methods: readonly MethodId[];
  readonly gates: { readonly everyone: number; readonly privileged: number };
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
  readonly link: { readonly minutes: number; readonly matchCodeTries: number };
  /** How long a begun recovery may stay open. */
  readonly recovery: { readonly minutes: number };
  /** A contact changed more recently than this is not a gate. */
  readonly contactRestHours: number;
  readonly countries: readonly string[];
}

/** How many different gates this account must pass. */
export const gatesFor = (account: Account | undefined, policy: Policy): number =>
  account !== undefined && isPrivileged(account) ? policy.gates.privileged : policy.gates.everyone;

/** The methods that share one channel: a text and a call to one phone are one proof. */
const CHANNEL: Partial<Record<MethodId, keyof Contacts>> = {
  email: 'alternateEmail',
  sms: 'mobilePhone',
  'call-mobile': 'mobilePhone',
  'call-office': 'officePhone',
};

/** What may be chosen for the next gate; it depends on the gates passed alone, never on the account. */
export function choicesAfter(methods: readonly MethodId[], passed: readonly MethodId[]): MethodId[] {
  const used = new Set(passed.flatMap((method) => [method, CHANNEL[method] ?? method]));
  return methods.filter((method) => !used.has(method) && !used.has(CHANNEL[method] ?? method));
}

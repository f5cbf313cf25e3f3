import type { MessageChannel } from '../../core/message.ts';
import type { Policy } from '../../core/policy.ts';
import { callMobile } from './call-mobile.ts';
import { callOffice } from './call-office.ts';
import { email } from './email.ts';
import type { VerificationMethod } from './method.ts';
import { sms } from './sms.ts';

/** Every method there is; a new one is a file and a line here. */
const METHODS: readonly VerificationMethod[] = [email, sms, callMobile, callOffice];

/** The methods that can be offered: allowed by policy, built, and with a provider to carry them. */
export function methodsFor(policy: Policy, channels: ReadonlySet<MessageChannel>): VerificationMethod[] {
  return policy.methods.flatMap((id) => METHODS.filter((method) => method.id === id && channels.has(method.channel)));
}

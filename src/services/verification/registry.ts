import type { MessageChannel } from '../../core/message.ts';
import type { MethodId } from '../../core/policy.ts';
import { callMobile } from './call-mobile.ts';
import { callOffice } from './call-office.ts';
import { email } from './email.ts';
import { helpdesk } from './helpdesk.ts';
import { manager } from './manager.ts';
import type { MethodParts, VerificationMethod } from './method.ts';
import { questions } from './questions.ts';
import { recoveryCode } from './recovery-code.ts';
import { sms } from './sms.ts';
import { totp } from './totp.ts';

/** Every method there is; a new one is a file and a line here. */
const METHODS: Readonly<Record<MethodId, (parts: MethodParts) => VerificationMethod>> = {
  email,
  sms,
  'call-mobile': callMobile,
  'call-office': callOffice,
  totp,
  'recovery-code': recoveryCode,
  questions,
  manager,
  helpdesk,
};

/** The methods that can be offered: allowed by policy, and with something to carry them. */
export function methodsFor(parts: MethodParts, channels: ReadonlySet<MessageChannel>): VerificationMethod[] {
  const allowed = parts.policy.methods.map((id) => METHODS[id](parts));
  return allowed.filter(({ channel }) => channel === undefined || channels.has(channel));
}

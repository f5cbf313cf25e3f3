import { isPrivileged } from '../../core/account.ts';
import { newId } from '../references.ts';
import type { MethodParts, Standing, VerificationMethod } from './method.ts';
import { isCode } from './sent-code.ts';
import { accountTries } from './tries.ts';

/**
 * A call-back: staff have a code sent to a registered contact (see call-back.ts), and the employee
 * returns it. Until then nothing is accepted. Never the only gate, never for a privileged account.
 */
export const helpdesk = (parts: MethodParts): VerificationMethod => ({
  id: 'helpdesk',
  tries: accountTries(parts.attempts, parts.clock, 'agent'),

  async start(recovery) {
    if (await parts.throttle.needsRobotCheck(recovery.subjects, recovery)) return { kind: 'robot-check' };
    const challenge = {
      id: newId(parts.random),
      codeHash: undefined,
      destination: undefined,
      expiresAt: recovery.expiresAt,
    };
    const { reference } = recovery;
    return { kind: 'started', challenge, task: { expects: 'code', again: false, params: { reference } } };
  },

  check: (_recovery, challenge, account, typed) => {
    const right = isCode(parts, challenge, typed);
    return Promise.resolve(right && account !== undefined && !isPrivileged(account));
  },

  /** Always possible, and never something that a person has set up. */
  standing: (): Promise<Standing> => Promise.resolve({ kind: 'missing' }),
});

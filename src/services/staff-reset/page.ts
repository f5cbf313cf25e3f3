import type { Language } from '../../core/language.ts';
import type { MethodId } from '../../core/policy.ts';
import { transition, type Recovery } from '../../core/recovery.ts';
import type { StaffReset } from '../../core/staff-reset.ts';
import type { RecoveryDesk } from '../recovery/desk.ts';
import { isStillAllowed } from './gate.ts';
import { contactsFor } from './judge.ts';
import { invitationRef, sha256, type StaffResetParts } from './parts.ts';

export type InvitationState =
  | { readonly kind: 'gone'; readonly language: Language | undefined }
  | {
      /** The ways to send a code, and whether one is on its way in this browser. */
      readonly kind: 'open' | 'code';
      readonly language: Language;
      readonly methods: readonly MethodId[];
    };

export type CodeOutcome =
  | InvitationState
  | { readonly kind: 'wrong' | 'expired'; readonly language: Language; readonly methods: readonly MethodId[] }
  | {
      readonly kind: 'wait';
      readonly language: Language;
      readonly methods: readonly MethodId[];
      readonly seconds: number;
    }
  | { readonly kind: 'stopped'; readonly language: Language }
  /** Where the new password is chosen, in this browser. */
  | { readonly kind: 'passed'; readonly language: Language; readonly url: string };

interface Live {
  readonly reset: StaffReset;
  readonly recovery: Recovery;
  readonly methods: readonly MethodId[];
}

/**
 * The page behind the link that the employee got. Whoever holds the link has one registered contact;
 * the code goes to another one, and only both together lead on.
 */
export function createInvitationDesk(parts: StaffResetParts, desk: Pick<RecoveryDesk, 'start' | 'check' | 'carryOut'>) {
  const find = async (token: string): Promise<Live | undefined> => {
    const reset = await parts.staffResets.byInvitation(sha256(token));
    const recovery = reset && (await parts.recoveries.read(reset.id));
    if (reset === undefined || recovery?.state !== 'verifying' || recovery.expiresAt <= parts.clock.now()) {
      return undefined;
    }
    const target = await parts.directory.read(reset.targetId);
    if (target === undefined || !(await isStillAllowed(parts, reset, target))) return undefined;
    const methods = (await contactsFor(parts, target))
      .map(({ method }) => method)
      .filter(
        (method) => method !== reset.invitation?.method && !recovery.gates.some((gate) => gate.method === method),
      );
    return { reset, recovery, methods };
  };
  const stateOf = ({ recovery, methods }: Live, browser: string | undefined): InvitationState => {
    const isHere = recovery.challenge !== undefined && browser !== undefined && recovery.browser === browser;
    return { kind: isHere ? 'code' : 'open', language: recovery.language, methods };
  };

  return {
    async look(token: string, browser: string | undefined): Promise<InvitationState> {
      const live = await find(token);
      return live === undefined ? GONE : stateOf(live, browser);
    },

    /** A code to another registered contact; from here on the recovery belongs to this browser. */
    send: (token: string, method: string, browser: string): Promise<CodeOutcome> =>
      parts.work.run(async () => {
        const live = await find(token);
        const chosen = live?.methods.find((each) => each === method);
        if (live === undefined) return GONE;
        if (chosen === undefined) return stateOf(live, browser);
        await parts.recoveries.save(held(parts, live, browser, await addressOf(parts, live)));
        const sent = await desk.start(live.recovery.id, chosen);
        const { methods } = live;
        const { language } = live.recovery;
        switch (sent.kind) {
          case 'started':
            return { kind: 'code', language, methods };
          case 'wait':
            return { kind: 'wait', language, methods, seconds: sent.seconds };
          case 'stop':
            return { kind: 'stopped', language };
          case 'robot-check':
          case 'gone':
            return GONE;
        }
      }),

    check: (token: string, code: string, browser: string | undefined): Promise<CodeOutcome> =>
      parts.work.run(async () => {
        const live = await find(token);
        if (live === undefined) return GONE;
        const state = stateOf(live, browser);
        // A code of another browser's page counts for nothing here.
        if (state.kind !== 'code') return state;
        const { methods } = live;
        const { language } = live.recovery;
        const checked = await desk.check(live.recovery.id, code);
        switch (checked.kind) {
          case 'wrong':
          case 'expired':
            return { kind: checked.kind, language, methods };
          case 'stopped':
            return { kind: 'stopped', language };
          case 'next-gate':
            return stateOf(live, undefined);
          case 'verified':
            break;
          case 'gone':
            return GONE;
        }
        const carried = await desk.carryOut(live.recovery.id);
        if (carried.kind !== 'link') return GONE;
        await parts.vault.wipe([invitationRef(live.reset)]);
        return { kind: 'passed', language, url: carried.url };
      }),
  };
}

const GONE = { kind: 'gone', language: undefined } as const;

/** Whoever has the link has read it in the contact it went to. */
async function addressOf(parts: StaffResetParts, { reset }: Live): Promise<string> {
  const target = await parts.directory.read(reset.targetId);
  const first = target && (await contactsFor(parts, target)).find(({ method }) => method === reset.invitation?.method);
  return parts.keyring.fingerprint('destination', first?.to ?? reset.id);
}

function held(parts: StaffResetParts, { reset, recovery }: Live, browser: string, destination: string): Recovery {
  const method = reset.invitation?.method ?? 'email';
  const here = { ...recovery, browser };
  if (recovery.gates.length > 0) return here;
  const gate = { method, destination, passedAt: parts.clock.now() };
  return transition(here, 'pass', { gates: [gate], challenge: undefined }) ?? here;
}

import { endsInEffect, transition, isOpen, type Recovery } from '../../core/recovery.ts';
import type { MethodId } from '../../core/policy.ts';
import { begin, type BeginOutcome, type BeginRequest } from './begin.ts';
import { carryOut, mayProceed, type CarryOutcome } from './carry-out.ts';
import { checkCode, progressOf, type CheckOutcome, type Progress } from './check-code.ts';
import type { EffectRunner } from './effects.ts';
import { isEnough } from './enough.ts';
import { accountOf, findingFor, linkRefs, refs, subjectOf, type Finding, type RecoveryParts } from './parts.ts';
import { choices, startMethod, type StartOutcome } from './start-method.ts';

/** What a chat can ask of a recovery. Every call names the row; nothing is believed from the chat. */
export interface RecoveryDesk {
  begin(request: BeginRequest): Promise<BeginOutcome>;
  methods(recoveryId: string): Promise<MethodId[]>;
  start(recoveryId: string, method: MethodId): Promise<StartOutcome>;
  check(recoveryId: string, typed: string): Promise<CheckOutcome>;
  /** For whoever waits for what happens elsewhere. */
  progress(recoveryId: string): Promise<Progress>;
  /** Told once every gate is passed, and at any time to a person who is signed in: it is their own account. */
  finding(recoveryId: string): Promise<Finding | undefined>;
  carryOut(recoveryId: string): Promise<CarryOutcome>;
  /** Whether it can still lead to anything. */
  isOpen(recoveryId: string): Promise<boolean>;
  /** Ends a recovery whose purpose changes nothing at the account, once; gives whose gates were passed. */
  conclude(recoveryId: string): Promise<string | undefined>;
  cancel(recoveryId: string): Promise<void>;
}

export function createRecoveryDesk(parts: RecoveryParts, effects: EffectRunner): RecoveryDesk {
  return {
    begin: (request) => begin(parts, request),
    async methods(recoveryId) {
      const recovery = await parts.recoveries.read(recoveryId);
      return recovery?.state === 'verifying' ? shown(parts, recovery) : [];
    },
    start: (recoveryId, method) => startMethod(parts, recoveryId, method),
    check: (recoveryId, typed) => checkCode(parts, recoveryId, typed),
    progress: (recoveryId) => progressOf(parts, recoveryId),
    async finding(recoveryId) {
      const recovery = await parts.recoveries.read(recoveryId);
      if (recovery?.state !== 'verified' && !(recovery?.signedIn && recovery.state === 'verifying')) return undefined;
      return findingFor(parts, await accountOf(parts, recovery), recovery);
    },
    carryOut: (recoveryId) => carryOut(parts, effects, recoveryId),
    async isOpen(recoveryId) {
      const recovery = await parts.recoveries.read(recoveryId);
      return recovery !== undefined && isOpen(recovery.state) && recovery.expiresAt > parts.clock.now();
    },
    conclude: (recoveryId) => conclude(parts, recoveryId),
    async cancel(recoveryId) {
      const recovery = await parts.recoveries.read(recoveryId);
      const cancelled = recovery && isOpen(recovery.state) ? transition(recovery, 'cancel') : undefined;
      if (recovery === undefined || cancelled === undefined) return;
      await parts.recoveries.save(cancelled);
      const challenge = recovery.challenge ? [refs.code(recovery.challenge.id)] : [];
      await parts.vault.wipe([...challenge, ...linkRefs(recovery)]);
      await parts.audit.append({
        event: 'recovery.cancelled',
        subject: subjectOf(recovery),
        details: { reference: recovery.reference },
      });
    },
  };
}

/** Whoever is signed in is not shown a way by which no more codes go out today. */
async function shown(parts: RecoveryParts, recovery: Recovery): Promise<MethodId[]> {
  const all = choices(parts, recovery);
  if (!recovery.signedIn) return all;
  const channels = new Map(parts.methods.map(({ id, channel }) => [id, channel]));
  const goesOn = await Promise.all(all.map((id) => parts.spend.isOpen(channels.get(id) ?? 'mail')));
  return all.filter((_id, index) => goesOn[index]);
}

async function conclude(parts: RecoveryParts, recoveryId: string): Promise<string | undefined> {
  const recovery = await parts.recoveries.read(recoveryId);
  if (recovery === undefined || endsInEffect(recovery.purpose) || recovery.expiresAt <= parts.clock.now()) {
    return undefined;
  }
  const account = await accountOf(parts, recovery);
  const done = transition(recovery, 'conclude');
  if (done === undefined || account === undefined || !(await mayProceed(parts, recovery, account))) return undefined;
  if (!(await isEnough(parts, recovery, account))) return undefined;
  await parts.recoveries.save(done);
  await parts.audit.append({
    event: 'recovery.concluded',
    subject: subjectOf(recovery),
    details: { purpose: recovery.purpose, reference: recovery.reference },
  });
  return account.id;
}

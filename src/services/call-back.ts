import { isPrivileged, type Account, type Role } from '../core/account.ts';
import type { MethodId } from '../core/policy.ts';
import { personProof } from '../core/demands.ts';
import { transition, type Challenge, type Recovery } from '../core/recovery.ts';
import { newCode } from './references.ts';
import { pass } from './recovery/check-code.ts';
import { accountOf, isServed, methodOf, subjectOf, type RecoveryParts } from './recovery/parts.ts';
import { makeChallenge, post, usable, type Destination } from './verification/sent-code.ts';
import { refs } from './verification/secrets.ts';

/** The contacts that a code can be sent to, by the method that uses them. */
const WAYS = {
  email: { contact: 'alternateEmail', channel: 'mail', digits: 8 },
  sms: { contact: 'mobilePhone', channel: 'sms', digits: 8 },
  'call-mobile': { contact: 'mobilePhone', channel: 'voice', digits: 6 },
  'call-office': { contact: 'officePhone', channel: 'voice', digits: 6 },
} as const;
export type CallBackWay = Extract<MethodId, keyof typeof WAYS>;

export type CallBackOutcome =
  | { readonly kind: 'sent' | 'attested' }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'not-staff'
        | 'own-account'
        | 'privileged'
        /** The employee did not choose the call-back in the chat, or it is over. */
        | 'not-asked'
        | 'no-such-contact'
        | 'too-often'
        /** Two contacts or more: a code to one of them is the way. */
        | 'has-contacts'
        /** Another person than the agent has to vouch first. */
        | 'manager-first';
    };

interface Request {
  /** Directory identifier of whoever of the staff asks. */
  readonly agentId: string;
  readonly recoveryId: string;
}

const STAFF: readonly Role[] = ['helpdesk', 'passwordAdministrator', 'userAdministrator', 'globalAdministrator'];

/**
 * The helpdesk's side of a call-back, for its console. Staff never see the code; the employee, who chose
 * it in the chat, returns it there. Every call is checked on what the directory says now.
 */
export function createCallBackDesk(parts: RecoveryParts) {
  return {
    /** Sends a code to a registered contact; the employee returns it in the chat. */
    challenge: (request: Request & { readonly way: CallBackWay }): Promise<CallBackOutcome> =>
      parts.work.run(async () => {
        const found = await find(parts, request);
        return 'kind' in found ? found : sendCode(parts, request, found, request.way);
      }),

    /** Where there are too few contacts: the agent knows who it is, and so does the manager. */
    attest: (request: Request): Promise<CallBackOutcome> =>
      parts.work.run(async () => {
        const found = await find(parts, request);
        return 'kind' in found ? found : attest(parts, request, found);
      }),
  };
}

interface Found {
  readonly recovery: Recovery;
  readonly challenge: Challenge;
  readonly account: Account;
}

const refused = (why: Extract<CallBackOutcome, { kind: 'refused' }>['why']): CallBackOutcome => ({
  kind: 'refused',
  why,
});

async function find(parts: RecoveryParts, { agentId, recoveryId }: Request): Promise<Found | CallBackOutcome> {
  const agent = await parts.directory.read(agentId);
  if (agent === undefined || !agent.enabled || !agent.roles.some((role) => STAFF.includes(role)))
    return refused('not-staff');
  const recovery = await parts.recoveries.read(recoveryId);
  const challenge = recovery?.challenge;
  const open = recovery?.state === 'verifying' && recovery.expiresAt > parts.clock.now();
  if (recovery === undefined || !open || challenge?.method !== 'helpdesk') return refused('not-asked');
  const account = await accountOf(parts, recovery);
  const accepted = (await methodOf(parts, 'helpdesk')?.tries.accepts(recovery)) === true;
  if (account === undefined || !accepted || !(await isServed(parts, account, recovery))) return refused('not-asked');
  if (account.id === agentId) return refused('own-account');
  return isPrivileged(account) ? refused('privileged') : { recovery, challenge, account };
}

async function sendCode(
  parts: RecoveryParts,
  { agentId }: Request,
  { recovery, challenge, account }: Found,
  way: CallBackWay,
): Promise<CallBackOutcome> {
  const { contact, channel, digits } = WAYS[way];
  const to = usable(account, contact, parts.policy);
  if (to === undefined || (await parts.contactBook.restsUntil(account, contact))) return refused('no-such-contact');
  const fingerprint = parts.keyring.fingerprint('destination', to);
  if (recovery.gates.some((gate) => gate.destination === fingerprint)) return refused('no-such-contact');
  if (!(await parts.throttle.takeDestination(`to ${fingerprint}`))) return refused('too-often');
  if (!(await parts.spend.take(channel, to))) return refused('too-often');
  const destination: Destination = { channel, to };
  const code = newCode(parts.random, digits);
  const made = makeChallenge(parts, destination, code);
  const next = transition(recovery, 'send', { challenge: { ...challenge, ...made } });
  if (next === undefined) return refused('not-asked');
  await parts.recoveries.save(next);
  await parts.vault.wipe([refs.code(challenge.id)]);
  await parts.vault.put(refs.code(made.id), code, made.expiresAt);
  await post(parts, account.language, destination, made, code);
  await audit(parts, 'call-back.sent', agentId, recovery, { way });
  return { kind: 'sent' };
}

async function attest(
  parts: RecoveryParts,
  { agentId }: Request,
  { recovery, challenge, account }: Found,
): Promise<CallBackOutcome> {
  const contacts = (['alternateEmail', 'mobilePhone', 'officePhone'] as const).flatMap(
    (contact) => usable(account, contact, parts.policy) ?? [],
  );
  if (new Set(contacts).size >= 2) return refused('has-contacts');
  const manager = recovery.gates.find((gate) => gate.method === 'manager');
  if (manager === undefined || manager.destination === personProof(agentId)) return refused('manager-first');
  await audit(parts, 'call-back.attested', agentId, recovery, {});
  const passed = await pass(parts, recovery, { ...challenge, destination: personProof(agentId) });
  if (passed.kind === 'gone') return refused('not-asked');
  const parcel = {
    kind: 'chat',
    conversationId: recovery.conversationId,
    key: 'verify.helpdesk-yes',
    params: {},
    resumes: true,
  } as const;
  const givesUpAt = new Date(parts.clock.now().getTime() + 86_400_000);
  await parts.outbox.add(`chat-attest-${challenge.id}`, parcel, givesUpAt);
  return { kind: 'attested' };
}

const audit = (
  parts: RecoveryParts,
  event: 'call-back.sent' | 'call-back.attested',
  actor: string,
  recovery: Recovery,
  details: Record<string, string>,
): Promise<void> =>
  parts.audit.append({
    event,
    subject: subjectOf(recovery),
    actor,
    details: { ...details, reference: recovery.reference },
  });

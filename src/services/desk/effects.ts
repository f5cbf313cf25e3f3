import type { Account } from '../../core/account.ts';
import type { Case } from '../../core/case.ts';
import type { MessageChannel } from '../../core/message.ts';
import { isOpen, type Recovery } from '../../core/recovery.ts';
import { carryOut } from '../recovery/carry-out.ts';
import { findingFor } from '../recovery/parts.ts';
import { newId } from '../references.ts';
import type { Step } from './actions.ts';
import { isOutOfReach, proofOf, type Proof } from './challenge.ts';
import { DONE, record, refused, type DeskOutcome, type DeskParts } from './parts.ts';

const MINUTE = 60_000;

/** Clears a lock, by the same way as in the chat: on record first, every gate checked again, notices after it. */
export const unlock: Step = async (parts, agent, opened) => {
  const ready = await readyFor(parts, opened);
  if ('kind' in ready) return ready;
  if ((await findingFor(parts.recovery, ready.account, { purpose: 'case', wish: 'locked' })).way !== 'unlock')
    return refused('not-locked');
  const effect = await begin(parts, opened, ready, 'locked');
  const outcome = await carryOut(parts.recovery, parts.effects, effect.id);
  if (outcome.kind !== 'under-way') return refused('diagnosis');
  const begun: Case = { ...opened, effectId: effect.id };
  await parts.cases.save(begun);
  await record(parts, begun, agent, { kind: 'unlock', event: 'case.unlock' });
  return DONE;
};

/**
 * A link to the page goes to a contact of the employee that was no proof here, and its code into the
 * employee's own chat. No agent sees either of them.
 */
export const resetLink: Step = async (parts, agent, opened) => {
  const ready = await readyFor(parts, opened);
  if ('kind' in ready) return ready;
  const to = await contactFor(parts, ready);
  if (to === undefined) return refused('too-few-contacts');
  const lent = isInAgentsName(parts, ready.account) ? agent.id : undefined;
  const finding = await findingFor(parts.recovery, ready.account, { purpose: 'case', wish: 'forgot', agentId: lent });
  const isLacking = lent !== undefined && finding.diagnosis.kind === 'on-premises';
  if (finding.way !== 'reset') return refused(isLacking ? 'no-token' : 'diagnosis');
  const effect = await begin(parts, opened, ready, 'forgot', lent);
  const outcome = await carryOut(parts.recovery, parts.effects, effect.id);
  if (outcome.kind !== 'link') return refused('diagnosis');
  const id = `case-link-${effect.id}`;
  const { minutes } = parts.recovery.policy.link;
  const model = { url: outcome.url, minutes, reference: opened.reference };
  const message = { id, kind: 'case.link', ...to, language: ready.account.language, model } as const;
  await parts.recovery.outbox.add(id, { kind: 'message', message }, outcome.expiresAt);
  const begun: Case = { ...opened, effectId: effect.id };
  await parts.cases.save(begun);
  await record(parts, begun, agent, { kind: 'link-sent', event: 'case.link' });
  await parts.voice.tell(opened.conversationId, `handoff.link/${to.channel}`, { matchCode: outcome.matchCode });
  return DONE;
};

/** Looked at when it is done, whatever the page showed. */
async function readyFor(parts: DeskParts, opened: Case): Promise<Proof | DeskOutcome> {
  const proof = await proofOf(parts, opened);
  if (proof === undefined) return refused('not-proven');
  if (isOutOfReach(proof.account)) return refused('privileged');
  const earlier = opened.effectId === undefined ? undefined : await parts.recovery.recoveries.read(opened.effectId);
  return earlier !== undefined && ['executing', 'uncertain'].includes(earlier.state) ? refused('busy') : proof;
}

/** The cloud resets who is managed on-premises only for a person who signed in. */
const isInAgentsName = ({ recovery: { directory } }: DeskParts, account: Account): boolean =>
  account.source === 'onPremises' && directory.abilities(account).withToken?.includes('reset') === true;

/** What the employee has proven in the case opens one effect. */
async function begin(
  parts: DeskParts,
  opened: Case,
  proof: Proof,
  wish: Recovery['wish'],
  agentId?: string,
): Promise<Recovery> {
  const { clock, random, recoveries } = parts.recovery;
  const now = clock.now();
  const effect: Recovery = {
    ...proof.recovery,
    id: newId(random),
    reference: opened.reference,
    state: 'verified',
    // It is the employee's own recovery, by the employee's own proofs; an agent only began it.
    purpose: 'recover',
    wish,
    agentId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + parts.recovery.policy.recovery.minutes * MINUTE),
  };
  await recoveries.save(effect);
  return effect;
}

/** A registered, rested contact that the employee has not used as a proof in this case. */
async function contactFor(
  { recovery: { methods } }: DeskParts,
  { recovery, account }: Proof,
): Promise<{ readonly channel: MessageChannel; readonly to: string } | undefined> {
  const used = new Set(recovery.gates.map(({ destination }) => destination));
  for (const [id, channel, contact] of LINK_WAYS) {
    const standing = await methods.find((method) => method.id === id)?.standing(account);
    const to = account.contacts[contact];
    if (standing?.kind === 'ready' && to !== undefined && !used.has(standing.proves)) return { channel, to };
  }
  return undefined;
}

const LINK_WAYS = [
  ['email', 'mail', 'alternateEmail'],
  ['sms', 'sms', 'mobilePhone'],
] as const;

/** How the effect that was begun from here stands. */
export async function effectOf(parts: DeskParts, { effectId }: Case) {
  const effect = effectId === undefined ? undefined : await parts.recovery.recoveries.read(effectId);
  if (effect === undefined) return undefined;
  const what = effect.link === undefined ? ('unlock' as const) : ('reset' as const);
  const how =
    effect.state === 'done' ? ('done' as const) : isOpen(effect.state) ? ('open' as const) : ('stopped' as const);
  return { what, how };
}

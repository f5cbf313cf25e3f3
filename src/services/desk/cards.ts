import { Fault } from '../../core/errors.ts';
import type { Case } from '../../core/case.ts';
import type { CaseStore } from '../../ports/cases.ts';
import type { CardStore, CaseCard, ChannelCards } from '../../ports/channel-cards.ts';
import type { Clock } from '../../ports/clock.ts';
import { caseUrl } from './summary.ts';

export interface CardParts {
  readonly cases: Pick<CaseStore, 'read'>;
  readonly cards: CardStore;
  readonly channel: ChannelCards;
  /** Whether the employee has proven who they are, as the console says it. */
  readonly isVerified: (opened: Case) => Promise<boolean>;
  readonly clock: Clock;
  readonly address: { readonly publicUrl: string };
}

const BUSY_MS = 30_000;

/**
 * Brings the card of a case up to date. It shows how things stand when it is delivered, so that the order of
 * deliveries does not matter; one at a time, so that there is one card.
 */
export async function deliverCard(parts: CardParts, caseId: string): Promise<'done' | { readonly refused: string }> {
  const taken = await parts.cards.take(caseId, new Date(parts.clock.now().getTime() + BUSY_MS));
  if (taken === undefined) throw new Fault('delivery-failed', 'The card is being changed.', undefined, 1_000);
  let { posted } = taken;
  try {
    const opened = await parts.cases.read(caseId);
    if (opened === undefined) return { refused: 'there is no such case' };
    const card = await cardOf(parts, opened);
    if (posted !== undefined && (await parts.channel.update(posted, card)) === 'updated') return 'done';
    const result = await parts.channel.post(card);
    if ('refused' in result) return result;
    posted = result.posted;
    return 'done';
  } finally {
    await parts.cards.keep(caseId, posted);
  }
}

/** What the channel shows of a case. */
export const cardOf = async (
  { isVerified, address }: Pick<CardParts, 'isVerified' | 'address'>,
  opened: Case,
): Promise<CaseCard> => ({
  caseId: opened.id,
  reference: opened.reference,
  state: opened.state,
  urgent: opened.urgent,
  verified: await isVerified(opened),
  language: opened.language,
  openedAt: opened.openedAt,
  agent: opened.agent?.name,
  url: caseUrl({ address }, opened),
});

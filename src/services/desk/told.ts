import type { Case } from '../../core/case.ts';
import type { CaseNews, OutboundMessage } from '../../core/message.ts';
import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { ChatReader } from '../../ports/cases.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { Outbox, TranscriptStore } from '../../ports/stores.ts';
import { newId } from '../references.ts';

/** Tells the helpdesk of a case, by every way that is set up. */
export interface CaseTold {
  /** Whatever is new about it: its card is brought up to date. */
  changed(opened: Case): Promise<void>;
  opened(opened: Case, mail: boolean): Promise<void>;
  news(opened: Case, what: CaseNews): Promise<void>;
}

export interface CaseToldParts {
  readonly directory: Pick<AccountReader, 'read'>;
  readonly transcripts: TranscriptStore;
  readonly chat: Pick<ChatReader, 'exists'>;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: Random;
  readonly organisation: Organisation;
  /** The language that the helpdesk reads. */
  readonly staffLanguage: Language;
  /** Texted and called for urgent cases, as far as something carries it. */
  readonly onCall: string | undefined;
  readonly channels: ReadonlySet<string>;
  /** Where the channel card goes; see the port. */
  readonly hasCards: boolean;
  readonly address: { readonly publicUrl: string };
}

const DAY = 86_400_000;

export function createCaseTold(parts: CaseToldParts): CaseTold {
  const { outbox, clock, organisation, staffLanguage: language, onCall, channels } = parts;
  const givesUpAt = () => new Date(clock.now().getTime() + DAY);

  /** Mail always; a text and a call to whoever is on call when it is urgent. */
  const destinations = (urgent: boolean) => {
    const { mail } = organisation.helpdesk;
    const ways = [
      { channel: 'mail', to: mail },
      { channel: 'sms', to: urgent ? onCall : undefined },
      { channel: 'voice', to: urgent ? onCall : undefined },
    ] as const;
    return ways.flatMap(({ channel, to }) =>
      to !== undefined && (channel === 'mail' || channels.has(channel)) ? [{ channel, to }] : [],
    );
  };

  const send = async (id: string, message: OutboundMessage): Promise<void> =>
    outbox.add(id, { kind: 'message', message }, givesUpAt());

  async function changed(opened: Case): Promise<void> {
    if (!parts.hasCards) return;
    await outbox.add(`card-${newId(parts.random)}`, { kind: 'card', caseId: opened.id }, givesUpAt());
  }

  return {
    changed,
    async opened(opened, mail) {
      const account = opened.accountId === undefined ? undefined : await parts.directory.read(opened.accountId);
      const model = {
        reference: opened.reference,
        at: opened.openedAt,
        urgent: opened.urgent,
        person: account ? `${account.displayName} <${account.userId}>` : opened.claimedId,
        verified: opened.proofs.length > 0,
        diagnosis: opened.diagnosis,
        summary: opened.summary,
        transcript: await parts.transcripts.latest(opened.conversationId, 30),
      };
      for (const { channel, to } of destinations(opened.urgent)) {
        if (channel === 'mail' && !mail) continue;
        const id = channel === 'mail' ? `case-${opened.id}` : `case-${opened.id}-${channel}`;
        await send(id, { id, kind: 'case.opened', channel, to, language, model });
      }
      await changed(opened);
    },
    async news(opened, what) {
      const model = {
        reference: opened.reference,
        at: clock.now(),
        urgent: opened.urgent,
        what,
        agent: opened.agent?.name,
      };
      for (const { channel, to } of destinations(opened.urgent && what.endsWith('late'))) {
        const id = `case-${opened.id}-${what}-${channel}-${clock.now().getTime()}`;
        await send(id, { id, kind: 'case.news', channel, to, language, model });
      }
      await changed(opened);
    },
  };
}

import type { Activity } from 'botbuilder';
import { proactive } from '../../../dialogs/say.ts';
import { text } from '../../../dialogs/texts/texts.ts';
import type { CaseCard } from '../../ports/channel-cards.ts';
import { inert } from '../inert.ts';
import { caseCard, type Reading } from './case-card.ts';
import type { HelpdeskChannel } from './helpdesk-channel.ts';
import type { CasePress, ChannelActivity } from './incoming.ts';
import type { CardDesk } from './needs.ts';
import type { Persons } from './persons.ts';

export interface CasePressParts {
  readonly reading: Reading;
  /** Absent where no channel is set up: then every press is refused. */
  readonly channel: Pick<HelpdeskChannel, 'isHere'> | undefined;
  readonly persons: Persons;
  readonly desk: CardDesk;
  readonly fingerprint: (value: string) => string;
}

/** What whoever pressed gets to read, and how the case stands now where that is theirs to see. */
interface Pressed {
  readonly word?: Word;
  readonly agent?: string;
  readonly card?: CaseCard;
}

type Word = 'elsewhere' | 'no-role' | 'gone' | 'taken' | 'old' | 'own-case' | 'higher-role' | 'not-now';

export type CasePresses = ReturnType<typeof createCasePresses>;

/**
 * Buttons on the card of a case. Where it was pressed and by whom is what the channel vouches for; whether
 * they may is read from the directory; the helpdesk decides, as it does for its console.
 */
export function createCasePresses({ reading, channel, persons, desk, fingerprint }: CasePressParts) {
  const { language } = reading;
  const say = ({ word, agent = '' }: Pressed): string | undefined =>
    word && text(language, `desk-card/${word}`, { agent });

  async function press(activity: ChannelActivity, asked: CasePress): Promise<Pressed> {
    if (channel?.isHere(activity) !== true) return refuse(undefined, 'elsewhere');
    const { isOurs, accountId } = await persons.of(activity);
    if (!isOurs || accountId === undefined || !(await desk.isStaff(accountId))) return refuse(accountId, 'no-role');
    const outcome = await desk.act(accountId, asked.caseId, asked.action, keyOf(activity, asked));
    const card = await desk.card(asked.caseId);
    if (card === undefined) return { word: 'gone' };
    if (outcome.kind === 'done') return { card };
    if (outcome.kind === 'refused' && outcome.why !== 'state') return { word: wordFor(outcome.why) };
    // Of a colleague's case it is told whose it is, and nothing is done.
    const by = outcome.kind === 'taken' ? outcome.by : outcome.kind === 'not-found' ? card.agent : undefined;
    return by === undefined ? { word: 'old', card } : { word: 'taken', agent: inert(by), card };
  }

  async function refuse(accountId: string | undefined, word: 'elsewhere' | 'no-role'): Promise<Pressed> {
    await desk.refused(accountId, word);
    return { word };
  }

  /** A press that is delivered again may have another id, but not another moment. */
  const keyOf = ({ id, timestamp, from, conversation }: ChannelActivity, asked: CasePress): string =>
    fingerprint(JSON.stringify([conversation.id, from.id, timestamp ?? id, asked]));

  return {
    /** The answer to an executed button: the card, or a word where it is not theirs to see. */
    async invoked(activity: ChannelActivity, asked: CasePress): Promise<object> {
      const pressed = await press(activity, asked);
      return pressed.card === undefined
        ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: say(pressed) }
        : {
            statusCode: 200,
            type: 'application/vnd.microsoft.card.adaptive',
            value: caseCard(pressed.card, reading, say(pressed)),
          };
    },
    /** The answer to a submitted one; none where the card itself will show it. */
    async submitted(activity: ChannelActivity, asked: CasePress): Promise<Partial<Activity> | undefined> {
      const { word, agent = '' } = await press(activity, asked);
      return word && proactive(`desk-card/${word}`, language, { agent });
    },
  };
}

const wordFor = (why: string): Word => (why === 'own-case' || why === 'higher-role' ? why : 'not-now');

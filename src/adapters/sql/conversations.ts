import type { Clock } from '../../ports/clock.ts';
import type { ChatLine, ChatReader } from '../../ports/cases.ts';
import type { TranscriptStore, Vault } from '../../ports/stores.ts';
import { Fault } from '../../core/errors.ts';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import { isDuplicate } from './sqlite-errors.ts';
import { withoutSecrets } from './vault.ts';
import type { SqlWork } from './work.ts';

/** The part of an activity that this store looks at. */
interface ActivityLike {
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly text?: string | undefined;
}

interface StoredActivity {
  readonly id: string;
  readonly clientId: string | undefined;
  readonly role: 'bot' | 'user';
  readonly activity: ActivityLike;
}

interface Conversation {
  readonly id: string;
  readonly channel: 'web' | 'teams';
  readonly userId: string;
  readonly accountId: string | undefined;
  readonly browser: string | undefined;
  readonly source: string;
  readonly locale: string | undefined;
}

const findConversation = prepared((on, id: string) => on.selectFrom('conversations').selectAll().where('id', '=', id));
const findLast = prepared((on, conversationId: string) =>
  on
    .selectFrom('activities')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('conversation_id', '=', conversationId),
);
const findTaken = prepared((on, conversationId: string, clientId: string) =>
  on
    .selectFrom('activities')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('client_id', '=', clientId),
);

/**
 * Conversations and what was said in them. Secrets stand here by reference; an activity whose
 * secret is dead comes back without its link.
 * @param retire how an activity reads once its link is dead
 */
export function createConversationLog<A extends ActivityLike>(
  db: Database,
  work: SqlWork,
  vault: Vault,
  clock: Clock,
  retire: (activity: A) => A,
) {
  const lastSeq = async (conversationId: string): Promise<number> => {
    const known = work.memo.get(seqKey(conversationId)) as number | undefined;
    if (known !== undefined) return known;
    const { rows } = await findLast(db, conversationId);
    return rows[0]?.last ?? 0;
  };

  return {
    async find(conversationId: string): Promise<Conversation | undefined> {
      const { rows } = await findConversation(db, conversationId);
      const [row] = rows;
      return (
        row && {
          id: row.id,
          channel: row.channel as Conversation['channel'],
          userId: row.user_id,
          accountId: row.account_id ?? undefined,
          browser: row.browser ?? undefined,
          source: row.source,
          locale: row.locale ?? undefined,
        }
      );
    },
    async open(conversation: Conversation): Promise<void> {
      const row = {
        id: conversation.id,
        channel: conversation.channel,
        user_id: conversation.userId,
        account_id: conversation.accountId ?? null,
        browser: conversation.browser ?? null,
        source: conversation.source,
        locale: conversation.locale ?? null,
        opened_at: clock.now().getTime(),
      };
      await work.enlist(async (trx) => {
        await trx.insertInto('conversations').values(row).execute();
      });
    },
    async idOf(conversationId: string, clientId: string): Promise<string | undefined> {
      const { rows } = await findTaken(db, conversationId, clientId);
      return rows[0]?.id;
    },
    async erase(conversationId: string, clientId: string): Promise<void> {
      const said = { type: 'message', text: '' };
      await work.enlist(async (trx) => {
        await trx
          .updateTable('activities')
          .set({ body: JSON.stringify(said) })
          .where('conversation_id', '=', conversationId)
          .where('client_id', '=', clientId)
          .execute();
      });
    },
    async append(conversationId: string, activities: readonly StoredActivity[]): Promise<void> {
      if (activities.length === 0) return;
      const before = await lastSeq(conversationId);
      work.memo.set(seqKey(conversationId), before + activities.length);
      const rows = activities.map((stored, index) => ({
        conversation_id: conversationId,
        seq: before + 1 + index,
        id: stored.id,
        client_id: stored.clientId ?? null,
        at: clock.now().getTime(),
        role: stored.role,
        body: vault.conceal(JSON.stringify(stored.activity)),
      }));
      await work.enlist(async (trx) => {
        try {
          await trx.insertInto('activities').values(rows).execute();
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          throw new Fault('conflict', 'The conversation went on in between.', error);
        }
      });
    },
    async read(conversationId: string, after: number): Promise<{ activities: A[]; watermark: number }> {
      const rows = await db
        .selectFrom('activities')
        .select(['seq', 'body'])
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(200)
        .execute();
      const activities: A[] = [];
      for (const row of rows) {
        const { text, dead } = await vault.reveal(row.body);
        const activity = JSON.parse(text) as A;
        activities.push(dead ? retire(activity) : activity);
      }
      return { activities, watermark: rows.at(-1)?.seq ?? after };
    },
  };
}

const seqKey = (conversationId: string) => `seq ${conversationId}`;

/** What was said lately, for whoever takes the case over. */
export function createTranscriptStore(db: Database): TranscriptStore & ChatReader {
  return {
    async exists(conversationId) {
      const row = await db.selectFrom('conversations').select('id').where('id', '=', conversationId).executeTakeFirst();
      return row !== undefined;
    },
    async since(conversationId, after, most) {
      const rows = await db
        .selectFrom('activities')
        .select(['seq', 'at', 'role', 'body'])
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(most)
        .execute();
      return { lines: rows.flatMap(lineOf), last: rows.at(-1)?.seq ?? after };
    },
    async latest(conversationId, most) {
      const rows = await db
        .selectFrom('activities')
        .select(['role', 'body'])
        .where('conversation_id', '=', conversationId)
        .orderBy('seq', 'desc')
        .limit(most)
        .execute();
      return rows.toReversed().flatMap((row) => {
        const { type, text } = JSON.parse(row.body) as ActivityLike;
        if (type !== 'message' || text === undefined || text === '') return [];
        return [
          { from: row.role === 'bot' ? ('assistant' as const) : ('person' as const), text: withoutSecrets(text) },
        ];
      });
    },
  };
}

/** Of a message, as staff may see it. What an agent said is marked by its label, which only the assistant sets. */
function lineOf(row: { seq: number; at: number; role: 'bot' | 'user'; body: string }): ChatLine[] {
  const { type, text = '', label, value, attachments = [] } = JSON.parse(row.body) as Partial<ShownActivity>;
  if (type !== 'message') return [];
  const agent = row.role === 'bot' && label === 'handoff.message' ? value : undefined;
  const from = row.role === 'user' ? 'person' : agent === undefined ? 'assistant' : 'agent';
  const words = withoutSecrets(agent?.words ?? text);
  const files = row.role === 'user' ? attachments.map(({ name }) => name) : [];
  if (words === '' && files.length === 0) return [];
  return [{ seq: row.seq, at: new Date(row.at), from, name: agent?.agent, text: words, files }];
}

interface ShownActivity extends ActivityLike {
  readonly label: string;
  readonly value: { readonly agent: string; readonly words: string };
  readonly attachments: readonly { readonly name: string }[];
}

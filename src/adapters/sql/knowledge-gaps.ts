import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '../../core/language.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

/** A question that nothing answered, as people asked it, without secrets. */
export interface KnowledgeGap {
  /** Eight hexadecimal digits, the same on every machine. */
  readonly id: string;
  readonly question: string;
  readonly language: string;
  readonly times: number;
  readonly lastAt: string;
}

/** What somebody did about it: there is an article now, or it will never be ours. */
export type Settlement = 'answered' | 'dismissed';

const LONGEST = 200;

/**
 * Counts a question; case and spaces make no difference. One that was taken for answered and is asked again without
 * an answer is open again.
 */
export async function noteGap(work: SqlWork, clock: Clock, question: string, language: Language): Promise<void> {
  const asked = question.toLowerCase().replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  const at = clock.now().getTime();
  await work.enlist(async (trx) => {
    await trx
      .insertInto('knowledge_gaps')
      .values({ question: asked, language, times: 1, first_at: at, last_at: at, settled: null })
      .onConflict((conflict) =>
        conflict.columns(['question', 'language']).doUpdateSet((expression) => ({
          times: expression('knowledge_gaps.times', '+', 1),
          last_at: at,
          settled: sql<Settlement | null>`nullif(knowledge_gaps.settled, 'answered')`,
        })),
      )
      .execute();
  });
}

/** The open ones, asked most first. */
export async function knowledgeGaps(db: Database, most: number): Promise<KnowledgeGap[]> {
  const rows = await db
    .selectFrom('knowledge_gaps')
    .selectAll()
    .where('settled', 'is', null)
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .orderBy('question')
    .limit(most)
    .execute();
  return rows.map(({ question, language, times, last_at }) => ({
    id: gapId(question, language),
    question,
    language,
    times,
    lastAt: new Date(last_at).toISOString(),
  }));
}

/** Takes open ones off the list. Gives the identifiers that were not on it. */
export async function settleGaps(db: Database, ids: readonly string[], settled: Settlement): Promise<string[]> {
  const open = await knowledgeGaps(db, Number.MAX_SAFE_INTEGER);
  for (const { id, question, language } of open) {
    if (!ids.includes(id)) continue;
    await db
      .updateTable('knowledge_gaps')
      .set({ settled })
      .where('question', '=', question)
      .where('language', '=', language)
      .execute();
  }
  return ids.filter((id) => !open.some((gap) => gap.id === id));
}

const gapId = (question: string, language: string): string =>
  createHash('sha256').update(`${language} ${question}`).digest('hex').slice(0, 8);

import type { Language } from '../../core/language.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

/** A question that nothing answered, as people asked it, without secrets. */
export interface KnowledgeGap {
  readonly question: string;
  readonly language: string;
  readonly times: number;
  readonly lastAt: string;
}

const LONGEST = 200;

/** Counts a question; case and spaces make no difference. */
export async function noteGap(work: SqlWork, clock: Clock, question: string, language: Language): Promise<void> {
  const asked = question.toLowerCase().replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  const at = clock.now().getTime();
  await work.enlist(async (trx) => {
    await trx
      .insertInto('knowledge_gaps')
      .values({ question: asked, language, times: 1, first_at: at, last_at: at })
      .onConflict((conflict) =>
        conflict
          .columns(['question', 'language'])
          .doUpdateSet(({ eb }) => ({ times: eb('knowledge_gaps.times', '+', 1), last_at: at })),
      )
      .execute();
  });
}

/** Asked most first. */
export async function knowledgeGaps(db: Database, most: number): Promise<KnowledgeGap[]> {
  const rows = await db
    .selectFrom('knowledge_gaps')
    .selectAll()
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ question, language, times, last_at }) => ({
    question,
    language,
    times,
    lastAt: new Date(last_at).toISOString(),
  }));
}

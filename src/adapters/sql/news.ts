import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { News } from '../../ports/cases.ts';
import type { Database } from './database.ts';

const EVERY_MS = 300;

/**
 * Who listens for what. Other processes on the same database write too: SQLite counts their commits, and
 * whenever it has counted some, everybody looks.
 */
export function createNews(db: Database) {
  const emitter = new EventEmitter().setMaxListeners(0);
  let timer: NodeJS.Timeout | undefined;
  let version: number | undefined;

  async function look(): Promise<void> {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
    const now = rows[0]?.data_version;
    if (version !== undefined && now !== version) for (const topic of emitter.eventNames()) emitter.emit(topic);
    version = now;
  }

  const news: News = {
    tell: (topic) => void emitter.emit(topic),
    subscribe(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
  };
  return {
    ...news,
    start(report: (error: unknown) => void): void {
      timer = setInterval(() => void look().catch(report), EVERY_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

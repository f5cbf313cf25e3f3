import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '../adapters/sql/database.ts';
import { knowledgeGaps, settleGaps, type KnowledgeGap, type Settlement } from '../adapters/sql/knowledge-gaps.ts';
import { loadConfig } from '../config/load.ts';
import { Fault } from '../core/errors.ts';
import { UsageError, type Io } from './command.ts';

const SETTLE: Readonly<Record<string, Settlement>> = { answered: 'answered', dismiss: 'dismissed' };

/** The questions that nothing answered, or what was done about some of them. */
export async function gaps([action, ...ids]: readonly string[], most: number, json: boolean, io: Io): Promise<number> {
  const settlement = action === undefined ? undefined : SETTLE[action];
  if (action !== undefined && (settlement === undefined || ids.length === 0))
    throw new UsageError('knowledge gaps: nothing, or answered ID..., or dismiss ID...');
  const db = await existingDatabase();
  try {
    return settlement === undefined ? await list(db, most, json, io) : await settle(db, ids, settlement, io);
  } finally {
    await db.destroy();
  }
}

async function existingDatabase(): Promise<Database> {
  const { config } = loadConfig(process.env);
  const path = join(config.data, 'sleutel.db');
  if (!existsSync(path)) throw new Fault('storage-broken', `There is no database at ${path} yet.`);
  return openDatabase(path);
}

async function list(db: Database, most: number, json: boolean, io: Io): Promise<number> {
  const found = await knowledgeGaps(db, most);
  for (const gap of found) io.stdout(`${json ? JSON.stringify(gap) : line(gap)}\n`);
  if (found.length === 0 && !json) io.stdout('No questions without an answer.\n');
  return 0;
}

const line = ({ id, question, language, times, lastAt }: KnowledgeGap): string =>
  `${id}  ${language}  ${String(times).padStart(4)}x  ${lastAt.slice(0, 10)}  ${question}`;

async function settle(db: Database, ids: readonly string[], settlement: Settlement, io: Io): Promise<number> {
  const unknown = await settleGaps(db, ids, settlement);
  for (const id of unknown) io.stderr(`${id} is not on the list\n`);
  io.stdout(`${ids.length - unknown.length} ${settlement}\n`);
  return unknown.length === 0 ? 0 : 1;
}

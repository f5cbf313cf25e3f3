import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Fault } from '../../core/errors.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { asFault } from './sqlite-errors.ts';

export type Database = Kysely<Schema>;

/**
 * Opens the embedded database and brings it up to date. Every commit is on disk before it counts
 * (WAL, synchronous FULL).
 * @throws Fault `storage-broken` when the file is not a database or cannot be written.
 */
export async function openDatabase(path: string): Promise<Database> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const engine = new DatabaseSync(path);
    engine.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;');
    // In KiB, as far as there is so much: a look-up among many accounts costs no more than among few.
    engine.exec('pragma cache_size = -65536;');
    // In pages: moving the journal costs more than writing it. What was deleted leaves it with each clean-up.
    engine.exec('pragma wal_autocheckpoint = 8000;');
    // Short, because waiting blocks the whole process; work.ts tries again without blocking.
    engine.exec('pragma busy_timeout = 20; pragma foreign_keys = on;');
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: asKyselyExpects(engine) }) });
    await migrate(db);
    return db;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('storage-broken', `The database ${path} cannot be opened: ${(error as Error).message}`, error);
  }
}

async function migrate(db: Database): Promise<void> {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  if (error !== undefined) throw new Fault('storage-broken', 'The database cannot be brought up to date.', error);
}

/** A broken disk is a fault wherever it shows first. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFault(error);
  }
}

/** node:sqlite in the shape of the driver that Kysely was written for; statements are kept compiled. */
function asKyselyExpects(engine: DatabaseSync) {
  type Statement = ReturnType<DatabaseSync['prepare']>;
  const compiled = new Map<string, { statement: Statement; reader: boolean }>();
  const prepare = (text: string) => {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const statement = engine.prepare(text);
    const made = { statement, reader: statement.columns().length > 0 };
    if (compiled.size < 500) compiled.set(text, made);
    return made;
  };
  return {
    close: () => engine.close(),
    prepare(text: string) {
      const { statement, reader } = prepare(text);
      return {
        reader,
        all: (parameters: readonly unknown[]) => told(() => statement.all(...(parameters as SQLInputValue[]))),
        run(parameters: readonly unknown[]) {
          // A full disk has rolled back by itself; complaining about that would hide what happened.
          if (text === 'rollback' && !engine.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return told(() => statement.run(...(parameters as SQLInputValue[])));
        },
        iterate: (parameters: readonly unknown[]) =>
          statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
      };
    },
  };
}

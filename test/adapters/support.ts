import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { strongRandom } from '../../src/adapters/crypto/random.ts';
import { createVault } from '../../src/adapters/sql/vault.ts';
import { openDatabase, type Database } from '../../src/adapters/sql/database.ts';
import { SqlWork } from '../../src/adapters/sql/work.ts';
import { Fault, type FaultCode } from '../../src/core/errors.ts';
import { TestClock } from '../support/app.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const keyring = createKeyring(Buffer.alloc(32, 7));
export const random = strongRandom;

/** A database file of its own, any number of connections to it, and a clock that the test moves. */
export class TempDatabase {
  readonly folder = mkdtempSync(join(tmpdir(), 'sleutel-sql-'));
  readonly path = join(this.folder, 'sleutel.db');
  readonly clock = new TestClock(new Date('2026-03-01T12:00:00Z'));
  readonly #open: Database[] = [];

  async connect(patience?: number) {
    const db = await openDatabase(this.path);
    this.#open.push(db);
    const work = new SqlWork(db, patience);
    return { db, work, vault: createVault(db, work, keyring, this.clock) };
  }

  /** Every byte of the database on disk, the journal included. */
  bytes(): Buffer {
    const names = readdirSync(this.folder).filter((name) => name.startsWith('sleutel.db'));
    return Buffer.concat(names.map((name) => readFileSync(join(this.folder, name))));
  }

  async remove(): Promise<void> {
    await Promise.all(this.#open.map((db) => db.destroy()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Connection = Awaited<ReturnType<TempDatabase['connect']>>;

/** The fault that something ends in; none when it goes well. */
export async function faultOf(work: () => unknown): Promise<FaultCode | undefined> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return undefined;
}

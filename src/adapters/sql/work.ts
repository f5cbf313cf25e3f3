import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextRound, setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { Fault, isFault } from '../../core/errors.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { isBusy } from './sqlite-errors.ts';

export type Write = (trx: Transaction<Schema>) => Promise<void>;

/** What one unit has decided so far; it reaches the database in one piece. */
interface Unit {
  readonly writes: Write[];
  readonly after: (() => void)[];
  readonly memo: Map<string, unknown>;
}

/** A unit whose writes are ready. */
interface Ready extends Pick<PromiseWithResolvers<void>, 'resolve' | 'reject'> {
  readonly writes: readonly Write[];
}

const MOST_RERUNS = 20;
const BUSY_PATIENCE_MS = 5000;
const LINE_PATIENCE_MS = 250;

/**
 * Reads go to the database at once; writes wait for the end of the unit and are then committed
 * together. So a slow directory never holds a lock, and a turn costs one commit at most: units that are
 * ready at the same moment share one, because the disk takes longest. A write that finds its row changed
 * throws `conflict`, and the unit is run again on fresh reads.
 */
export class SqlWork implements UnitOfWork {
  readonly #db: Database;
  readonly #current = new AsyncLocalStorage<Unit | undefined>();
  readonly #patience: number;
  readonly #ready: Ready[] = [];
  #lastInLine: Promise<void> = Promise.resolve();

  /** @param patience milliseconds that a commit waits for others to let go of the database */
  constructor(db: Database, patience = BUSY_PATIENCE_MS) {
    this.#db = db;
    this.#patience = patience;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore() !== undefined) return work();
    for (let reruns = 0; ; reruns++) {
      const attempt = () => this.#attempt(work, reruns < MOST_RERUNS);
      const done = await (reruns === 0 ? attempt() : this.#inLine(attempt));
      if (done !== undefined) return done.result;
    }
  }

  /** `undefined` when another unit came first and this one may run again. */
  async #attempt<T>(work: () => Promise<T>, mayRunAgain: boolean): Promise<{ readonly result: T } | undefined> {
    const unit: Unit = { writes: [], after: [], memo: new Map() };
    const result = await this.#current.run(unit, work);
    try {
      await this.#commit(unit.writes);
    } catch (error) {
      if (isFault(error, 'conflict') && mayRunAgain) return undefined;
      throw error;
    }
    this.#current.run(undefined, () => unit.after.forEach((action) => action()));
    return { result };
  }

  /**
   * Units that came too late run again one after another; all at once, all but one of them would
   * come too late again. Nobody waits long for a slow one.
   */
  async #inLine<T>(attempt: () => Promise<T>): Promise<T> {
    const before = this.#lastInLine;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lastInLine = promise;
    await Promise.race([before, delay(LINE_PATIENCE_MS, undefined, { ref: false })]);
    try {
      return await attempt();
    } finally {
      resolve();
    }
  }

  afterCommit(action: () => void): void {
    const unit = this.#current.getStore();
    if (unit === undefined) action();
    else unit.after.push(action);
  }

  /**
   * Adds a write to the current unit, or commits it by itself when there is none.
   * @param within milliseconds that it may then wait for a commit that is needed anyway
   */
  async enlist(write: Write, within = 0): Promise<void> {
    const unit = this.#current.getStore();
    if (unit === undefined) await this.#commit([write], within);
    else unit.writes.push(write);
  }

  /** What stores remember within one unit, so that it reads its own writes. */
  get memo(): Map<string, unknown> {
    return this.#current.getStore()?.memo ?? new Map();
  }

  /** Work that must not be part of the unit around it, such as what another system would do. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.#current.run(undefined, work);
  }

  async #commit(writes: readonly Write[], within = 0): Promise<void> {
    if (writes.length === 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#ready.push({ writes, resolve, reject });
    void (within === 0 ? nextRound() : delay(within)).then(() => this.#commitReady());
    return promise;
  }

  /** All who are ready in one transaction; when one of them is in the way, each in its own. */
  async #commitReady(): Promise<void> {
    const units = this.#ready.splice(0);
    if (units.length === 0) return;
    try {
      await this.#transact(units.flatMap(({ writes }) => writes));
      for (const { resolve } of units) resolve();
    } catch (error) {
      if (units.length > 1 && !isAboutStorage(error)) return this.#commitEach(units);
      for (const { reject } of units) reject(error);
    }
  }

  async #commitEach(units: readonly Ready[]): Promise<void> {
    for (const { writes, resolve, reject } of units) await this.#transact(writes).then(resolve, reject);
  }

  async #transact(writes: readonly Write[]): Promise<void> {
    const patience = performance.now() + this.#patience;
    for (let pause = 5; ; pause = Math.min(pause * 2, 250)) {
      try {
        await this.#db.transaction().execute(async (trx) => {
          for (const write of writes) await write(trx);
        });
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > patience) throw new Fault('storage-busy', 'The database is locked.', error);
        await delay(pause);
      }
    }
  }
}

/** Busy or broken is the same for all. */
const isAboutStorage = (error: unknown): boolean => isFault(error, 'storage-busy') || isFault(error, 'storage-broken');

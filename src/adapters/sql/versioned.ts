import { Fault } from '../../core/errors.ts';
import type { SqlWork } from './work.ts';

interface Remembered<T> {
  readonly value: T | undefined;
  /** 0 while there is no row. */
  readonly version: number;
}

/**
 * What a unit of work has read and written of rows with a version: it reads its own writes, and a
 * save says which version it has read.
 */
export class Versioned<T> {
  readonly #work: SqlWork;
  readonly #name: string;

  constructor(work: SqlWork, name: string) {
    this.#work = work;
    this.#name = name;
  }

  async read(id: string, load: () => Promise<{ readonly value: T; readonly version: number } | undefined>) {
    const known = this.#work.memo.get(this.#key(id)) as Remembered<T> | undefined;
    if (known !== undefined) return known.value;
    const found = await load();
    this.#work.memo.set(this.#key(id), found ?? { value: undefined, version: 0 });
    return found?.value;
  }

  /** Notes a write and gives the versions before and after it. */
  write(id: string, value: T): { readonly before: number; readonly after: number } {
    const known = this.#work.memo.get(this.#key(id)) as Remembered<T> | undefined;
    const before = known?.version ?? 0;
    this.#work.memo.set(this.#key(id), { value, version: before + 1 });
    return { before, after: before + 1 };
  }

  #key(id: string): string {
    return `${this.#name} ${id}`;
  }
}

/** One row must have been written; otherwise another unit was there first. */
export function mustBeOne(rows: bigint | undefined, what: string): void {
  if (rows !== 1n) throw new Fault('conflict', `${what} was changed in between.`);
}

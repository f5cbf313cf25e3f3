/** Ends with the deadline (as `performance.now` counts), whatever becomes of the work. */
export async function before<T>(deadline: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}

/** So many at a time; the others wait in line, up to their deadline. */
export class Turns {
  readonly #most: number;
  readonly #line: (() => void)[] = [];
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  async take(deadline: number): Promise<void> {
    if (this.#taken < this.#most) {
      this.#taken += 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#line.push(resolve);
    try {
      await before(deadline, promise);
    } catch (error) {
      const at = this.#line.indexOf(resolve);
      if (at >= 0) this.#line.splice(at, 1);
      // It came in the moment in which it was given up.
      else this.giveBack();
      throw error;
    }
  }

  giveBack(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#taken -= 1;
    else next();
  }
}

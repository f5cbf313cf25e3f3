import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../../ports/clock.ts';

const POOL = 1_024;
let pool = Buffer.alloc(0);

/** Each byte is given once; the system is asked for many at a time, because asking takes longest. */
function bytes(length: number): Buffer {
  if (length > pool.length) pool = randomBytes(Math.max(length, POOL));
  const given = Buffer.from(pool.subarray(0, length));
  pool.fill(0, 0, length);
  pool = pool.subarray(length);
  return given;
}

export const strongRandom: Random = {
  bytes,
  integer: (below) => randomInt(below),
};

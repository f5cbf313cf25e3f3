import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../../ports/clock.ts';

export const strongRandom: Random = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
};

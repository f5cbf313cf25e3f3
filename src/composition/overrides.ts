import type { Log } from '../adapters/log.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';

/** What a test may put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
  /** Milliseconds that a directory is waited for. */
  readonly patience?: number;
  /** Nothing is swept but when the test says so. */
  readonly sweeps?: 'by hand';
  readonly directory?: (directory: Directory) => Directory;
}

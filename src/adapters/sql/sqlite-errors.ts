import { Fault } from '../../core/errors.ts';

const primaryCode = (error: unknown): number => ((error as { errcode?: number }).errcode ?? 0) & 0xff;
const CODE = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  constraint: 19,
  notADatabase: 26,
} as const;
const BROKEN: readonly number[] = [CODE.readOnly, CODE.io, CODE.corrupt, CODE.full, CODE.notADatabase];

/** Another connection holds the file; it passes. */
export const isBusy = (error: unknown): boolean =>
  primaryCode(error) === CODE.busy || primaryCode(error) === CODE.locked;

/** A row with this key is there already. */
export const isDuplicate = (error: unknown): boolean => primaryCode(error) === CODE.constraint;

/** A full or broken disk is told apart from a mistake of our own; everything else stays what it is. */
export function asFault(error: unknown): unknown {
  if (error instanceof Fault || !BROKEN.includes(primaryCode(error))) return error;
  return new Fault('storage-broken', `The database cannot be used: ${(error as Error).message}`, error);
}

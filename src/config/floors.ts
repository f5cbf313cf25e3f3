import { z } from 'zod';

/** What a value is for, in one sentence. The page about the policy is made from it. */
type Says = string;

/** A whole number without a floor: measurements and large companies need room, so `check` warns instead. */
export const count = (standard: number, says: Says) =>
  z.number().int().positive().default(standard).meta({ description: says });

/** The weakest value that is accepted, and why. */
export const atMost = (standard: number, floor: number, says: Says, why: string) =>
  z
    .number()
    .int()
    .positive()
    .max(floor, `at most ${floor}: ${why}`)
    .default(standard)
    .meta({ description: says, floor: `at most ${floor}: ${why}` });

export const atLeast = (floor: number, highest: number, why: string) =>
  z
    .number()
    .int()
    .min(floor, `at least ${floor}: ${why}`)
    .max(highest)
    .meta({ floor: `at least ${floor}: ${why}` });

import { z } from 'zod';
import { ROLES } from '../core/account.ts';
import { METHODS } from '../core/policy.ts';
import { atLeast } from './floors.ts';

export const WHY = {
  gates: 'without a gate anybody could reset anybody',
  privileged: 'staff accounts open other accounts',
  rest: 'the old contact must have time to protest',
} as const;

/** A week at most: whoever has a new phone must not wait for ever. */
const MOST_HOURS = 720;
export const restHours = atLeast(24, MOST_HOURS, WHY.rest);
export const gates = atLeast(1, 3, WHY.gates);
export const weight = atLeast(1, 15, WHY.gates);

/** What holds for some accounts. Nothing of it shows before the first gate: afterwards it decides what counts. */
export const ruleSchema = z
  .strictObject({
    name: z.string().min(1).max(60),
    match: z
      .strictObject({ roles: z.array(z.enum(ROLES)).default([]), groups: z.array(z.string().min(1)).default([]) })
      .refine(
        ({ roles, groups }) => roles.length + groups.length > 0,
        'names no role and no group, so it holds for nobody',
      ),
    gates: gates.optional(),
    weight: weight.optional(),
    methods: z.array(z.enum(METHODS)).min(1).optional(),
    contactRestHours: restHours.optional(),
    contactsFrom: z.enum(['anyone', 'user']).optional(),
  })
  .superRefine(({ match, gates: wanted, weight: least }, context) => {
    if (match.roles.length === 0) return;
    const weak = { gates: wanted, weight: least };
    for (const [key, value] of Object.entries(weak)) {
      if (value === undefined || value >= 2) continue;
      context.addIssue({ code: 'custom', path: [key], message: `at least 2: ${WHY.privileged}` });
    }
  });

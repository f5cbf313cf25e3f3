import { z } from 'zod';
import { METHODS } from '../core/policy.ts';

const count = (standard: number) => z.number().int().positive().default(standard);
const atMost = (standard: number, floor: number, why: string) =>
  z.number().int().positive().max(floor, `at most ${floor}: ${why}`).default(standard);

/** Gates and limits. Values weaker than a floor are refused with the reason. */
export const policySchema = z.strictObject({
  methods: z
    .array(z.enum(METHODS))
    .min(1)
    .default(['email', 'sms', 'call-mobile', 'call-office', 'totp', 'recovery-code']),
  gates: z
    .strictObject({
      everyone: z.number().int().min(1).max(3).default(1),
      privileged: z.number().int().min(2, 'at least 2: staff accounts open other accounts').max(3).default(2),
    })
    .prefault({}),
  code: z
    .strictObject({
      minutes: atMost(5, 10, 'an old code helps whoever reads along later'),
      tries: atMost(5, 5, 'more tries make guessing worthwhile'),
    })
    .prefault({}),
  failures: z.strictObject({ anonymousPerDay: count(5), perDay: count(10), noticeAfter: count(3) }).prefault({}),
  sends: z
    .strictObject({
      perTenMinutes: count(3),
      perDay: count(5),
      firstWaitSeconds: count(30),
      longestWaitSeconds: count(1920),
      perDestinationPerHour: count(10),
      perSourcePerHour: count(100),
    })
    .prefault({}),
  link: z
    .strictObject({
      minutes: atMost(10, 30, 'a link opens an account'),
      matchCodeTries: atMost(5, 5, 'more tries make guessing worthwhile'),
    })
    .prefault({}),
  recovery: z.strictObject({ minutes: atMost(30, 60, 'a proof grows old') }).prefault({}),
  contactRestHours: z.number().int().min(24, 'at least 24: the old contact must have time to protest').default(72),
  countries: z.array(z.string().regex(/^\+\d{1,3}$/u)).default(['+31', '+32']),
});

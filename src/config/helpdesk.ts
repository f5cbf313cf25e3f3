import { z } from 'zod';
import { readHours } from '../core/working-hours.ts';

const minutes = (standard: number) => z.number().int().min(1).max(10_080).default(standard);
const promise = (normal: number, urgent: number) =>
  z.strictObject({ normal: minutes(normal), urgent: minutes(urgent) }).prefault({});

/** The helpdesk: when it is there, and what it promises. */
export const helpdeskSchema = z.strictObject({
  /** Such as `ma-vr 08:00-17:30, za 10:00-14:00` or `24/7`; the hours of the organisation when absent. */
  hours: z
    .string()
    .refine((text) => readHours(text) !== undefined, 'hours such as ma-vr 08:00-17:30, or 24/7')
    .optional(),
  /** Days on which nobody is there. */
  holidays: z.array(z.iso.date()).default([]),
  /** Minutes of working hours until somebody has taken a case. */
  answerWithin: promise(60, 15),
  /** And until it is resolved. */
  solveWithin: promise(480, 120),
  /** A case that nobody came back to ends by itself. */
  expireDays: z.number().int().min(1).max(365).default(14),
  /** Texted and called for urgent cases, where something carries it. */
  onCall: z.e164().optional(),
});

const days = (standard: number, least: number, most: number, why: string) =>
  z
    .number()
    .int()
    .min(least, `at least ${least} days: ${why}`)
    .max(most, `at most ${most} days: ${why}`)
    .default(standard);

/** How long things are kept; a nightly sweep removes what is older. */
export const retentionSchema = z.strictObject({
  transcriptDays: days(30, 1, 365, 'a conversation is for the case it led to'),
  caseDays: days(365, 30, 1_825, 'a case may come back, and not for ever'),
  auditDays: days(730, 365, 3_650, 'an audit must outlive what it is asked about'),
});

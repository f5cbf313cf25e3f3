import { z } from 'zod';

const text = z.string().min(1);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** The company whose people are helped; needed where the directory does not hold it itself. */
export const organisationSchema = z.strictObject({
  name: text,
  domain: text,
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Europe/Amsterdam').default('Europe/Amsterdam'),
  helpdesk: z.strictObject({ mail: z.email().optional(), phone: text.optional(), hours: text.optional() }).default({}),
});

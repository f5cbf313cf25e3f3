import { z } from 'zod';
import { address } from './providers.ts';

const text = z.string().min(1);
const baseUrl = address.transform((url) => url.replace(/\/+$/u, ''));
/** More of a new ticket, as the system's own API names it; what this application sets itself counts. */
const fields = z.record(text, z.json()).default({});
const statuses = (open: string, working: string, waiting: string, solved: string) =>
  z
    .strictObject({
      open: text.default(open),
      working: text.default(working),
      waiting: text.default(waiting),
      solved: text.default(solved),
    })
    .prefault({});

/** Where the cases of the helpdesk become tickets as well. */
export const ticketsSchema = z
  .discriminatedUnion('system', [
    z.strictObject({
      system: z.literal('request-tracker'),
      baseUrl,
      /** Of a user with rights on the queue. */
      token: z.string().min(16),
      queue: text,
      /** A custom field of the queue that shows the reference; attached to it beforehand. */
      customField: text.optional(),
      statuses: statuses('new', 'open', 'stalled', 'resolved'),
      fields,
      urgentFields: fields.prefault({ Priority: 100 }),
    }),
    z.strictObject({
      system: z.literal('topdesk'),
      baseUrl,
      user: text,
      /** An application password. */
      password: text,
      /** Mail address of the person under whose name incidents come in. */
      caller: z.email(),
      statuses: statuses('Aangemeld', 'In behandeling', 'Wacht op gebruiker', 'Gereed'),
      fields,
      urgentFields: fields,
    }),
    z
      .strictObject({
        system: z.literal('servicenow'),
        baseUrl,
        user: text.optional(),
        password: text.optional(),
        /** A bearer token, in place of user and password. */
        token: text.optional(),
        caller: text.optional(),
        /** Values of `state`. */
        statuses: statuses('1', '2', '3', '6'),
        closeCode: text.default('Solution provided'),
        closeNotes: text.default('Sleutel'),
        fields,
        urgentFields: fields.prefault({ urgency: '1', impact: '2' }),
      })
      .refine(({ user, password, token }) => (token === undefined) === (user !== undefined && password !== undefined), {
        path: ['token'],
        message: 'give a token, or user and password',
      }),
    z.strictObject({ system: z.literal('webhook'), url: address, secret: z.string().min(32) }),
  ])
  .optional();

export type TicketsConfig = NonNullable<z.infer<typeof ticketsSchema>>;

export const TICKET_SECRETS: readonly string[] = ['token', 'password', 'secret', 'url'].map((key) => `tickets.${key}`);

import { z } from 'zod';
import { isLasting, type SeenTicket, type TicketAnswers } from '../api.ts';

const Shown = z.object({
  id: z.string().min(1).max(200),
  number: z.string().min(1).max(100),
  correlation: z.string(),
  status: z.string(),
  url: z.url({ protocol: /^https?$/u }).nullish(),
  /** Keys of the notes and replies in it. */
  entries: z.array(z.string()).default([]),
});
const Answer = z.object({ ticket: Shown.nullable() });

/** Every answer shows the ticket as it stands, or `null` where there is none. */
export function webhookAnswers(): TicketAnswers {
  const shown = ({ url, ...seen }: z.infer<typeof Shown>): SeenTicket => ({ ...seen, url: url ?? undefined });
  const ticketIn = (json: unknown) => Answer.safeParse(json).data?.ticket;
  return {
    found({ json }, correlation) {
      const seen = ticketIn(json);
      if (seen === undefined) return undefined;
      return seen?.correlation === correlation ? [shown(seen)] : [];
    },
    created: ({ json }) => ticketIn(json)?.id,
    ticket({ json }) {
      const seen = ticketIn(json);
      return seen ? shown(seen) : undefined;
    },
    has: ({ json }, key) => ticketIn(json)?.entries.includes(key),
    isRefusal: isLasting,
    problem: () => undefined,
  };
}

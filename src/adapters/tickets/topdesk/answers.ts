import { z } from 'zod';
import { isLasting, type SeenTicket, type TicketAnswers } from '../api.ts';
import { mark, type TopdeskSettings } from './requests.ts';

const Incident = z.object({
  id: z.string(),
  number: z.string(),
  externalNumber: z.string().nullish(),
  processingStatus: z.object({ name: z.string().nullish() }).nullish(),
});
const Actions = z.array(z.object({ memoText: z.string().nullish() }));
const Statuses = z.array(z.object({ name: z.string() }));

/** An empty list is 204 without a body; a page that is not the last is 206. */
export function topdeskAnswers({ baseUrl, statuses }: TopdeskSettings): TicketAnswers {
  const shown = ({ id, number, externalNumber, processingStatus }: z.infer<typeof Incident>): SeenTicket => ({
    id,
    number,
    url: `${baseUrl}/tas/secure/incident?action=show&unid=${encodeURIComponent(id)}`,
    correlation: externalNumber ?? undefined,
    status: processingStatus?.name ?? '',
  });
  return {
    found: ({ status, json }, correlation) =>
      status === 204
        ? []
        : z
            .array(Incident)
            .safeParse(json)
            .data?.map(shown)
            .filter((each) => each.correlation === correlation),
    created: ({ json }) => Incident.safeParse(json).data?.id,
    ticket({ json }) {
      const seen = Incident.safeParse(json).data;
      return seen && shown(seen);
    },
    has({ status, json }, key) {
      if (status === 204) return false;
      const found = Actions.safeParse(json).data?.some(({ memoText }) => memoText?.includes(mark(key)));
      return found === false && status === 206 ? 'further' : found;
    },
    isRefusal: isLasting,
    problem({ json }) {
      const known = Statuses.safeParse(json).data?.map(({ name }) => name.toLowerCase());
      if (known === undefined) return 'topdesk does not name its statuses';
      const missing = Object.values(statuses).filter((name) => !known.includes(name.toLowerCase()));
      return missing.length === 0 ? undefined : `topdesk has no status ${missing.join(', ')}`;
    },
  };
}

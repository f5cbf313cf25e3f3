import { z } from 'zod';
import type { HttpAnswer } from '../../http/exchange.ts';
import { isLasting, type SeenTicket, type TicketAnswers } from '../api.ts';
import { mark, type ServiceNowSettings } from './requests.ts';

const Incident = z.object({
  sys_id: z.string().min(1),
  number: z.string().min(1),
  correlation_id: z.string().optional(),
  state: z.string(),
});
const One = z.object({ result: Incident });
const Many = z.object({ result: z.array(Incident) });
const Journals = z.object({ result: z.object({ work_notes: z.string().optional(), comments: z.string().optional() }) });
const Refusal = z.object({ error: z.object({ message: z.string() }) });

export function serviceNowAnswers({ baseUrl }: ServiceNowSettings): TicketAnswers {
  const shown = ({ sys_id: id, number, correlation_id: correlation, state }: z.infer<typeof Incident>): SeenTicket => ({
    id,
    number,
    url: `${baseUrl}/incident.do?sys_id=${encodeURIComponent(id)}`,
    correlation,
    status: state,
  });
  return {
    found: ({ json }, correlation) =>
      Many.safeParse(json)
        .data?.result.map(shown)
        .filter((each) => each.correlation === correlation),
    created: ({ json }) => One.safeParse(json).data?.result.sys_id,
    ticket({ json }) {
      const seen = One.safeParse(json).data;
      return seen && shown(seen.result);
    },
    has({ json }, key) {
      const seen = Journals.safeParse(json).data?.result;
      return seen && `${seen.work_notes ?? ''}\n${seen.comments ?? ''}`.includes(mark(key));
    },
    isRefusal: (answer) => isLasting(answer) || isRuledOut(answer),
    problem: ({ json }) => (isList(json) ? undefined : 'servicenow does not list incidents'),
  };
}

/** A business rule or a data policy says no: 403 as well, and about this record alone. */
const isRuledOut = ({ status, json }: HttpAnswer): boolean =>
  status === 403 && Refusal.safeParse(json).data?.error.message === 'Operation Failed';

const isList = (json: unknown): boolean => z.object({ result: z.array(z.unknown()) }).safeParse(json).success;

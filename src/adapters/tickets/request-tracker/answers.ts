import { z } from 'zod';
import { isLasting, type TicketAnswers } from '../api.ts';
import type { RequestTrackerSettings } from './requests.ts';

const Id = z.union([z.string(), z.number()]).transform(String);
const Found = z.object({ items: z.array(z.object({ id: Id, Subject: z.string().nullish() })) });
const Created = z.object({ id: Id });
const Shown = z.object({
  id: Id,
  Subject: z.string(),
  Status: z.string(),
  CustomFields: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })).optional(),
});
const Entries = z.object({ items: z.array(z.object({ Data: z.string().nullish() })) });
const Queue = z
  .object({
    Name: z.string(),
    Disabled: Id.optional(),
    TicketCustomFields: z.array(z.object({ name: z.string().optional() })).optional(),
    _hyperlinks: z.array(z.object({ ref: z.string(), type: z.string().optional() })),
  })
  .transform(({ _hyperlinks: links, ...queue }) => ({ ...queue, links }));

/**
 * What RT says is not what it did: it answers 200 to a status that it does not know, with the reason as
 * text, and 201 to a ticket of which it has dropped a custom field. So only what is read back counts.
 */
export function requestTrackerAnswers(settings: RequestTrackerSettings): TicketAnswers {
  const { baseUrl, queue, customField } = settings;
  const shown = (id: string) => ({ id, number: id, url: `${baseUrl}/Ticket/Display.html?id=${id}` });
  return {
    found: ({ json }, correlation) =>
      Found.safeParse(json)
        .data?.items.filter(({ Subject }) => Subject?.includes(correlation) === true)
        .map(({ id }) => shown(id)),
    created: ({ json }) => Created.safeParse(json).data?.id,
    ticket({ json }) {
      const seen = Shown.safeParse(json).data;
      if (seen === undefined) return undefined;
      const fields = seen.CustomFields?.filter(({ values }) => values.length > 0).map(({ name }) => name) ?? [];
      return {
        ...shown(seen.id),
        correlation: seen.Subject,
        status: seen.Status,
        lost:
          wantedFields(settings)
            .filter((name) => !fields.includes(name))
            .map((name) => `custom field ${name}`)
            .join(', ') || undefined,
      };
    },
    has: ({ json }, key) => Entries.safeParse(json).data?.items.some(({ Data }) => Data?.trim() === key),
    isRefusal: isLasting,
    problem({ json }) {
      const seen = Queue.safeParse(json).data;
      if (seen === undefined || seen.Name !== queue) return `request-tracker has no queue ${queue}`;
      if (!seen.links.some(({ ref, type }) => ref === 'create' && type === 'ticket'))
        return `request-tracker lets us make no ticket in ${queue}`;
      const names = seen.TicketCustomFields?.map(({ name }) => name) ?? [];
      return customField === undefined || names.includes(customField)
        ? undefined
        : `the custom field ${customField} is not attached to ${queue}, or may not be seen`;
    },
  };
}

function wantedFields({ customField, fields }: RequestTrackerSettings): string[] {
  const more = fields['CustomFields'];
  const names = typeof more === 'object' && more !== null ? Object.keys(more) : [];
  return customField === undefined ? names : [...names, customField];
}

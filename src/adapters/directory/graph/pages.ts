import { z } from 'zod';
import { Fault } from '../../../core/errors.ts';
import { pageSchema } from './answers.ts';
import type { GraphCalls, ReadOptions, Reply } from './client.ts';

/** More pages than any tenant has: an endless list is a fault. */
const MOST_PAGES = 400;

/** An answer in the shape that it should have; anything else is no answer. */
export function shaped<T>(schema: z.ZodType<T>, reply: Reply): T {
  const parsed = schema.safeParse(reply.body);
  if (reply.status < 300 && parsed.success) return parsed.data;
  const why = `${reply.status} ${reply.code ?? (parsed.success ? '' : 'in another shape')}`;
  throw new Fault('directory-unavailable', `Graph answers ${why}.`);
}

/** Absent is 404, whatever its word. */
export const found = <T>(schema: z.ZodType<T>, reply: Reply): T | undefined =>
  reply.status === 404 ? undefined : shaped(schema, reply);

/** One page after the other, as long as somebody takes them; none of who is not there. */
export async function* pages<T>(
  calls: GraphCalls,
  path: string,
  schema: z.ZodType<T>,
  options: ReadOptions = {},
): AsyncGenerator<T[]> {
  let next: string | undefined = path;
  for (let count = 0; next !== undefined; count += 1) {
    if (count === MOST_PAGES) throw new Fault('directory-unavailable', 'Graph gives pages without end.');
    const page: z.infer<typeof pageSchema> | undefined = found(pageSchema, await calls.read(next, options));
    if (page === undefined) return;
    const value = z.array(schema).safeParse(page.value);
    if (!value.success) throw new Fault('directory-unavailable', 'Graph answers in another shape.');
    yield value.data;
    next = page['@odata.nextLink'];
  }
}

export async function everyPage<T>(calls: GraphCalls, path: string, schema: z.ZodType<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages(calls, path, schema)) all.push(...page);
  return all;
}

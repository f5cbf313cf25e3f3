import { z } from 'zod';
import { badRequest } from '../http/http-error.ts';

const Start = z.object({ locale: z.string().max(35).nullish() }).nullish();

/** Of what a client may say at the start only the language counts; its `user` is not looked at. */
export function startOptions(body: unknown): { readonly locale: string | undefined } {
  const parsed = Start.safeParse(body);
  if (!parsed.success) throw badRequest('The locale is not text.');
  return { locale: parsed.data?.locale ?? undefined };
}

import { z } from 'zod';
import { badRequest } from '../http/http-error.ts';
import type { IncomingActivity } from '../needs.ts';

const LONGEST_TEXT = 4_000;
const LARGEST_VALUE = 16 * 1_024;

const text = z.string().nullish();
const name = z.string().max(200).nullish();

/** All that is read; who it is from, roles and tenants are not even looked at. */
const Sent = z.object({
  type: z.enum(['message', 'event', 'typing', 'conversationUpdate']),
  text,
  name,
  value: z.unknown().optional(),
  locale: z.string().max(35).nullish(),
  /** Their names only: what is in them, and where, is never looked at. */
  attachments: z.array(z.object({ name })).max(20).nullish(),
  channelData: z.object({ clientActivityID: name, messageBack: z.object({ displayText: name }).nullish() }).nullish(),
});

/** Which limit an activity counts under, before it is looked at more closely. */
export const isMessage = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'message';

/** What the client may say, or `undefined` for what is taken and ignored. Throws a refusal. */
export function readActivity(body: unknown): IncomingActivity | undefined {
  const parsed = Sent.safeParse(body);
  if (!parsed.success) throw badRequest(`The activity is not valid at ${pathOf(parsed.error)}.`);
  const { type, channelData, attachments, ...sent } = parsed.data;
  const files = (attachments ?? []).flatMap((file) => file.name ?? []);
  if (type === 'conversationUpdate') return undefined;
  if (isTooLong(sent.text) || isTooLong(sent.value)) {
    throw badRequest(`A text has at most ${LONGEST_TEXT} characters.`, 'TextTooLong');
  }
  if (JSON.stringify(sent.value ?? null).length > LARGEST_VALUE) throw badRequest('The value is too large.');
  const isEmpty = (sent.text ?? '') === '' && (sent.value ?? undefined) === undefined && files.length === 0;
  if (type === 'message' && isEmpty) {
    throw badRequest('The message has neither text nor value.');
  }
  return {
    type,
    text: sent.text ?? undefined,
    value: sent.value ?? undefined,
    name: sent.name ?? undefined,
    locale: sent.locale ?? undefined,
    ...(files.length === 0 ? {} : { files }),
    clientActivityId: channelData?.clientActivityID ?? undefined,
    displayText: channelData?.messageBack?.displayText ?? undefined,
  };
}

/** Counted in code points, so that an emoji is one character and not two. */
const isTooLong = (value: unknown): boolean =>
  typeof value === 'string' && value.length > LONGEST_TEXT && Array.from(value).length > LONGEST_TEXT;

const pathOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') || 'its top';

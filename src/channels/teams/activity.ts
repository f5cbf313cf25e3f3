import { z } from 'zod';
import { badRequest } from '../http/http-error.ts';

const id = z.string().min(1).max(1_000);
const short = z.string().max(200).nullish();
/** Teams itself stops at about 28 KB a message. */
const LONGEST_TEXT = 30_000;

const Person = z.object({ id, name: z.string().max(1_000).nullish(), aadObjectId: short });

/** What is read of a channel's activity. All else is dropped: attachments are not even looked at. */
const Sent = z.object({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  timestamp: short,
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/u }).max(500),
  from: Person,
  recipient: Person,
  conversation: z.object({ id, conversationType: short, isGroup: z.boolean().nullish(), tenantId: short }),
  replyToId: id.nullish(),
  text: z.string().max(LONGEST_TEXT).nullish(),
  locale: z.string().max(35).nullish(),
  name: short,
  action: short,
  value: z.unknown().optional(),
  deliveryMode: short,
  membersAdded: z.array(z.object({ id })).max(1_000).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(200)
    .nullish(),
  channelData: z.object({ tenant: z.object({ id: short }).nullish(), eventType: short }).nullish(),
});

export type ChannelActivity = z.infer<typeof Sent>;

/** The activity, or a refusal that names what is wrong with it and nothing of our own. */
export function readChannelActivity(body: unknown): ChannelActivity {
  const parsed = Sent.safeParse(body);
  if (!parsed.success) {
    throw badRequest(`The activity is not valid at ${parsed.error.issues[0]?.path.join('.') || 'its top'}.`);
  }
  return parsed.data;
}

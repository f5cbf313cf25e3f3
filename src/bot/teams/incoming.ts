/** What a channel sends, checked for its shape; see the channel's route. */
export interface ChannelActivity {
  readonly type: string;
  readonly id?: string | null | undefined;
  readonly timestamp?: string | null | undefined;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly from: {
    readonly id: string;
    readonly name?: string | null | undefined;
    readonly aadObjectId?: string | null | undefined;
  };
  readonly recipient: { readonly id: string; readonly name?: string | null | undefined };
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string | null | undefined;
    readonly isGroup?: boolean | null | undefined;
    readonly tenantId?: string | null | undefined;
  };
  readonly replyToId?: string | null | undefined;
  readonly text?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly value?: unknown;
  readonly deliveryMode?: string | null | undefined;
  readonly membersAdded?: readonly { readonly id: string }[] | null | undefined;
  readonly entities?: readonly Readonly<Record<string, unknown>>[] | null | undefined;
  readonly channelData?:
    | {
        readonly tenant?: { readonly id?: string | null | undefined } | null | undefined;
        readonly eventType?: string | null | undefined;
      }
    | null
    | undefined;
}

/** What somebody chose on one of our cards. */
export interface CardChoice {
  readonly choice: string;
  /** Which question the card belongs to. */
  readonly card: string;
  /** As it stood on the button. */
  readonly title: string;
}

export const isPersonal = ({ conversation }: ChannelActivity): boolean =>
  conversation.isGroup !== true && (conversation.conversationType ?? 'personal') === 'personal';

export const tenantOf = ({ conversation, channelData }: ChannelActivity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id ?? undefined;

/** In a channel every post has a conversation of its own, which names the channel. */
export const placeOf = ({ conversation }: ChannelActivity): string => conversation.id.split(';')[0] ?? '';

/**
 * As the person typed it. Teams writes a mention of the bot into the text, spaces that do not break, and
 * HTML in what was pasted.
 */
export function plainText({ text, entities, recipient }: ChannelActivity): string {
  const mentions = (entities ?? []).flatMap((entity) => {
    const mentioned = entity['mentioned'] as { readonly id?: unknown } | undefined;
    const isOurs = entity['type'] === 'mention' && mentioned?.id === recipient.id;
    return isOurs && typeof entity['text'] === 'string' ? [entity['text']] : [];
  });
  const said = mentions.reduce((rest, mention) => rest.replaceAll(mention, ' '), text ?? '');
  return unescape(said.replace(/<at[^>]{0,200}>[^<]{0,200}<\/at>/giu, ' ').replace(/<\/?[a-z][^<>]{0,500}>/giu, ' '))
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescape = (text: string): string =>
  text.replace(/&(nbsp|amp|lt|gt|quot|#39);/gu, (_all, name: string) => ENTITIES[name] ?? '');

/** The choice in a submitted or executed card, if it is one of ours. */
export function choiceIn({ name, value }: ChannelActivity): CardChoice | undefined {
  const data = name === 'adaptiveCard/action' ? at(at(value, 'action'), 'data') : value;
  const [choice, card, title] = [at(data, 'choice'), at(data, 'card'), at(data, 'title')];
  if (typeof choice !== 'string' || typeof card !== 'string') return undefined;
  return { choice, card, title: typeof title === 'string' ? title.slice(0, 100) : choice };
}

/** What somebody asked for on the card of a case. */
export interface CasePress {
  readonly caseId: string;
  readonly action: 'claim' | 'resolve';
}

/** A press on the card of a case: executed, or submitted by a client that cannot execute. */
export function pressIn({ type, name, value }: ChannelActivity): CasePress | undefined {
  if (type !== 'message' && name !== 'adaptiveCard/action') return undefined;
  const data = type === 'message' ? value : at(at(value, 'action'), 'data');
  const [caseId, action] = [at(data, 'case'), at(data, 'do')];
  if (typeof caseId !== 'string' || caseId.length > 100) return undefined;
  return action === 'claim' || action === 'resolve' ? { caseId, action } : undefined;
}

export const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

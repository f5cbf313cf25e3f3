import type { Action, Middleware, Store } from './web-chat.ts';

export const LONGEST_TEXT = 4_000;

export interface Listeners {
  /** The conversation is open for the first time since the page was loaded. */
  readonly onConnected: (store: Store) => void;
  /** The bot wants a fresh robot check. */
  readonly onRobotCheck: (store: Store, activityId: string) => void;
  /** An agent of the helpdesk has said something. */
  readonly onAgent: (store: Store, seq: number) => void;
  readonly onTooLong: () => void;
  readonly onSent: () => void;
}

interface Incoming {
  readonly id?: string;
  readonly label?: string;
  readonly name?: string;
  readonly channelData?: Readonly<Record<string, unknown>>;
}

const isTooLong = (text: unknown): boolean => typeof text === 'string' && Array.from(text).length > LONGEST_TEXT;

/** Sees what comes and goes, and keeps back what people should not see or send. */
export const middleware =
  (listeners: Listeners): Middleware =>
  (store) =>
  (next) =>
  (action) => {
    switch (action.type) {
      case 'DIRECT_LINE/CONNECT_FULFILLED':
        setTimeout(() => listeners.onConnected(store));
        return next(action);
      case 'DIRECT_LINE/INCOMING_ACTIVITY':
        return isForPeople(action, store, listeners) ? next(withoutRepetition(action)) : undefined;
      case 'WEB_CHAT/SUBMIT_SEND_BOX':
        return fits(store.getState().sendBoxValue, listeners) ? next(action) : undefined;
      case 'WEB_CHAT/SEND_MESSAGE':
        return fits(action.payload?.['text'], listeners) ? next(action) : undefined;
      default:
        return next(action);
    }
  };

function isForPeople(action: Action, store: Store, listeners: Listeners): boolean {
  const { id = '', label, name, channelData } = (action.payload?.['activity'] ?? {}) as Incoming;
  if (label === 'robot.check') listeners.onRobotCheck(store, id);
  const seq = channelData?.['webchat:sequence-id'];
  if (label === 'handoff.message' && typeof seq === 'number') listeners.onAgent(store, seq);
  return label !== 'robot.check' && name !== 'robot-check' && !(name ?? '').startsWith('handoff.');
}

interface Card {
  readonly content?: { readonly fallbackText?: unknown };
}

/** A card that says the same as the text stands in its place; whoever cannot show cards has the text. */
function withoutRepetition(action: Action): Action {
  const activity = action.payload?.['activity'] as { text?: unknown; attachments?: readonly Card[] } | undefined;
  const { text, attachments = [] } = activity ?? {};
  if (typeof text !== 'string' || !attachments.some(({ content }) => content?.fallbackText === text)) return action;
  return { ...action, payload: { ...action.payload, activity: { ...activity, text: '' } } };
}

function fits(text: unknown, listeners: Listeners): boolean {
  if (isTooLong(text)) listeners.onTooLong();
  else listeners.onSent();
  return !isTooLong(text);
}

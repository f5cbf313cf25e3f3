import { language, texts } from '../page.ts';
import type { Conversation } from './conversation.ts';
import { cardLooks, looks } from './looks.ts';
import { STATUS } from './web-chat.ts';
import type { DirectLine, Store, WebChat } from './web-chat.ts';

export interface Line {
  /** As refreshed since. */
  conversation(): Conversation;
  readonly store: Store;
  /** In the colours of now. */
  repaint(): void;
  end(): void;
}

export interface LineOptions {
  readonly webChat: WebChat;
  readonly place: HTMLElement;
  readonly nonce: string;
  readonly conversation: Conversation;
  /** It was open before: what was said is shown again. */
  readonly isKept: boolean;
  readonly store: Store;
  readonly onOnline: () => void;
  readonly onLost: () => void;
}

/** One conversation, shown in its place. */
export function openLine(options: LineOptions): Line {
  const { webChat, place, conversation, store } = options;
  const locale = language === 'nl' ? 'nl-NL' : 'en-US';
  const directLine = webChat.createDirectLine({
    token: conversation.token,
    ...(options.isKept && { conversationId: conversation.conversationId }),
    domain: `${location.origin}/v3/directline`,
    webSocket: true,
    conversationStartProperties: { locale },
  });
  const subscription = watch(directLine, options);
  const root = document.createElement('div');
  place.replaceChildren(root);

  const props = {
    directLine,
    store,
    locale,
    nonce: options.nonce,
    sendTypingIndicator: true,
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: texts.chat.placeholder },
  };
  const repaint = () =>
    webChat.renderWebChat({ ...props, styleOptions: looks(), adaptiveCardsHostConfig: cardLooks() }, root);
  repaint();

  return {
    conversation: () => ({ ...conversation, token: tokenOf(directLine) ?? conversation.token }),
    store,
    repaint,
    end() {
      subscription.unsubscribe();
      directLine.end();
      root.remove();
    },
  };
}

const watch = (directLine: DirectLine, { onOnline, onLost }: LineOptions) =>
  directLine.connectionStatus$.subscribe((status) => {
    if (status === STATUS.online) onOnline();
    if (status === STATUS.expired || status === STATUS.failed || status === STATUS.ended) onLost();
  });

/** Refreshed inside Direct Line every 15 minutes. */
function tokenOf(directLine: DirectLine): string | undefined {
  const token: unknown = Reflect.get(directLine, 'token');
  return typeof token === 'string' ? token : undefined;
}

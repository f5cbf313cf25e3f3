import type { Answer } from '../http/answer.ts';
import { layout } from './layout.ts';
import type { Page } from './layout.ts';
import type { Frame } from './needs.ts';

export interface PageOptions {
  readonly status?: number;
  readonly cookies?: readonly string[];
  /** Seconds after which it may go better. */
  readonly retryAfter?: number | undefined;
  /** The address holds a secret: it is told to nobody, not even to ourselves. */
  readonly secretAddress?: boolean;
  /** Whose frames it may stand in, besides nobody's. */
  readonly framers?: readonly string[];
  /** For the chat: what its style elements carry, and where its WebSocket goes. */
  readonly chat?: { readonly nonce: string; readonly socket: string };
}

/** Everything from here, nothing from elsewhere. */
function policy({ chat, framers = [] }: PageOptions): string {
  const common = [
    "default-src 'none'",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framers.length === 0 ? "'none'" : framers.join(' ')}`,
  ];
  if (chat === undefined)
    return [...common, "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"].join('; ');
  // Web Chat also makes one empty inline style, named here by its hash.
  const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
  return [
    ...common,
    `style-src 'self' 'nonce-${chat.nonce}' ${emptyStyle}`,
    "img-src 'self' blob: data:",
    `connect-src 'self' blob: ${chat.socket}`,
    "worker-src 'self' blob:",
  ].join('; ');
}

/** A page with the headers that go with it. */
export function pageAnswer(frame: Frame, page: Page, options: PageOptions = {}): Answer {
  return {
    status: options.status ?? 200,
    type: 'text/html; charset=utf-8',
    body: layout(frame, page).toString(),
    headers: {
      'content-security-policy': policy(options),
      'referrer-policy': options.secretAddress === true ? 'no-referrer' : 'same-origin',
      'content-language': frame.language,
      vary: 'Accept, Accept-Language, Cookie',
      ...(options.retryAfter !== undefined && { 'retry-after': String(options.retryAfter) }),
      ...(options.cookies !== undefined && options.cookies.length > 0 && { 'set-cookie': options.cookies }),
    },
  };
}

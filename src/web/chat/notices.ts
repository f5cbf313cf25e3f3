import { button, byId, element, texts } from '../page.ts';
import type { ProblemKind } from './problem.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** The one line above the chat that is also read aloud; some news goes away by itself. */
export function say(text: string, seconds?: number): void {
  const line = byId('status');
  if (line === undefined) return;
  clearTimeout(timer);
  line.textContent = text;
  if (seconds !== undefined) timer = setTimeout(() => (line.textContent = ''), seconds * 1_000);
}

/** Takes the place of the chat: what happened and one thing to do. */
export function showPanel(title: string, text: string, action: string, onAction: () => void): void {
  const panel = byId('panel');
  if (panel === undefined) return;
  const heading = element('h2', { tabindex: '-1' }, title);
  panel.replaceChildren(
    heading,
    element('p', {}, text),
    button(action, 'primary', () => {
      panel.hidden = true;
      onAction();
    }),
  );
  panel.hidden = false;
  showChat(false);
  heading.focus();
}

export function showProblem(kind: ProblemKind, onRetry: () => void): void {
  const { chat } = texts;
  const text = kind === 'busy' ? chat.busy : kind === 'insecure' ? chat.insecure : chat.failed;
  say('');
  showPanel(chat.failedTitle, text, chat.retry, onRetry);
}

export function showChat(isShown: boolean): void {
  for (const id of ['chat', 'chat-foot']) {
    const part = byId(id);
    if (part !== undefined) part.hidden = !isShown;
  }
}

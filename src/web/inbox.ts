import { byId, must, texts } from './page.ts';

const EVERY = 2_000;

/** Looks for new messages by itself, unless that is switched off or nobody is looking. */
const auto = must('#auto', HTMLInputElement);
const messages = must('#messages', HTMLElement);
must('#auto-label', HTMLElement).hidden = false;

const idsIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-id]')].map((item) => item.dataset['id'] ?? '');

async function refresh(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('#messages');
  if (found === null || found.innerHTML === messages.innerHTML) return;
  const known = new Set(idsIn(messages));
  messages.replaceChildren(...found.childNodes);
  const fresh = idsIn(messages).filter((id) => !known.has(id));
  for (const id of fresh) messages.querySelector(`[data-id="${CSS.escape(id)}"]`)?.classList.add('fresh');
  const news = byId('news');
  if (news !== undefined && fresh.length > 0) news.textContent = texts.inbox.news(fresh.length);
}

setInterval(() => {
  if (auto.checked && !document.hidden) void refresh().catch(() => undefined);
}, EVERY);

import type { InboxMessage } from '../../needs.ts';
import { html } from '../html.ts';
import type { Html, Part } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';

/** Newest first. Messages are shown as text: markup in one never runs here. */
export function inboxPage(frame: Frame, messages: readonly InboxMessage[]): Page {
  const texts = textsIn(frame.language);
  return {
    title: texts.inbox.title,
    kind: 'inbox',
    scripts: ['inbox.ts'],
    main: html`<div class="inbox">
      <div class="inbox-head">
        <div>
          <h1>${texts.inbox.title}</h1>
          <p class="lead">${texts.inbox.lead}</p>
        </div>
        <label class="switch" id="auto-label" hidden
          ><input type="checkbox" id="auto" checked /> <span>${texts.inbox.auto}</span></label
        >
      </div>
      <p class="visually-hidden" id="news" role="status"></p>
      <div id="messages">
        ${
          messages.length === 0
            ? html`<p class="card empty">${texts.inbox.empty}</p>`
            : html`<ol class="messages" aria-label="${texts.inbox.list}">
                ${messages.map((message) => item(message, frame, texts))}
              </ol>`
        }
      </div>
    </div>`,
  };
}

function item(message: InboxMessage, frame: Frame, texts: Texts): Html {
  return html`<li class="mail ${message.channel}" data-id="${message.id}">
    <article aria-label="${texts.inbox[message.channel]}: ${message.subject === '' ? message.to : message.subject}">
      <header>
        <span class="channel">${icon(message.channel)} ${texts.inbox[message.channel]}</span>
        <span class="to">${texts.inbox.to} ${message.to}</span>
        <time datetime="${message.at}">${timeOf(message.at, frame, texts)}</time>
      </header>
      ${message.subject !== '' && html`<h2>${message.subject}</h2>`}
      <div class="body">${paragraphs(message.text)}</div>
    </article>
  </li>`;
}

const timeOf = (at: string, { organisation }: Frame, texts: Texts): string =>
  new Date(at).toLocaleString(texts.locale, {
    timeZone: organisation.timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const paragraphs = (text: string): Part[] =>
  text.split(/\n{2,}/u).map((paragraph) => html`<p>${withLinks(paragraph)}</p>`);

/** Addresses become links, codes stand out; nothing else is read into a text. */
function withLinks(text: string): Part[] {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,)]|(?<![#\d])\d{6}(?:\d{2})?\b)/u).map((part, index) => {
    if (index % 2 === 0) return part;
    return /^\d/u.test(part) ? html`<b class="code-shown">${part}</b>` : html`<a href="${part}">${part}</a>`;
  });
}

/** Drawn, so that it looks the same everywhere. */
const PATHS: Readonly<Record<InboxMessage['channel'], string>> = {
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
  sms: 'M4 4h16v12H10l-5 4v-4H4z',
  voice: 'M6 3h4l2 5-2.5 1.5a12 12 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
};

const icon = (channel: InboxMessage['channel']): Html =>
  html`<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
    <path d="${PATHS[channel]}" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
  </svg>`;

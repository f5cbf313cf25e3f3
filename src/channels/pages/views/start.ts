import type { DemoDesk } from '../../needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { assetUrl, helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';

type Person = Awaited<ReturnType<DemoDesk['people']>>[number];

export interface StartModel {
  readonly people: readonly Person[];
  readonly robotCheck: boolean;
  /** For the style elements that Web Chat makes. */
  readonly nonce: string;
  /** Changes with whoever is signed in, so that a conversation never outlives its person. */
  readonly owner: string;
}

/** The chat, and in demo the people to try it with. */
export function startPage(frame: Frame, model: StartModel): Page {
  const texts = textsIn(frame.language);
  const webChat = assetUrl(frame.assets, 'webchat.js');
  return {
    title: texts.start.title,
    kind: 'chat',
    scripts: webChat === undefined ? [] : ['chat.ts'],
    preload: webChat,
    main: html`<noscript>
        <div class="notice">
          <h2>${texts.start.noScriptTitle}</h2>
          <p>${texts.start.noScript}</p>
          ${helpdeskRoute(frame)}
        </div>
      </noscript>
      <div class="start">
        <section class="chat-card" aria-labelledby="heading">
          <div class="chat-head">
            <h1 id="heading">${texts.start.heading}</h1>
            <p class="lead">${texts.start.lead(frame.organisation.name)}</p>
          </div>
          ${webChat === undefined ? missing(texts) : chat(frame, model, webChat, texts)}
        </section>
        ${frame.demo && people(model.people, frame, texts)}
      </div>`,
  };
}

const missing = (texts: Texts): Html =>
  html`<div class="notice">
    <h2>${texts.start.missingTitle}</h2>
    <p>${texts.start.missing}</p>
    <pre tabindex="0"><code>node src/web/install.mjs</code></pre>
  </div>`;

function chat(frame: Frame, model: StartModel, webChat: string, texts: Texts): Html {
  return html`<div
      id="chat"
      class="chat"
      data-web-chat="${webChat}"
      data-robot-worker="${assetUrl(frame.assets, 'robot-worker.ts') ?? ''}"
      data-robot-check="${model.robotCheck ? 'on' : 'off'}"
      data-nonce="${model.nonce}"
      data-owner="${model.owner}"
      data-signed-in="${frame.account?.displayName === undefined ? 'no' : 'yes'}"
    ></div>
    <p id="status" class="chat-status" role="status"></p>
    <div id="panel" class="chat-panel" hidden></div>
    <div class="chat-foot" id="chat-foot" hidden>
      <label class="switch"><input type="checkbox" id="shared" /> <span>${texts.start.shared}</span></label>
      <span class="hint" id="shared-hint">${texts.start.sharedHint}</span>
      <button type="button" class="quiet" id="forget">${texts.start.forget}</button>
    </div>`;
}

function people(list: readonly Person[], frame: Frame, texts: Texts): Html {
  return html`<aside class="people" aria-labelledby="people-heading">
    <details id="people" open>
      <summary><h2 id="people-heading">${texts.people.heading}</h2></summary>
      <p>${texts.people.lead}</p>
      <p class="people-links">
        <a class="button small" href="/dev/inbox">${texts.people.openInbox}</a>
        <a class="button small" href="/sign-in">${texts.people.trySignIn}</a>
      </p>
      <ul class="people-list">
        ${list.map((person) => personCard(person, frame, texts))}
      </ul>
    </details>
  </aside>`;
}

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => Array.from(word)[0] ?? '')
    .filter((sign, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();

const personCard = (person: Person, frame: Frame, texts: Texts): Html =>
  html`<li class="person-card">
    <span class="avatar" aria-hidden="true">${initials(person.displayName)}</span>
    <div>
      <h3>${person.displayName}</h3>
      <p>${person.try[frame.language]}</p>
      <dl>
        <dt>${texts.people.userId}</dt>
        <dd><code>${person.userId}</code></dd>
        ${
          person.password !== undefined &&
          html`<dt>${texts.people.password}</dt>
            <dd><code>${person.password}</code></dd>`
        }
      </dl>
      <button
        type="button"
        class="quiet"
        data-use="${person.userId}"
        aria-label="${texts.people.use}: ${person.displayName}"
        hidden
      >
        ${texts.people.use}
      </button>
    </div>
  </li>`;

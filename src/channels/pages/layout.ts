import { hoursIn } from '../../core/working-hours.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { logo } from './logo.ts';
import type { Frame, WebAssets } from './needs.ts';
import { textsIn } from './texts/index.ts';
import { legalText } from './texts/legal.ts';
import type { Texts } from './texts/index.ts';

export interface Page {
  readonly title: string;
  readonly main: Html;
  /** Names the kind of page for the style sheet. */
  readonly kind: 'chat' | 'form' | 'inbox' | 'message' | 'helpdesk';
  /** Browser sources it runs, such as `password.ts`. */
  readonly scripts?: readonly string[];
  /** What a script will ask for in a moment. */
  readonly preload?: string | undefined;
  /** A page of our own that it goes on to at once. */
  readonly goesOnTo?: string | undefined;
}

export const assetUrl = (assets: WebAssets, source: string): string | undefined => {
  const name = assets.entries[source];
  return name === undefined ? undefined : `/assets/${name}`;
};

/** How to reach a person, as a list; nothing when the organisation has given no way. */
export function helpdeskRoute({ organisation, language }: Pick<Frame, 'organisation' | 'language'>): Html {
  const { phone, mail, hours } = organisation.helpdesk;
  const texts = textsIn(language);
  return html`<ul class="helpdesk">
    ${phone !== undefined && html`<li>${texts.layout.phone} <a href="tel:${phone}">${phone}</a></li>`}
    ${mail !== undefined && html`<li>${texts.layout.mail} <a href="mailto:${mail}">${mail}</a></li>`}
    ${hours !== undefined && html`<li>${texts.layout.hours}: ${hoursIn(hours, language)}</li>`}
  </ul>`;
}

function languageSwitch(frame: Frame): Html | false {
  if (frame.otherLanguage === undefined) return false;
  const [code, name] = frame.language === 'nl' ? ['en', 'English'] : ['nl', 'Nederlands'];
  return html`<a class="quiet" href="${frame.otherLanguage}" lang="${code}" hreflang="${code}">${name}</a>`;
}

function account(frame: Frame, texts: Texts): Html | false {
  if (frame.account === undefined) return false;
  const { displayName } = frame.account;
  if (displayName === undefined) return html`<a class="quiet" href="/sign-in">${texts.layout.signIn}</a>`;
  return html`${frame.account.isStaff === true && html`<a class="quiet" href="/helpdesk">${texts.layout.console}</a>`}
    <form class="inline" method="post" action="/sign-out">
      <span class="person">${texts.layout.signedInAs(displayName)}</span>
      <button class="quiet" type="submit">${texts.layout.signOut}</button>
    </form>`;
}

function nav(frame: Frame, texts: Texts): Html | false {
  const parts = [languageSwitch(frame), account(frame, texts)].filter((part) => part !== false);
  return parts.length > 0 && html`<nav aria-label="${texts.layout.menu}">${parts}</nav>`;
}

function head(frame: Frame, page: Page, texts: Texts): Html {
  const style = assetUrl(frame.assets, 'site.css');
  const scripts = (page.scripts ?? [])
    .map((source) => assetUrl(frame.assets, source))
    .filter((url) => url !== undefined);
  return html`<head>
    <meta charset="utf-8" />
    <meta
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
    />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    ${page.goesOnTo !== undefined && html`<meta http-equiv="refresh" content="0;url=${page.goesOnTo}" />`}
    <title>${page.title} · ${texts.name}</title>
    <link rel="icon" href="${assetUrl(frame.assets, 'icon.svg') ?? 'data:,'}" />
    ${style !== undefined && html`<link rel="stylesheet" href="${style}" />`}
    ${page.preload !== undefined && html`<link rel="preload" as="script" href="${page.preload}" />`}
    ${scripts.map((url) => html`<script type="module" src="${url}"></script>`)}
  </head>`;
}

function header(frame: Frame, texts: Texts): Html {
  return html`<header class="top">
    ${
      frame.demo &&
      html`<p class="demo-banner">
        <span>${texts.layout.demo}</span>
        <a href="/dev/inbox">${texts.layout.inbox}</a>
      </p>`
    }
    <div class="bar">
      <a class="home" href="/">${logo}<span>${texts.name}</span></a>
      ${nav(frame, texts)}
    </div>
  </header>`;
}

const LEGAL_PAGES = ['privacy', 'terms'] as const;

const legalLink = (name: (typeof LEGAL_PAGES)[number], language: Frame['language']): Html =>
  html`<a class="quiet" href="/${name}?lang=${language}">${legalText(language, name).title}</a>`;

/** A whole page. */
export function layout(frame: Frame, page: Page): Html {
  const texts = textsIn(frame.language);
  return html`<!doctype html>
    <html lang="${frame.language}">
      ${head(frame, page, texts)}
      <body class="page-${page.kind}">
        <a class="skip" href="#main">${texts.layout.skip}</a>
        ${header(frame, texts)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${
          !['chat', 'helpdesk'].includes(page.kind) &&
          html`<footer class="foot">
            <h2>${texts.layout.helpdesk}</h2>
            ${helpdeskRoute(frame)}
            <p class="legal-links">${LEGAL_PAGES.map((name) => legalLink(name, frame.language))}</p>
          </footer>`
        }
      </body>
    </html>`;
}

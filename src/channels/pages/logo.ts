import { html } from './html.ts';

/** A key in a speech bubble; drawn without styles, so that it works under the strictest policy. */
export const logo = html`<svg
  class="logo"
  viewBox="0 0 48 48"
  width="36"
  height="36"
  aria-hidden="true"
  focusable="false"
>
  <path
    class="logo-bubble"
    d="M14 4h20a10 10 0 0 1 10 10v14a10 10 0 0 1-10 10H22l-8.6 6.5A1.5 1.5 0 0 1 11 43.3V38A10 10 0 0 1 4 28V14A10 10 0 0 1 14 4Z"
  />
  <g class="logo-key" fill="none" stroke-width="3.6" stroke-linecap="round" stroke-linejoin="round">
    <circle cx="17.5" cy="21" r="5.7" />
    <path d="M23.2 21H37v5.2M30.6 21v4" />
  </g>
</svg>`;

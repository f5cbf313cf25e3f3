import { byId, texts } from '../page.ts';
import { announce } from './announce.ts';

/** Told aloud when this much is left. */
const TOLD_AT = [300, 120, 60, 30];

/**
 * How long the page still works, and more time, once, without losing what was typed. The server says
 * how many seconds are left, because the clock of a computer may be wrong.
 */
export function wireTime(page: HTMLElement): void {
  let end = endIn(Number(page.dataset['left']));
  let before = Infinity;

  const tick = () => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1_000));
    byId('left')?.replaceChildren(wordsFor(seconds));
    byId('time')?.classList.toggle('short', seconds <= 60);
    if (TOLD_AT.some((at) => seconds <= at && before > at)) announce(wordsFor(seconds));
    if (seconds === 0 && before > 0) announce(texts.password.timeUp);
    before = seconds;
  };
  tick();
  setInterval(tick, 1_000);

  async function extend(form: HTMLFormElement): Promise<void> {
    const extended = await askMore(form).catch(() => undefined);
    if (extended === undefined) return form.submit();
    end = endIn(extended.secondsLeft);
    before = Infinity;
    byId('until')?.replaceChildren(untilWords(extended.expiresAt, page.dataset['zone']));
    form.remove();
    tick();
    announce(texts.password.extended);
  }

  const more = byId('more');
  if (!(more instanceof HTMLFormElement)) return;
  more.addEventListener('submit', (event) => {
    event.preventDefault();
    void extend(more);
  });
}

const endIn = (seconds: number): number => Date.now() + seconds * 1_000;

/** Rounded up to minutes until the last one, so that it does not flicker. */
function wordsFor(seconds: number): string {
  if (seconds === 0) return texts.password.timeUp;
  return seconds > 60 ? `${texts.password.left(Math.ceil(seconds / 60))}.` : `${texts.password.leftSeconds(seconds)}.`;
}

function untilWords(expiresAt: string, timeZone: string | undefined): string {
  const time = new Date(expiresAt).toLocaleTimeString(texts.locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return texts.password.until(time);
}

interface Extended {
  readonly expiresAt: string;
  readonly secondsLeft: number;
}

async function askMore(form: HTMLFormElement): Promise<Extended | undefined> {
  const matchCode = new FormData(form).get('matchCode');
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await fetch(form.action, { method: 'POST', headers, body: JSON.stringify({ matchCode }) });
  if (!response.ok) return undefined;
  const answer: Extended = await response.json();
  return answer;
}

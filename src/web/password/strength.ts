import { byId, texts } from '../page.ts';
import { announce } from './announce.ts';

/** Longer than this, the estimate would take long and say nothing new. */
const LONGEST_ESTIMATE = 100;

/** How hard a password is to guess, estimated in the page; the estimator is fetched when it is needed. */
export function wireStrength(field: HTMLInputElement): void {
  const meter = byId('strength');
  const text = byId('strength-text');
  if (meter === undefined || text === undefined) return;
  let loading: Promise<typeof import('./estimate.ts')> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  let broken = 0;
  field.form?.addEventListener('checked', (event) => {
    broken = event instanceof CustomEvent ? Number(event.detail) : 0;
    void update().catch(() => undefined);
  });

  async function update(): Promise<void> {
    loading ??= import('./estimate.ts');
    const { estimate } = await loading;
    const password = field.value;
    const guessed = estimate(password.slice(0, LONGEST_ESTIMATE), userInputs());
    // A password that will be refused is never called strong.
    const score = broken > 0 ? Math.min(guessed, 1) : guessed;
    const word = texts.password.strengths[score] ?? '';
    meter?.setAttribute('data-score', password === '' ? '' : String(score));
    if (meter !== undefined) meter.hidden = password === '';
    if (text === undefined || text.textContent === word) return;
    text.textContent = word;
    if (password !== '') announce(`${texts.password.strength}: ${word}`, 'announce-strength');
  }

  field.addEventListener('focus', () => void (loading ??= import('./estimate.ts')), { once: true });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update().catch(() => undefined), 150);
  });
}

function userInputs(): string[] {
  const name = byId('username');
  return name instanceof HTMLInputElement ? name.value.split(/[@.\\_-]/u).filter((part) => part.length > 2) : [];
}

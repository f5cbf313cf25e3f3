import { texts } from '../page.ts';

const PAUSE = 350;

/**
 * Asks the server which rules a password breaks: the very code that decides in the end. Marks the
 * rules, and gives the reasons as last heard, or none when nobody could be asked.
 */
export function wireLiveCheck(page: HTMLElement, form: HTMLFormElement, field: HTMLInputElement) {
  const url = `${page.dataset['path'] ?? ''}/check`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function ask(newPassword: string): Promise<readonly string[] | undefined> {
    const matchCode = new FormData(form).get('matchCode');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ newPassword, matchCode }),
    });
    if (!response.ok) return undefined;
    const answer: { reasons: readonly string[] } = await response.json();
    return answer.reasons;
  }

  async function check(): Promise<readonly string[] | undefined> {
    const turn = ++latest;
    const reasons = field.value === '' ? undefined : await ask(field.value).catch(() => undefined);
    if (turn !== latest) return reasons;
    mark(reasons);
    form.dispatchEvent(new CustomEvent('checked', { detail: reasons?.length ?? 0 }));
    return reasons;
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), PAUSE);
  });
  return check;
}

/** Each rule names the reasons it stands for. */
function mark(reasons: readonly string[] | undefined): void {
  for (const rule of document.querySelectorAll<HTMLElement>('#rules [data-reasons]')) {
    const own = rule.dataset['reasons']?.split(' ') ?? [];
    const isBroken = reasons?.some((reason) => own.includes(reason));
    // Only the directory knows the last one, and it is asked only in the end.
    const isSure = rule.dataset['late'] === undefined;
    const state = isBroken === true ? 'broken' : isBroken === false && isSure ? 'met' : '';
    rule.dataset['is'] = state;
    const words = { '': '', met: `: ${texts.password.ruleMet}`, broken: `: ${texts.password.ruleBroken}` };
    const told = rule.querySelector('[data-state]');
    if (told !== null) told.textContent = words[state];
  }
}

import { byId, element, must, texts } from '../page.ts';

type Reason = keyof typeof texts.password.reasons;
const FIELDS: Partial<Record<Reason, string>> = { 'wrong-current': 'currentPassword', different: 'confirmPassword' };
const isReason = (text: string): text is Reason => Object.hasOwn(texts.password.reasons, text);
const fieldOf = (reason: Reason): string => FIELDS[reason] ?? 'newPassword';

type Check = () => Promise<readonly string[] | undefined>;

/** Tells what is wrong before anything is sent, so that nothing has to be typed twice. */
export function wireErrors(form: HTMLFormElement, check: Check): void {
  form.noValidate = true;
  let isBusy = false;

  async function submit(): Promise<void> {
    const reasons = await reasonsFor(form, check);
    show(reasons);
    isBusy = reasons.length === 0;
    if (!isBusy) return;
    const send = must('#password-form [type=submit]', HTMLButtonElement);
    send.setAttribute('aria-disabled', 'true');
    send.textContent = texts.password.sending;
    form.submit();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    void submit();
  });
}

async function reasonsFor(form: HTMLFormElement, check: Check): Promise<Reason[]> {
  const { newPassword = '', confirmPassword = '', currentPassword } = Object.fromEntries(new FormData(form));
  if (currentPassword === '') return ['wrong-current'];
  if (newPassword === '') return ['empty'];
  const broken = ((await check()) ?? []).filter(isReason);
  return newPassword === confirmPassword ? broken : [...broken, 'different'];
}

function show(reasons: readonly Reason[]): void {
  const summary = must('#errors', HTMLElement);
  summary.hidden = reasons.length === 0;
  const items = reasons.map((reason) =>
    element('li', {}, element('a', { href: `#${fieldOf(reason)}` }, texts.password.reasons[reason])),
  );
  summary.querySelector('ul')?.replaceChildren(...items);
  for (const id of ['currentPassword', 'newPassword', 'confirmPassword']) showAt(id, reasons);
  const first = reasons[0];
  if (first !== undefined) byId(fieldOf(first))?.focus();
}

function showAt(id: string, reasons: readonly Reason[]): void {
  const input = byId(id);
  const error = byId(`${id}-error`);
  if (input === undefined || error === undefined) return;
  const own = reasons.filter((reason) => fieldOf(reason) === id);
  error.textContent = own.map((reason) => texts.password.reasons[reason]).join(' ');
  error.hidden = own.length === 0;
  if (own.length > 0) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  const others = (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((name) => name !== '' && name !== error.id);
  input.setAttribute('aria-describedby', [...(own.length > 0 ? [error.id] : []), ...others].join(' '));
}

import type { DialogContext } from 'botbuilder-dialogs';
import { EXPIRY } from '../../dialogs/expiry.ts';
import { RECOVER } from '../../dialogs/recover.ts';
import { STAFF_RESET } from '../../dialogs/staff-reset.ts';
import type { Intent } from '../core/intent.ts';

const LEAST_WORDS = 3;
/** Said when one thing is wanted in place of another. */
const RATHER =
  /\b(?:toch|liever|laat maar|eigenlijk|wacht|bij nader inzien|rather|instead|actually|wait|never mind|on second thought)\b/iu;
const YES_OR_NO = /^\s*(?:ja|jawel|yes|yep|ok)\b/iu;

const RECOVERIES: Readonly<Record<string, Intent>> = {
  forgot: 'forgot_password',
  locked: 'locked_out',
  change: 'change_password',
};

const FORGOTTEN = /\b(?:vergeten|kwijt|forg[eo]t\w*)\b/iu;
const NAME = /\b(?:gebruikersnaam|naam|account|user ?name|name|login)\b/iu;

/** Whoever wants to change a password and has forgotten "it" has forgotten the password, unless a name is said. */
export const hasForgottenIt = (text: string, dc: DialogContext): boolean =>
  isAbout(dc, 'change_password') && FORGOTTEN.test(text) && !NAME.test(text);

/** What the open dialogs are about. */
function currentWish(dc: DialogContext): Intent | undefined {
  for (const { id, state } of dc.stack) {
    const { wish = '' } = (state as { readonly options?: { readonly wish?: string } }).options ?? {};
    if (id === RECOVER) return RECOVERIES[wish];
    if (id === EXPIRY) return 'expiry_policy';
    if (id === STAFF_RESET) return 'admin_reset';
  }
  return undefined;
}

export const isAbout = (dc: DialogContext, intent: Intent): boolean => currentWish(dc) === intent;

/**
 * Whether a whole sentence leaves what is open for something else. Forgot, locked out and change are so
 * close that it takes a word such as "rather"; a sentence with a yes is an answer.
 * @param isEarly nothing has begun yet, so that no such word is needed
 */
export function isChangeOfMind(text: string, intent: Intent, dc: DialogContext, isEarly: boolean): boolean {
  const current = currentWish(dc);
  if (current === undefined || intent === current || YES_OR_NO.test(text)) return false;
  if (text.trim().split(/\s+/u).length < LEAST_WORDS) return false;
  const isClose = [current, intent].every((each) => Object.values(RECOVERIES).includes(each));
  const isOther = ['forgot_password', 'locked_out', 'change_password', 'expiry_policy', 'admin_reset'].includes(intent);
  return isOther && (!isClose || isEarly || RATHER.test(text));
}

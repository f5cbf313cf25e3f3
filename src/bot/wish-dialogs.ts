import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { OfferedWish } from '../../dialogs/did-you-mean.ts';
import { EXPIRY } from '../../dialogs/expiry.ts';
import { HAND_OVER } from '../../dialogs/person.ts';
import { RECOVER } from '../../dialogs/recover.ts';
import { SETUP } from '../../dialogs/setup.ts';
import { STAFF_RESET } from '../../dialogs/staff-reset.ts';
import type { Entities } from '../core/entities.ts';

/** Which dialog carries out a wish. */
const DIALOGS: Readonly<Record<OfferedWish, { readonly id: string; readonly options?: object }>> = {
  forgot_password: { id: RECOVER, options: { wish: 'forgot' } },
  locked_out: { id: RECOVER, options: { wish: 'locked' } },
  change_password: { id: RECOVER, options: { wish: 'change' } },
  expiry_policy: { id: EXPIRY, options: {} },
  escalate: { id: HAND_OVER, options: { why: 'asked' } },
  admin_reset: { id: STAFF_RESET, options: {} },
  check_setup: { id: SETUP },
};

const ABOUT_ACCOUNTS: readonly string[] = [RECOVER, STAFF_RESET, EXPIRY];

/** With the account that was named, for what is about an account. */
function optionsOf(wish: OfferedWish, named: string | undefined): object | undefined {
  const { id, options } = DIALOGS[wish];
  return named !== undefined && ABOUT_ACCOUNTS.includes(id) ? { ...options, named } : options;
}

export const beginWish = async (dc: DialogContext, wish: OfferedWish, named?: string): Promise<void> =>
  void (await dc.beginDialog(DIALOGS[wish].id, optionsOf(wish, named)));

/** In place of the dialog that offered it. */
export const startWish = (
  step: Pick<DialogContext, 'replaceDialog'>,
  wish: OfferedWish,
  named?: string,
): Promise<DialogTurnResult> => step.replaceDialog(DIALOGS[wish].id, optionsOf(wish, named));

/** Of several nobody knows which. */
export const onlyOne = ({ userIds: [userId, ...more] }: Entities): string | undefined =>
  more.length === 0 ? userId : undefined;

/** Whoever names another one means that one. */
export const withCarried = (entities: Entities, carried: string | undefined): Entities =>
  carried === undefined || entities.userIds.length > 0 ? entities : { ...entities, userIds: [carried] };

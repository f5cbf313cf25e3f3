import { offer } from '../../dialogs/did-you-mean.ts';
import type { Choice } from '../../dialogs/say.ts';

/** What can be chosen when nothing is open. */
export const MENU = offer(['forgot_password', 'locked_out', 'change_password', 'expiry_policy', 'escalate']);

const FOR_SIGNED_IN = [...MENU.slice(0, -1), ...offer(['check_setup', 'escalate'])];
const FOR_STAFF = offer(['admin_reset']);

/** For whoever is signed in: whether reset will work for them too; staff come for somebody else most of the time. */
export const menuFor = (isStaff: boolean): Choice[] => (isStaff ? [...FOR_STAFF, ...FOR_SIGNED_IN] : FOR_SIGNED_IN);

/** Understood as well, without being shown. */
export const SPOKEN = [...MENU, ...offer(['check_setup', 'admin_reset'])];

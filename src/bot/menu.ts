import { offer, WISHES } from '../../dialogs/did-you-mean.ts';

/** What can be chosen when nothing is open. */
export const MENU = offer(Object.keys(WISHES).filter((wish) => wish !== 'admin_reset' && wish !== 'check_setup'));

/** Understood as well, without being shown. */
export const SPOKEN = [...MENU, ...offer(['check_setup'])];

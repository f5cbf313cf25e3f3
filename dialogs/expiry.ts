import type { WaterfallDialog } from 'botbuilder-dialogs';
import type { DialogNeeds } from './needs.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { turnOf } from './turn.ts';

export const EXPIRY = 'expiry';

/** The organisation's rule, read live; for whoever is signed in also their own date. */
export const expiry = ({ people, organisation, now }: DialogNeeds): WaterfallDialog =>
  dialog(EXPIRY, {
    async tell(step) {
      const { accountId, language } = turnOf(step.context);
      const days = await people.maxAgeDays();
      const rule = days === undefined ? 'expiry.policy/never' : 'expiry.policy/days';
      await say(step.context, rule, { organisation: organisation.name, days: days ?? 0 });
      if (accountId === undefined) return step.endDialog();
      const at = await people.passwordExpiresAt(accountId);
      const date = at?.toLocaleDateString(language, { dateStyle: 'long', timeZone: organisation.timeZone }) ?? '';
      const mine = at === undefined ? 'expiry.mine/never' : at <= now() ? 'expiry.mine/expired' : 'expiry.mine/date';
      await say(step.context, mine, { date });
      return step.endDialog();
    },
  });

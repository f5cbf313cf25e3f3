import type { WaterfallDialog } from 'botbuilder-dialogs';
import { LOCALES } from '../src/core/language.ts';
import { offer } from './did-you-mean.ts';
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
      const known = accountId === undefined ? 'expiry.policy/days' : 'expiry.policy/days-signed-in';
      const rule = days === undefined ? 'expiry.policy/never' : known;
      await say(step.context, rule, { organisation: organisation.name, days: days ?? 0 });
      if (accountId === undefined) return step.endDialog();
      const at = await people.passwordExpiresAt(accountId);
      const date =
        at?.toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: organisation.timeZone }) ?? '';
      const mine = at === undefined ? 'expiry.mine/never' : at <= now() ? 'expiry.mine/expired' : 'expiry.mine/date';
      await say(step.context, mine, { date }, { choices: at === undefined ? [] : offer(['change_password']) });
      return step.endDialog();
    },
  });

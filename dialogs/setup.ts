import type { WaterfallDialog } from 'botbuilder-dialogs';
import { LOCALES } from '../src/core/language.ts';
import { sayFinding } from './finding.ts';
import { HAND_OVER } from './person.ts';
import type { DialogNeeds, Setup } from './needs.ts';
import { WAYS } from './prove.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { text, type Params, type TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const SETUP = 'setup';

/** "Will reset work for me?": told to whoever is signed in, about their own account, with the way to what is missing. */
export const setup = ({ people, knowledge, organisation, address }: DialogNeeds): WaterfallDialog =>
  dialog(SETUP, {
    async tell(step) {
      const { accountId, language } = turnOf(step.context);
      const found = accountId === undefined ? undefined : await people.setup(accountId);
      if (found === undefined) {
        await say(step.context, 'setup/signed-out', { url: `${address()}/sign-in` });
        return step.endDialog();
      }
      const { verdict, needed } = found;
      if (verdict.kind === 'blocked') {
        await say(step.context, 'setup/blocked');
        await sayFinding(step.context, { diagnosis: verdict.diagnosis, way: 'hand-over' }, { knowledge, organisation });
        return step.replaceDialog(HAND_OVER, { why: 'finding' });
      }
      const at = verdict.kind === 'soon' ? verdict.at : undefined;
      const date = at?.toLocaleString(LOCALES[language], {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: organisation.timeZone,
      });
      const params: Params = {
        needed,
        date: date ?? '',
        ways: namesOf(found, (key) => text(language, key)),
        url: `${address()}/security`,
      };
      await say(step.context, `setup/${verdict.kind}`, params);
      if (verdict.kind === 'none') return step.replaceDialog(HAND_OVER, { why: 'finding' });
      return step.endDialog();
    },
  });

/** The ways that work, as a list. */
const namesOf = ({ ways }: Setup, words: (key: TextKey) => string): string =>
  ways.flatMap(({ method, kind }) => (kind === 'ready' ? `- ${words(WAYS[method].title)}` : [])).join('\n');

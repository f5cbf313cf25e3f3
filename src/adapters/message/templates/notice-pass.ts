import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** A temporary pass was shown, with which somebody signs in once. */
export const noticePass: Template<'notice.pass'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Tijdelijke toegangspas voor je account bij ${sender}`,
    happened: `Voor je account bij ${sender} is een tijdelijke toegangspas gemaakt. Het wachtwoord is niet veranderd.`,
    ifYou: 'Was jij dit? Dan is het goed. Met de pas meld je je één keer aan.',
    short: 'er is een tijdelijke toegangspas gemaakt',
  }),
  en: (sender) => ({
    subject: `Temporary access pass for your account at ${sender}`,
    happened: `A temporary access pass was made for your account at ${sender}. The password did not change.`,
    ifYou: 'Was this you? Then all is well. With the pass you sign in once.',
    short: 'a temporary access pass was made',
  }),
};

import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** An authenticator app can reset the password from now on. */
export const noticeEnrolledTotp: Template<'notice.enrolled-totp'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender).totp, model, setting);

/** Saved codes can. */
export const noticeEnrolledCodes: Template<'notice.enrolled-codes'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender).codes, model, setting);

/** An app no longer can. */
export const noticeRemovedTotp: Template<'notice.removed-totp'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender).removed, model, setting);

type Words = Readonly<Record<'totp' | 'removed' | 'codes', NoticeWords>>;

const WORDS: InEveryLanguage<(sender: string) => Words> = {
  nl: (sender) => ({
    totp: {
      subject: `Een app is gekoppeld aan je account bij ${sender}`,
      happened: `Aan je account bij ${sender} is een authenticator-app gekoppeld. Met die app kun je straks je wachtwoord herstellen.`,
      ifYou: 'Was jij dit? Dan hoef je niets te doen.',
      short: 'een app is aan je account gekoppeld',
    },
    removed: {
      subject: `Een app is ontkoppeld van je account bij ${sender}`,
      happened: `Van je account bij ${sender} is een authenticator-app ontkoppeld. Met die app kun je je wachtwoord niet meer herstellen.`,
      ifYou: 'Was jij dit? Dan hoef je niets te doen.',
      short: 'een app is van je account ontkoppeld',
    },
    codes: {
      subject: `Nieuwe herstelcodes voor je account bij ${sender}`,
      happened: `Voor je account bij ${sender} zijn nieuwe herstelcodes gemaakt. Oude herstelcodes werken niet meer.`,
      ifYou: 'Was jij dit? Bewaar de codes dan op een veilige plek.',
      short: 'je hebt nieuwe herstelcodes',
    },
  }),
  en: (sender) => ({
    totp: {
      subject: `An app was linked to your account at ${sender}`,
      happened: `An authenticator app was linked to your account at ${sender}. With that app you can soon reset your password.`,
      ifYou: 'Was this you? Then you need to do nothing.',
      short: 'an app was linked to your account',
    },
    removed: {
      subject: `An app was unlinked from your account at ${sender}`,
      happened: `An authenticator app was unlinked from your account at ${sender}. You can no longer reset your password with that app.`,
      ifYou: 'Was this you? Then you need to do nothing.',
      short: 'an app was unlinked from your account',
    },
    codes: {
      subject: `New recovery codes for your account at ${sender}`,
      happened: `New recovery codes were made for your account at ${sender}. Older recovery codes no longer work.`,
      ifYou: 'Was this you? Then keep the codes in a safe place.',
      short: 'you have new recovery codes',
    },
  }),
};

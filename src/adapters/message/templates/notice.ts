import { hoursIn } from '../../../core/working-hours.ts';
import type { NoticeModel } from '../../../core/message.ts';
import { inert } from '../inert.ts';
import type { Block, InEveryLanguage, Letter, Setting } from '../letter.ts';

/** What differs between notices; all else is the same for everyone. */
export interface NoticeWords {
  readonly subject: string;
  readonly happened: string;
  readonly ifYou: string;
  /** What happened, in a few words, for a text message. */
  readonly short: string;
}

/** What happened to an account, and the way to say that it was somebody else. */
export function notice(words: NoticeWords, { at, reference, notMeUrl }: NoticeModel, setting: Setting): Letter {
  const common = COMMON[setting.language];
  return {
    subject: words.subject,
    mail: [
      common.hello,
      words.happened,
      { lines: [`${common.when}: ${setting.when(at)}`, `${common.reference}: ${inert(reference)}`] },
      words.ifYou,
      common.ifNotYou,
      { link: notMeUrl },
      common.afterwards,
      ...helpdeskOf(setting),
      common.why,
    ],
    sms: `${setting.sender}: ${words.short} (${setting.whenShort(at)}). ${common.reportNow}: ${notMeUrl}`,
    voice: [
      common.speaking(setting.sender),
      words.happened,
      `${common.when}: ${setting.when(at)}.`,
      words.ifYou,
      common.callInstead,
      ...(setting.helpdesk.phone === undefined ? [] : [{ phone: setting.helpdesk.phone }]),
    ],
  };
}

function helpdeskOf({ language, sender, helpdesk }: Setting): Block[] {
  const hours = helpdesk.hours && hoursIn(helpdesk.hours, language);
  const ways = [helpdesk.phone, helpdesk.mail, hours].filter((way) => way !== undefined);
  return ways.length === 0 ? [] : [{ lines: [COMMON[language].helpdesk(sender), ...ways] }];
}

const COMMON: InEveryLanguage<{
  hello: string;
  when: string;
  reference: string;
  ifNotYou: string;
  afterwards: string;
  helpdesk: (sender: string) => string;
  why: string;
  reportNow: string;
  speaking: (sender: string) => string;
  callInstead: string;
}> = {
  nl: {
    hello: 'Hallo,',
    when: 'Wanneer',
    reference: 'Nummer',
    ifNotYou: 'Was jij dit niet? Open dan meteen deze link en meld het:',
    afterwards: 'We zetten het herstel van je wachtwoord dan stil. De helpdesk helpt je verder.',
    helpdesk: (sender) => `Wil je iemand spreken? Dit is de helpdesk van ${sender}:`,
    why: 'Dit bericht gaat naar elk adres en nummer dat we van je kennen. Zo merk je het als iemand anders dit doet.',
    reportNow: 'Was jij dit niet? Meld het',
    speaking: (sender) => `Hallo. Dit is de wachtwoordhulp van ${sender}. We bellen je over je account.`,
    callInstead: 'Was jij dit niet? Meld het dan meteen in de chat, of bel de helpdesk.',
  },
  en: {
    hello: 'Hello,',
    when: 'When',
    reference: 'Reference',
    ifNotYou: 'Was this not you? Then open this link right away and report it:',
    afterwards: 'We then stop the recovery of your password. The helpdesk will help you further.',
    helpdesk: (sender) => `Would you like to speak to somebody? This is the helpdesk of ${sender}:`,
    why: 'This message goes to every address and number we know of you. That way you notice when somebody else does this.',
    reportNow: 'Not you? Report it',
    speaking: (sender) => `Hello. This is the password help of ${sender}. We call you about your account.`,
    callInstead: 'Was this not you? Then report it in the chat right away, or call the helpdesk.',
  },
};

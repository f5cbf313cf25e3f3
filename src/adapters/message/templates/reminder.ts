import type { InEveryLanguage, Template } from '../letter.ts';

/** A password that expires soon. Nothing in it asks for the password. */
export const reminder: Template<'reminder'> = ({ days, expiresAt, changeUrl, stopUrl }, setting) => {
  const words = WORDS[setting.language](days);
  const when = setting.when(expiresAt);
  return {
    subject: words.subject,
    mail: [
      words.hello,
      words.what(when),
      words.now,
      { link: changeUrl },
      words.devices,
      words.careful,
      words.stop,
      { link: stopUrl },
    ],
    sms: `${setting.sender}: ${words.subject}. ${words.now} ${changeUrl}`,
    voice: [words.speaking(setting.sender), words.what(when), words.call],
  };
};

interface Words {
  readonly hello: string;
  readonly subject: string;
  readonly what: (when: string) => string;
  readonly now: string;
  readonly devices: string;
  readonly careful: string;
  readonly stop: string;
  readonly speaking: (sender: string) => string;
  readonly call: string;
}

const WORDS: InEveryLanguage<(days: number) => Words> = {
  nl: (days) => ({
    hello: 'Hallo,',
    subject: days === 1 ? 'Je wachtwoord verloopt binnen een dag' : `Je wachtwoord verloopt over ${days} dagen`,
    what: (when) => `Je wachtwoord van je werk verloopt op ${when}.`,
    now: 'Kies op tijd een nieuw wachtwoord. Dat kan hier:',
    devices: 'Vul het daarna ook in op je telefoon, in je mail en bij de wifi van je werk.',
    careful:
      'Niemand vraagt je om je wachtwoord in een mail of aan de telefoon. Vertrouw je deze link niet? Typ het adres van je werk dan zelf.',
    stop: 'Wil je deze herinneringen niet meer? Stop ze dan hier:',
    speaking: (sender) => `Hallo. Dit is de wachtwoordhulp van ${sender}.`,
    call: 'Kies op tijd een nieuw wachtwoord.',
  }),
  en: (days) => ({
    hello: 'Hello,',
    subject: days === 1 ? 'Your password expires within a day' : `Your password expires in ${days} days`,
    what: (when) => `Your password at work expires on ${when}.`,
    now: 'Choose a new password in time. You can do that here:',
    devices: 'Then enter it on your phone, in your mail and for the Wi-Fi at work as well.',
    careful:
      'Nobody asks for your password by mail or phone. Do you not trust this link? Then type the address of your work yourself.',
    stop: 'Do you no longer want these reminders? Stop them here:',
    speaking: (sender) => `Hello. This is the password help of ${sender}.`,
    call: 'Choose a new password in time.',
  }),
};

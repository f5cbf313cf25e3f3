import { TestClock, startApp } from '../test/support/app.ts';
import { Chat, choosePassword, codeFor, GOOD_PASSWORD, labels, type Said } from '../test/support/chat.ts';
import { linkTo, sessionFor, Visitor } from '../test/support/staff.ts';

/** Prints one conversation of each of the five intents, in both languages, as the running application has them. */

const person = (name: string, number: number, rest: object = {}) => ({
  userId: `${name}@voorbeeld.example`,
  displayName: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} Proef`,
  password: `Begin-${name}-01!`,
  contacts: {
    alternateEmail: `${name}@prive.example`,
    mobilePhone: `+3161234560${number}`,
    officePhone: `+3120123450${number}`,
  },
  ...rest,
});

const NOW = new Date('2026-11-03T09:00:00Z');
const COMPANY = {
  organisation: {
    name: 'Voorbeeld BV',
    domain: 'voorbeeld.example',
    timeZone: 'Europe/Amsterdam',
    helpdesk: { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
    passwordPolicy: { maxAgeDays: 90 },
  },
  users: ['anna', 'lotte', 'bas', 'emma', 'vera', 'john', 'lily', 'ben', 'emily', 'victor', 'hanna'].map(
    (name, index) =>
      person(name, index, {
        passwordSetAt: new Date(NOW.getTime() - 80 * 86_400_000).toISOString(),
        ...(index === 1 || index === 6 ? { locked: true } : {}),
        ...(name === 'hanna' ? { roles: ['helpdesk'], contacts: { alternateEmail: 'hanna@prive.example' } } : {}),
        ...(index > 4 && index < 10 ? { language: 'en' } : {}),
      }),
  ),
};

interface Play {
  readonly title: string;
  readonly locale: 'nl-NL' | 'en-GB';
  readonly staff?: boolean;
  readonly says: readonly string[];
  readonly name: string;
  readonly after?: 'chooses' | 'changes' | 'employee';
}

const CODE = '{code}';
const PLAYS: readonly Play[] = [
  {
    title: 'Forgot password',
    locale: 'nl-NL',
    name: 'anna',
    says: ['ik ben mijn wachtwoord vergeten', 'anna@voorbeeld.example', 'email', CODE, 'ja'],
    after: 'chooses',
  },
  {
    title: 'Forgot password',
    locale: 'en-GB',
    name: 'john',
    says: ['I forgot my password', 'john@voorbeeld.example', 'email', CODE, 'yes'],
    after: 'chooses',
  },
  {
    title: 'Locked out',
    locale: 'nl-NL',
    name: 'lotte',
    says: ['mijn account is geblokkeerd', 'lotte@voorbeeld.example', 'email', CODE, 'ja'],
  },
  {
    title: 'Locked out',
    locale: 'en-GB',
    name: 'lily',
    says: ['my account is locked', 'lily@voorbeeld.example', 'email', CODE, 'yes'],
  },
  {
    title: 'Change password',
    locale: 'nl-NL',
    name: 'bas',
    says: ['ik wil mijn wachtwoord wijzigen', 'bas@voorbeeld.example', 'email', CODE, 'ja'],
    after: 'changes',
  },
  {
    title: 'Change password',
    locale: 'en-GB',
    name: 'ben',
    says: ['I want to change my password', 'ben@voorbeeld.example', 'email', CODE, 'yes'],
    after: 'changes',
  },
  {
    title: 'Administrator reset',
    locale: 'nl-NL',
    name: 'emma',
    staff: true,
    says: ['reset het wachtwoord van mijn collega emma@voorbeeld.example', 'ja', 'forgotten', 'INC-20341', 'ja'],
    after: 'employee',
  },
  {
    title: 'Administrator reset',
    locale: 'en-GB',
    name: 'emily',
    staff: true,
    says: [
      'reset the password of my colleague emily@voorbeeld.example',
      'yes',
      'she lost it on holiday',
      'none',
      'yes',
    ],
    after: 'employee',
  },
  {
    title: 'Expiry policy',
    locale: 'nl-NL',
    name: 'vera',
    says: ['wanneer verloopt mijn wachtwoord?', 'ja', 'vera@voorbeeld.example', 'email', CODE],
  },
  {
    title: 'Expiry policy',
    locale: 'en-GB',
    name: 'victor',
    says: ['when does my password expire?', 'yes', 'victor@voorbeeld.example', 'email', CODE],
  },
];

const app = await startApp({ company: COMPANY, clock: new TestClock(NOW), sweeps: 'by hand' });
for (const play of PLAYS) await perform(play);
await app.stop();
await app.remove();

function line(mark: string, words: string): void {
  process.stdout.write(`${mark} ${words.trimEnd()}\n`);
}

async function perform({ title, locale, name, staff = false, says, after }: Play): Promise<void> {
  const { url } = app;
  process.stdout.write(`\n=== ${title} (${locale.slice(0, 2)})\n`);
  const cookie = staff ? await sessionFor(url, 'hanna@voorbeeld.example', 'Begin-hanna-01!') : undefined;
  const chat = await Chat.open(url, { locale, ...(cookie === undefined ? {} : { cookie }) });
  let last: readonly Said[] = [];
  for (const text of says) {
    const said = text === CODE ? await codeFor(url, `${name}@prive.example`) : text;
    line('>', text === CODE ? `${said}   (from the mail to ${name}@prive.example)` : said);
    last = await chat.say(said);
    last.forEach(tell);
  }
  if (after === 'employee') return employee(chat, name);
  if (after !== undefined) {
    const { url: link = '', matchCode = '' } = last.find((said) => said.value?.['url'] !== undefined)?.value ?? {};
    const currentPassword = `Begin-${name}-01!`;
    await choosePassword(url, new URL(link).pathname, {
      matchCode,
      ...(after === 'changes' ? { currentPassword } : {}),
    });
    line('*', 'chooses a new password on the page behind the link');
  }
  const ends = after === 'chooses' ? 'reset.done' : after === 'changes' ? 'change.done' : undefined;
  const expected = ends ?? (labels(last).at(-1) === 'unlock.under-way' ? 'unlock.done' : undefined);
  if (expected !== undefined) tell(await chat.waitFor(expected));
}

/** The other side of a reset by staff. */
async function employee(chat: Chat, name: string): Promise<void> {
  const { url } = app;
  const page = await linkTo(url, `${name}@prive.example`, 'reset');
  const visitor = new Visitor(url);
  await visitor.post(page, { method: 'sms' });
  const { contacts } = COMPANY.users.find(({ userId }) => userId.startsWith(name)) ?? { contacts: undefined };
  const to = (contacts as { readonly mobilePhone?: string } | undefined)?.mobilePhone ?? '';
  const { body } = await visitor.post(page, { code: await codeFor(url, to) });
  await visitor.post(new URL(String(body['url'])).pathname, {
    newPassword: GOOD_PASSWORD,
    confirmPassword: GOOD_PASSWORD,
    matchCode: '',
  });
  line('*', `${name} opens the link in their own mail, enters the code from a text, and chooses a new password`);
  tell(await chat.waitFor('staff.done'));
}

function tell({ label = '', text = '', suggestedActions }: Said): void {
  const choices = suggestedActions?.actions.map(({ title }) => `[${title}]`).join(' ') ?? '';
  line(
    '<',
    `${text.replaceAll(/\(https?:[^)]*\)/gu, '(...)').replaceAll(/\s*\n+\s*/gu, ' / ')} ${choices}   {${label}}`,
  );
}

import { expect } from 'chai';
import { Chat, choosePassword, codeFor, inbox, proveByMail, type InboxEntry } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  HANNA,
  HANNA_MAIL,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  company,
  countsOf,
  handedIn,
  has,
  noteHanded,
  person,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  tamper,
  timesIn,
  useApp,
} from './support.ts';

const DAY = 86_400 * SECOND;
const NOBODY = 'niemand@voorbeeld.example';
const PHONE = '+31612345601';
const helpdesk = async (url: string): Promise<InboxEntry[]> =>
  (await inbox(url)).filter(({ to }) => to === 'it@voorbeeld.example');

describe('texts that cost money', () => {
  const app = useApp({ file: { policy: { ...ROOMY, spend: { textsPerDay: 2, callsPerDay: 1 } } } });

  const ask = async (userId: string, method: string, url = app.url): Promise<Chat> => {
    app.clock.advance(2 * SECOND);
    return askCode(url, userId, method);
  };
  const pump = async (times: number, userId = ANNA, method = 'sms'): Promise<void> => {
    for (let round = 0; round < times; round++) await ask(userId, method);
    await settled(app.data);
  };

  it('A12: stop at the ceiling of the day, and it does not show; mail goes on', async () => {
    // Fails without: `used.messages < ceiling.messages` in spend.ts.
    await pump(4);
    expect(await sentTo(app.url, PHONE)).to.equal(2);
    await pump(2, ANNA, 'call-office');
    expect(await sentTo(app.url, '+31201234501')).to.equal(1);
    await pump(1, ANNA, 'email');
    expect(await sentTo(app.url, ANNA_MAIL)).to.equal(1);
    app.clock.advance(DAY);
    await pump(1);
    expect(await sentTo(app.url, PHONE), 'the next day').to.equal(3);
  });

  it('A12: stop for all processes together, also after a restart', async () => {
    // Fails without: the figure in the database (keep it in the memory of the process).
    await pump(1);
    const twin = await app.twin();
    await ask(BAS, 'sms', twin.url);
    await app.restart();
    await pump(1);
    await ask(BAS, 'sms', twin.url);
    await settled(app.data);
    expect([await sentTo(app.url, PHONE), await sentTo(app.url, '+31612345602')]).to.deep.equal([1, 1]);
  });

  it('A12: are told to the administrators when they stop, once a day, and show in the figures', async () => {
    // Fails without: `alarms.spent` in `take` of spend.ts; more than once without `raise` in alarms.ts.
    await pump(2);
    expect(await helpdesk(app.url)).to.deep.equal([]);
    await pump(3);
    const [mail, ...more] = await helpdesk(app.url);
    expect(more).to.deep.equal([]);
    expect(mail?.subject).to.match(/^DRINGEND: /u);
    expect(mail?.text).to.include('Sms-berichten: 2');
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).to.include('sleutel_spend_messages{channel="sms"} 2');
    expect(metrics).to.include('sleutel_spend_euros{channel="sms"} 0.2');
    expect(metrics).to.include('sleutel_alarms{kind="spend"} 1');
    expect(timesIn(auditOf(app.data), 'alarm.spend')).to.equal(1);
    app.clock.advance(DAY);
    await pump(3);
    expect(await helpdesk(app.url)).to.have.length(2);
  });

  it('A17: write as much for nobody, before and after they stop', async () => {
    // Fails without: asking the guard for nobody as well in sent-code.ts.
    const added = async (userId: string): Promise<Record<string, number>> => {
      const before = countsOf(app.data);
      await pump(1, userId);
      return Object.fromEntries(
        Object.entries(countsOf(app.data)).map(([table, rows]) => [table, rows - (before[table] ?? 0)]),
      );
    };
    // Rows that are there once: what was delivered, and names that were not heard of before.
    const alike = ({ inbox: _inbox, pseudonyms: _names, ...rest }: Record<string, number>) => rest;
    app.clock.advance(DAY);
    const nobody = alike(await added(NOBODY));
    expect(nobody).to.include({ spend: 1, outbox: 1 });
    app.clock.advance(DAY);
    expect(alike(await added(ANNA))).to.deep.equal(nobody);
    await pump(2, BAS);
    expect(alike(await added(NOBODY))).to.deep.equal(alike(await added(ANNA)));
  });

  it('A12: are not offered any more to somebody who is signed in', async () => {
    // Fails without: `shown` in desk.ts.
    const cookie = await sessionOf(app.url, BAS, 'Begin-bas-01!');
    const choices = async (): Promise<string[]> => {
      const said = await (await Chat.open(app.url, { cookie })).say('wachtwoord vergeten');
      return said.at(-1)?.suggestedActions?.actions.map(({ value }) => value) ?? [];
    };
    expect(await choices()).to.include('sms');
    await pump(2);
    const left = await choices();
    expect(left).to.include.members(['email', 'call-mobile']);
    expect(left).not.to.include('sms');
  });

  it('A12: still carry notices, because those protect people', async () => {
    // Fails without: notices beside the guard (let notifications.ts ask `take` first).
    await pump(3, BAS);
    const chat = await ask(ANNA, 'email');
    await sayAll(chat, ['00000000', '00000000', '00000000']);
    await settled(app.data);
    expect(await sentTo(app.url, PHONE)).to.equal(1);
  });
});

describe('many people without tries', () => {
  const NAMES = ['anna', 'bas', 'carla', 'dirk'];
  const app = useApp({
    company: company(NAMES.map((name, index) => person(name, index + 1))),
    file: { policy: { sends: ROOMY.sends, alarm: { blockedAccountsPerHour: 3 } } },
  });
  const burn = async (name: string): Promise<void> => {
    const chat = await askCode(app.url, `${name}@voorbeeld.example`);
    expect(await sayAll(chat, Array<string>(5).fill('00000000'))).to.include('verify.stopped');
    await settled(app.data);
  };
  const cases = () => timesIn(auditOf(app.data), 'case.opened');

  it('A14: within an hour alarm the administrators once, and open an urgent case', async () => {
    // Fails without: `noteBurnt` in check-code.ts; more than once without `raise` in alarms.ts.
    await burn('anna');
    await burn('bas');
    expect([await helpdesk(app.url), cases()]).to.deep.equal([[], 0]);
    await burn('niemand');
    await burn('carla');
    const [mail, ...more] = await helpdesk(app.url);
    expect(more, 'one mail, not two').to.deep.equal([]);
    expect(mail?.subject).to.match(/^DRINGEND: .*geblokkeerd/u);
    expect(mail?.text).to.include('Accounts: 2').and.to.include('Namen die geen account zijn: 1');
    expect([cases(), timesIn(auditOf(app.data), 'alarm.blocked')]).to.deep.equal([1, 1]);
    expect(await (await fetch(`${app.url}/metrics`)).text()).to.include('sleutel_alarms{kind="blocked"} 1');
  });

  it('A14: spread over hours do not', async () => {
    // Fails without: a window of one hour in `noteBurnt` of check-code.ts (a day).
    for (const name of NAMES) {
      await burn(name);
      app.clock.advance(3_600 * SECOND);
    }
    expect(await helpdesk(app.url)).to.deep.equal([]);
  });

  it('A14: are not those whose saved codes a stranger guesses: that locks nobody', async () => {
    // Fails without: `burnt: false` in `conversationTries` of tries.ts (as many as of an account).
    for (const name of NAMES) {
      const chat = await askCode(app.url, `${name}@voorbeeld.example`, 'recovery-code');
      expect(await sayAll(chat, Array<string>(5).fill('BCDF-GHJK-MNPQ-RTVW'))).to.include('verify.stopped');
    }
    await settled(app.data);
    expect(await helpdesk(app.url)).to.deep.equal([]);
  });

  it('A14: are not those who have tries left, signed in', async () => {
    // Fails without: the budget of whoever is signed in, in `burnt` of throttle.ts (count all failures to five).
    for (const name of NAMES) {
      const cookie = await sessionOf(app.url, `${name}@voorbeeld.example`, `Begin-${name}-01!`);
      const chat = await Chat.open(app.url, { cookie });
      await sayAll(chat, ['wachtwoord vergeten', 'email', ...Array<string>(5).fill('00000000')]);
    }
    await settled(app.data);
    expect(await helpdesk(app.url)).to.deep.equal([]);
  });

  it('A14: are one whichever of their tries are used up', async () => {
    // Fails without: `known.length === 0` in `noteBurnt` of check-code.ts.
    for (const name of ['anna', 'bas']) {
      await burn(name);
      const chat = await askCode(app.url, `${name}@voorbeeld.example`, 'totp');
      expect(await sayAll(chat, Array<string>(5).fill('000000'))).to.include('verify.stopped');
    }
    await settled(app.data);
    expect(await helpdesk(app.url)).to.deep.equal([]);
  });

  it('A14: are one however often the tries of one account are used up', async () => {
    // Fails without: `known.length === 0` in `noteBurnt` of check-code.ts.
    const cookie = await sessionOf(app.url, ANNA, 'Begin-anna-01!');
    const chats = [await Chat.open(app.url), await Chat.open(app.url), await Chat.open(app.url)];
    for (const [index, chat] of chats.entries()) {
      app.clock.advance(2 * SECOND);
      await askCode(app.url, index === 0 ? ANNA : BAS, 'email', chat);
    }
    for (const chat of chats) await sayAll(chat, Array<string>(5).fill('00000000'));
    app.clock.advance(2 * SECOND);
    const own = await Chat.open(app.url, { cookie });
    await sayAll(own, ['wachtwoord vergeten', 'email', ...Array<string>(5).fill('00000000')]);
    await settled(app.data);
    await own.say('wachtwoord vergeten');
    expect(has(await own.say('email'), 'verify.stopped'), 'all ten').to.equal(true);
    expect(await helpdesk(app.url)).to.deep.equal([]);
  });
});

describe('an account with a role', () => {
  const app = useApp({ file: { policy: ROOMY } });

  it('A17: that fails three times gives as many messages to write out as anybody else, and as nobody', async () => {
    // Fails without: the void parcels of alarms.ts or notifications.ts, or `pretend` in delivery.ts.
    noteHanded(app.data);
    const handed = async (userId: string): Promise<Record<string, number>> => {
      tamper(app.data, 'delete from handed');
      app.clock.advance(2 * SECOND);
      await sayAll(await askCode(app.url, userId, 'sms'), ['00000000', '00000000', '00000000']);
      await settled(app.data);
      return handedIn(app.data);
    };
    const nobody = await handed(NOBODY);
    expect(nobody).to.deep.equal({ mail: 2, sms: 2, voice: 1 });
    for (const userId of [ANNA, HANNA]) expect(await handed(userId), userId).to.deep.equal(nobody);
  });

  it('B10: that fails three times is told to the administrators, and of anybody else as much is written', async () => {
    // Fails without: `alarms.privileged` in check-code.ts, or its void parcel in alarms.ts.
    const parcels = async (userId: string): Promise<number> => {
      const before = countsOf(app.data)['outbox'] ?? 0;
      const chat = await askCode(app.url, userId);
      await sayAll(chat, ['00000000', '00000000', '00000000']);
      await settled(app.data);
      return (countsOf(app.data)['outbox'] ?? 0) - before;
    };
    const others = [await parcels(ANNA), await parcels(NOBODY)];
    expect(await helpdesk(app.url)).to.deep.equal([]);
    app.clock.advance(2 * SECOND);
    expect(others).to.deep.equal(Array<number>(2).fill(await parcels(HANNA)));
    const [mail, ...more] = await helpdesk(app.url);
    expect(more).to.deep.equal([]);
    expect(mail?.text).to.include('Hanna Proef <hanna@voorbeeld.example>').and.to.include('helpdesk');
  });

  it('B10: that is recovered is told to the administrators, and nobody else is', async () => {
    // Fails without: `alarms.privileged` in `finish` of effects.ts.
    const reset = async (chat: Chat): Promise<void> => {
      const value = (await chat.say('ja')).find(({ label }) => label === 'reset.link')?.value;
      const { path, matchCode } = {
        path: new URL(value?.['url'] ?? '').pathname,
        matchCode: value?.['matchCode'] ?? '',
      };
      expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
      await settled(app.data);
    };
    const anna = await Chat.open(app.url);
    await proveByMail(app.url, anna, ANNA, ANNA_MAIL);
    await reset(anna);
    expect(await helpdesk(app.url)).to.deep.equal([]);
    const hanna = await Chat.open(app.url);
    await proveByMail(app.url, hanna, HANNA, HANNA_MAIL);
    await hanna.say('sms');
    await hanna.say(await codeFor(app.url, '+31612345603'));
    await reset(hanna);
    const [mail, ...more] = await helpdesk(app.url);
    expect(more).to.deep.equal([]);
    expect(mail?.text).to.include('nieuw wachtwoord').and.to.include('Hanna Proef');
  });
});

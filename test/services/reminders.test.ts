import { expect } from 'chai';
import { auditOf, company, MINUTE, person, settled, useApp } from '../attacks/support.ts';
import { call, Chat, choosePassword, codeFor, inbox } from '../support/chat.ts';
import { TestClock } from '../support/app.ts';

const DAY = 24 * 60 * MINUTE;
/** A Tuesday, eleven in Amsterdam. */
const NOW = new Date('2026-11-03T10:00:00Z');
const daysLeft = (days: number): string => new Date(NOW.getTime() - (90 - days) * DAY).toISOString();
const USERS = [
  person('anna', 1, { passwordSetAt: daysLeft(14.2), language: 'nl' }),
  person('john', 2, { passwordSetAt: daysLeft(2.9), language: 'en' }),
  person('bas', 3, { passwordSetAt: daysLeft(60) }),
  person('nora', 4, { passwordSetAt: daysLeft(6), passwordNeverExpires: true }),
  person('daan', 5, { passwordSetAt: daysLeft(6), enabled: false }),
];

describe('reminders by mail', () => {
  const clock = new TestClock(NOW);
  beforeEach(() => clock.advance(NOW.getTime() - clock.now().getTime()));
  const app = useApp({
    company: company(USERS, { passwordPolicy: { maxAgeDays: 90 }, timeZone: 'Europe/Amsterdam' }),
    sweeps: 'by hand',
    clock,
  });

  /** Half an hour at a time, as long as that. */
  const pass = async (days: number): Promise<void> => {
    for (let round = 0; round < days * 48; round++) {
      app.clock.advance(30 * MINUTE);
      await app.sweep();
      await settled(app.data);
    }
  };
  const reminders = async (name: string): Promise<string[]> =>
    (await inbox(app.url)).filter(({ to }) => to === `${name}@voorbeeld.example`).map(({ subject }) => subject);

  it('come 14, 7, 3 and 1 days before, once each, in the language of the person, and to nobody else', async () => {
    await pass(15);
    expect(await reminders('anna')).to.deep.equal([
      'Je wachtwoord verloopt over 14 dagen',
      'Je wachtwoord verloopt over 7 dagen',
      'Je wachtwoord verloopt over 3 dagen',
      'Je wachtwoord verloopt binnen een dag',
    ]);
    expect(await reminders('john')).to.deep.equal([
      'Your password expires in 3 days',
      'Your password expires within a day',
    ]);
    for (const name of ['bas', 'nora', 'daan']) expect(await reminders(name), name).to.deep.equal([]);
    const at = (await inbox(app.url)).map((entry) => new Date(entry.at));
    for (const moment of at) {
      expect(moment.getUTCDay(), moment.toISOString()).to.be.within(1, 5);
      expect(moment.getUTCHours(), moment.toISOString()).to.be.within(8, 15);
    }
    expect(auditOf(app.data).filter((event) => event === 'reminder.sent')).to.have.length(6);
  });

  it('are not sent twice after a restart', async () => {
    await app.sweep();
    await app.restart();
    await app.sweep();
    await settled(app.data);
    // Fails without: `told` in sweep.ts, read from the database.
    expect(await reminders('john')).to.have.length(1);
  });

  it('stop with a new password', async () => {
    await app.sweep();
    const chat = await Chat.open(app.url);
    for (const text of ['wachtwoord vergeten', 'john@voorbeeld.example', 'email']) await chat.say(text);
    await chat.say(await codeFor(app.url, 'john@prive.example'));
    const said = await chat.say('ja');
    const { url = '', matchCode = '' } = said.find(({ label }) => label === 'reset.link')?.value ?? {};
    await choosePassword(app.url, new URL(url).pathname, { matchCode });
    await pass(4);
    // Fails without: reading the account afresh in `remind` of sweep.ts.
    expect(await reminders('john')).to.deep.equal(['Your password expires in 3 days']);
  });

  it('stop by the link in them, which does nothing when it is only opened', async () => {
    await app.sweep();
    await settled(app.data);
    const [mail] = (await inbox(app.url)).filter(({ to }) => to === 'john@voorbeeld.example');
    const path = /\/reminders\/[\w.-]+/u.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(200);
    expect(auditOf(app.data)).not.to.include('reminder.refused');
    expect((await call(`${app.url}${path.slice(0, -1)}x`, 'POST')).status).to.equal(410);
    expect((await call(`${app.url}${path}`, 'POST')).status).to.equal(200);
    await pass(3);
    // Fails without: `refuses` in sweep.ts.
    expect(await reminders('john')).to.have.length(1);
  });

  it('wait for the morning when it is night', async () => {
    app.clock.advance(12 * 60 * MINUTE);
    await app.sweep();
    await settled(app.data);
    expect(await inbox(app.url)).to.deep.equal([]);
    app.clock.advance(11 * 60 * MINUTE);
    await app.sweep();
    await settled(app.data);
    expect(await reminders('john')).to.have.length(1);
  });
});

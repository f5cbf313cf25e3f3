import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { rows } from '../attacks/support.ts';
import { Chat, eventually, inbox, labels, linkByMail } from '../support/chat.ts';
import { closeDoubles } from '../messages/providers/double.ts';
import { asksForHelp, Desk, newest, userId } from './support.ts';
import { ticketed, type Incident, type Ticketed } from './tickets-support.ts';

const DAY = 86_400_000;
const MAIL = 'it@voorbeeld.example';
/** A Saturday night. */
const CLOSED = new Date('2027-01-09T01:00:00Z');

const texts = ({ actions }: Incident): string[] => actions.map(({ memoText }) => memoText.replaceAll('<br/>', '\n'));
const has = (word: string) => (incident: Incident) => texts(incident).some((text) => text.includes(word));
const stands = (name: string) => (incident: Incident) => incident.processingStatus.name === name;

describe('the ticket of a case', function () {
  this.timeout(60_000);
  let world: Ticketed;
  const open = async (...given: Parameters<typeof ticketed>) => {
    world = await ticketed(...given);
    return world;
  };
  afterEach(async () => {
    await world.app.stop();
    await world.app.remove();
    await closeDoubles();
  });
  const mails = async (word: RegExp) =>
    (await inbox(world.app.url)).filter(({ text, to }) => to === MAIL && word.test(text));

  it('is made, and follows the case to its end; staff see its number', async () => {
    const { app, incident } = await open();
    const hanna = await Desk.open(app.url, 'hanna');
    const chat = await asksForHelp(app.url, 'anna');
    const { id, reference } = await newest(hanna);
    const { number, briefDescription, request, externalNumber } = await incident();
    expect(externalNumber).to.equal(reference);
    expect(briefDescription).to.equal(`Hulpvraag ${reference}`);
    expect(request.split('<br/>')).to.include.members([
      `Nummer: ${reference}`,
      'Noemt zichzelf: anna@voorbeeld.example',
      'Identiteit bewezen: nee',
      'Vroeg om een medewerker.',
      'Medewerker: wachtwoord vergeten',
      `${app.url}/helpdesk?case=${id}`,
    ]);
    await eventually(async () => ((await hanna.look(id)).ticket?.number === number ? true : undefined), 'the number');

    await hanna.act(id, { do: 'claim' });
    await incident(stands('In behandeling'));
    await hanna.act(id, { do: 'say', words: 'Hoi Anna, ik kijk ernaar.' });
    await chat.waitFor('handoff.message');
    app.clock.advance(1_000);
    await hanna.act(id, { do: 'note', words: 'belt > 10 uur & < 12 uur' });
    await hanna.act(id, { do: 'wait' });
    await incident(stands('Wacht op gebruiker'));
    await hanna.act(id, { do: 'resolve' });
    const done = await incident((each) => stands('Gereed')(each) && has('opgelost')(each));
    const seen = texts(done).map((text) =>
      text.replace(/\n\[.*$/u, '').replace(/^.*?: (?=opgepakt|notitie|wacht|opgelost)/u, ''),
    );
    expect(seen).to.deep.equal([
      'opgepakt, Hanna Proef',
      'Hanna Proef: Hoi Anna, ik kijk ernaar.',
      'notitie, Hanna Proef\nbelt &gt; 10 uur &amp; &lt; 12 uur',
      'wacht op de medewerker, Hanna Proef',
      'opgelost, Hanna Proef',
    ]);
    expect(done.actions.map(({ invisibleForCaller }) => invisibleForCaller)).to.deep.equal([
      true,
      false,
      true,
      true,
      true,
    ]);
    await hanna.act(id, { do: 'reopen' });
    await incident(stands('Aangemeld'));
  });

  it('D1: holds neither a link nor a match code nor a typed password', async () => {
    // Fails without: `withoutSecrets` in the transcript.
    const { app, incident } = await open();
    const chat = await Chat.open(app.url);
    const link = await linkByMail(app.url, chat, userId('anna'), 'anna@prive.example');
    for (const words of ['mijn wachtwoord is Welkom2026! en het werkt niet', 'medewerker', 'ja']) await chat.say(words);
    const { request } = await incident();
    expect(request).to.include('Medewerker: anna@voorbeeld.example');
    for (const secret of [link.path.split('/').at(-1) ?? '', link.matchCode, 'Welkom2026'])
      expect(request).not.to.include(secret);
  });

  it('E7: waits out an outage, and is made once', async () => {
    const { app, line, topdesk, incident } = await open();
    line.cut = true;
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    const { id, state } = await newest(hanna);
    expect(state).to.equal('queued');
    await hanna.act(id, { do: 'claim' });
    await eventually(async () => {
      app.clock.advance(500);
      return rows(app.data, `select 1 from outbox where kind = 'ticket' and tries > 1`)[0];
    }, 'tries');
    expect(topdesk.incidents).to.have.lengthOf(0);
    line.cut = false;
    await incident((each) => stands('In behandeling')(each) && has('opgepakt')(each));
    expect(await mails(/niet in het ticketsysteem/u)).to.have.lengthOf(0);
  });

  it('holds nothing of what was said in a later case of the same conversation', async () => {
    // Fails without: `wasGoingOn` in services/desk/tickets.ts.
    const { app, line, topdesk } = await open();
    line.cut = true;
    const hanna = await Desk.open(app.url, 'hanna');
    const chat = await asksForHelp(app.url);
    for (const words of ['Dit is de eerste.', 'Dit is de tweede.']) {
      const { id } = await newest(hanna);
      await hanna.act(id, { do: 'claim' });
      await hanna.act(id, { do: 'say', words });
      app.clock.advance(60_000);
      await hanna.act(id, { do: 'resolve' });
      app.clock.advance(60_000);
      for (const each of ['medewerker', 'ja']) await chat.say(each);
    }
    line.cut = false;
    const done = await eventually(async () => {
      app.clock.advance(500);
      const solved = topdesk.incidents.filter((each) => stands('Gereed')(each) && has('Dit is de')(each));
      return solved.length === 2 ? solved : undefined;
    }, 'two incidents');
    const said = done.map((each) => texts(each).filter((text) => text.includes('Dit is de')));
    expect(said.map(({ length }) => length)).to.deep.equal([1, 1]);
  });

  it('is found again when the answer to making it was lost', async () => {
    // Fails without: `find` before `create` in services/desk/tickets.ts.
    const { app, line, topdesk } = await open();
    line.troubles.push('lose-answer');
    await asksForHelp(app.url, 'anna');
    const hanna = await Desk.open(app.url, 'hanna');
    const { id } = await newest(hanna);
    await eventually(async () => {
      app.clock.advance(500);
      return (await hanna.look(id)).ticket;
    }, 'the number');
    expect(topdesk.incidents).to.have.lengthOf(1);
  });

  it('that is refused is told to staff once, and the case stays in the queue', async () => {
    // Fails without: `unticketed` in services/desk/tickets.ts.
    const { app, topdesk } = await open({}, { caller: 'niemand@voorbeeld.example' });
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    await eventually(async () => (await mails(/niet in het ticketsysteem/u))[0], 'a mail');
    const { id, state } = await newest(hanna);
    expect(state).to.equal('queued');
    await hanna.act(id, { do: 'claim' });
    await eventually(
      async () =>
        rows(app.data, `select 1 from outbox where kind = 'ticket' and state = 'waiting'`).length === 0
          ? true
          : undefined,
      'the refusals',
    );
    expect(await mails(/niet in het ticketsysteem/u)).to.have.lengthOf(1);
    expect(topdesk.incidents).to.have.lengthOf(0);
    expect((await hanna.look(id)).ticket).to.equal(undefined);
    expect(await (await fetch(`${app.url}/metrics`)).text()).to.include('sleutel_tickets{state="refused"} 1');
  });

  it('of which one status is refused has all the rest', async () => {
    const { app, incident } = await open({}, { statuses: { working: 'Bestaat niet' } });
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    const { id } = await newest(hanna);
    await hanna.act(id, { do: 'claim' });
    await incident(has('opgepakt'));
    await eventually(async () => {
      app.clock.advance(500);
      return (await mails(/niet in het ticketsysteem/u))[0];
    }, 'a mail');
    await hanna.act(id, { do: 'resolve' });
    await incident((each) => stands('Gereed')(each) && has('opgelost')(each));
  });

  it('that could not be made for a day is told to staff', async () => {
    // Fails without: `missed` in services/delivery.ts.
    const { app, line } = await open();
    line.cut = true;
    await asksForHelp(app.url, 'anna');
    app.clock.advance(DAY + 1_000);
    await asksForHelp(app.url, 'bas');
    await eventually(async () => (await mails(/niet in het ticketsysteem/u))[0], 'a mail');
  });

  it('UX 21: is made at night as well; what is said names the moment, and a call-back is asked for in it', async () => {
    const { app, incident } = await open();
    app.clock.advance(CLOSED.getTime() - app.clock.now().getTime());
    const chat = await asksForHelp(app.url, 'anna');
    const said = chat.all.find(({ label }) => label === 'handoff.queued')?.text;
    const { externalNumber } = await incident();
    expect(said).to.include(externalNumber).and.include('nu dicht').and.include('maandag 11 januari');
    expect(labels(await chat.say('Bel mij terug'))).to.deep.equal(['handoff.call-back']);
    await incident(has('wil teruggebeld worden'));
    await eventually(async () => (await mails(/terug te bellen/u))[0], 'a mail');
  });

  it('is named in what is kept of a person, and forgotten with its case', async () => {
    const { app, incident } = await open();
    const cookie = (await Desk.open(app.url, 'anna')).cookie;
    await asksForHelp(app.url, 'anna', cookie);
    const { number } = await incident();
    await eventually(
      () => Promise.resolve(rows(app.data, 'select 1 from case_tickets where number is not null')[0]),
      'it',
    );
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['src/cli/main.ts', 'person', 'export', userId('anna')],
      { env: { ...process.env, SLEUTEL_DATA: app.data } },
    );
    expect((JSON.parse(stdout) as { tickets: string[] }).tickets).to.deep.equal([number]);
    app.clock.advance(400 * DAY);
    await app.sweep();
    app.clock.advance(400 * DAY);
    await app.sweep();
    expect(rows(app.data, 'select 1 from case_tickets')).to.have.lengthOf(0);
  });
});

const ON_CALL = '+31612340000';

describe('an urgent case', function () {
  this.timeout(60_000);
  let world: Ticketed;
  beforeEach(async () => {
    world = await ticketed({ helpdesk: { onCall: ON_CALL } });
  });
  afterEach(async () => {
    await world.app.stop();
    await world.app.remove();
    await closeDoubles();
  });
  const told = async () =>
    (await inbox(world.app.url)).filter(({ to }) => [MAIL, ON_CALL].includes(to)).map(({ channel }) => channel);
  const isTold = (channels: readonly string[]) =>
    eventually(async () => ((await told()).toSorted().join() === channels.join() ? true : undefined), channels.join());

  it('"this was not me" is told by mail, by text, by a call and in the ticket, and stands first', async () => {
    // Fails without: `urgent ? onCall : undefined` in services/desk/told.ts.
    const { app } = world;
    await asksForHelp(app.url, 'bas');
    await isTold(['mail']);
    const chat = await Chat.open(app.url);
    expect(labels(await chat.say('dit was ik niet, ik kreeg een mail over een nieuw wachtwoord'))).to.include(
      'alarm.case',
    );
    await isTold(['mail', 'mail', 'sms', 'voice']);
    const hanna = await Desk.open(app.url, 'hanna');
    expect((await hanna.queue()).map(({ urgent }) => urgent)).to.deep.equal([true, false]);
    const urgent = await eventually(
      () => Promise.resolve(world.topdesk.incidents.find(({ given }) => given['impact'] !== undefined)),
      'an urgent incident',
    );
    expect(urgent.briefDescription).to.match(/^DRINGEND: Hulpvraag SL-/u);
    const text = (await inbox(app.url)).find(({ channel }) => channel === 'sms')?.text;
    expect(text).to.include('DRINGEND').and.include(urgent.externalNumber);
  });

  it('somebody with a role is urgent by that alone', async () => {
    const { app } = world;
    const { cookie } = await Desk.open(app.url, 'gerda');
    await asksForHelp(app.url, 'gerda', cookie);
    await isTold(['mail', 'sms', 'voice']);
  });

  it('that becomes urgent later is told again by every channel', async () => {
    // Fails without: `news(raised, 'urgent')` in services/escalation.ts.
    const { app, incident } = world;
    const chat = await asksForHelp(app.url, 'anna');
    await isTold(['mail']);
    await chat.say('dit was ik niet');
    await isTold(['mail', 'mail', 'sms', 'voice']);
    await incident(has('is nu dringend'));
  });

  it('that waits too long is told again by text and call', async () => {
    const { app } = world;
    const chat = await Chat.open(app.url);
    await chat.say('dit was ik niet, ik kreeg een mail over een nieuw wachtwoord');
    await isTold(['mail', 'sms', 'voice']);
    app.clock.advance(4 * DAY);
    await app.sweep();
    await isTold(['mail', 'mail', 'sms', 'sms', 'voice', 'voice']);
  });
});

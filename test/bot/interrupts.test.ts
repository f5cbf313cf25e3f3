import { expect } from 'chai';
import { commandIn } from '../../src/bot/interrupts.ts';
import { openRoom, walk } from './support.ts';

const SAID = {
  help: ['help', 'HELP!', 'hulp', '?', 'Help me', 'info'],
  stop: [
    'stop',
    'Stop!',
    'stoppen',
    'annuleren',
    'cancel',
    'laat maar',
    'never mind',
    'stop 🛑',
    'kan ik stoppen?',
    'Can I stop?',
  ],
  'start-over': ['opnieuw', 'start over', 'Opnieuw beginnen.', 'restart'],
  person: ['medewerker', 'Een medewerker', 'agent', 'a human', 'helpdesk'],
  nl: ['Nederlands', 'dutch', 'in het Nederlands'],
  en: ['English', 'engels', 'in English'],
} as const;

describe('the words that work everywhere', () => {
  for (const [command, words] of Object.entries(SAID)) {
    it(`are for ${command}: ${words.join(', ')}`, () => {
      for (const said of words) expect(commandIn(said), said).to.equal(command);
    });
  }

  it('are not found inside other words or sentences', () => {
    for (const said of [
      'stopcontact',
      'mijn collega heet Agent',
      'opnieuw sturen',
      'helpt dat',
      'Engeland',
      'no',
      '',
      '??',
    ]) {
      expect(commandIn(said), said).to.equal(undefined);
    }
  });

  it('offer the menu when nothing is open', async () => {
    const room = openRoom();
    for (const said of ['help', 'stop', 'opnieuw', 'English']) {
      await room.say(said);
      expect(room.last[0]?.choices, said).to.include('forgot_password');
    }
  });

  it('work as a whole sentence too, where the sentence is no answer', async () => {
    // Fails without: `meantInstead` in bot.ts.
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example']);
    expect(await room.say('ik wil een mens spreken')).to.deep.equal(['handoff.offer']);
    expect(await room.say('nee')).to.deep.equal(['handoff.declined', 'verify.choose-method']);
    expect(await room.say('wat kan jij eigenlijk')).to.deep.equal(['help', 'verify.choose-method']);
  });

  it('never end a recovery on a guess', async () => {
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example']);
    expect(await room.say('laat toch iets horen')).to.deep.equal(['verify.choose-method']);
    expect(room.asked).not.to.include('cancel r1');
  });

  it('bring back the open question under its own key, also after a wrong code', async () => {
    // Fails without: `resumeDialog` in ask.ts.
    const room = openRoom({ check: ['wrong'] });
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email', '12345678']);
    expect(room.last.map(({ label }) => label)).to.deep.equal(['verify.wrong-code']);
    expect(await room.say('help')).to.deep.equal(['help', 'verify.enter-code']);
    await room.say('medewerker');
    expect(await room.say('nee')).to.deep.equal(['handoff.declined', 'verify.enter-code']);
  });

  it('offer a person once', async () => {
    const room = openRoom();
    expect(await walk(room, ['medewerker', 'medewerker'])).to.deep.equal(['handoff.offer']);
    expect((await room.open()).stack).to.deep.equal(['hand-over', 'ask']);
  });

  it('name the recovery to that person', async () => {
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'medewerker', 'ja']);
    expect(room.asked.at(-1)).to.equal('open asked r1');
  });
});

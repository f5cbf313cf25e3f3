import { expect } from 'chai';
import { openRoom, walk, type Room } from './support.ts';

const spoken = (room: Room): string | undefined => room.last.at(-1)?.locale;

describe('the language', () => {
  it('is decided by the first real message, not by the browser', async () => {
    // Fails without: `decideLanguage` in wishes.ts.
    const room = openRoom({}, { locale: 'nl-NL' });
    await room.say('I forgot my password');
    expect(spoken(room)).to.equal('en');
    await walk(room, ['stop', 'ik ben mijn wachtwoord vergeten']);
    expect(spoken(room)).to.equal('en');
  });

  it('is also decided by the words of a button when somebody types them', async () => {
    const room = openRoom({}, { locale: 'nl-NL' });
    await room.say('Forgot my password');
    expect(spoken(room)).to.equal('en');
  });

  it('is not decided by a button, a number or a yes', async () => {
    const room = openRoom({}, { locale: 'en-GB' });
    await room.say('forgot_password', { value: 'forgot_password' });
    expect(spoken(room)).to.equal('en');
    await walk(room, ['stop', 'ja', 'mijn account is geblokkeerd']);
    expect(spoken(room)).to.equal('nl');
  });

  it('is not decided by an error code alone', async () => {
    // Fails without: `hasWords` in wishes.ts.
    const room = openRoom({}, { locale: 'nl-NL' });
    await room.say('AADSTS50099');
    expect(spoken(room)).to.equal('nl');
    await walk(room, ['stop', 'I forgot my password']);
    expect(spoken(room)).to.equal('en');
  });

  it('is not switched by an English word in a Dutch conversation', async () => {
    const room = openRoom();
    for (const said of [
      'ik ben mijn wachtwoord vergeten',
      'anna@voorbeeld.example',
      'help',
      'email',
      '12345678',
      'yes',
    ]) {
      await room.say(said);
      expect(spoken(room), said).to.equal('nl');
    }
  });

  it('is switched by asking for it, and stays so', async () => {
    const room = openRoom();
    expect(await room.say('English')).to.deep.equal(['language.changed']);
    expect(spoken(room)).to.equal('en');
    await room.say('ik ben mijn wachtwoord vergeten');
    expect(spoken(room)).to.equal('en');
    await walk(room, ['in het nederlands']);
    expect(spoken(room)).to.equal('nl');
  });

  it('of what was already asked changes with it, and what was given is kept', async () => {
    const room = openRoom({ check: ['wrong', 'verified'] });
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'sms', '11111111', 'English']);
    expect(room.last.at(-1)?.text).to.include('a text with 8 digits');
    expect(await room.say('22222222')).to.include('confirm');
    expect(spoken(room)).to.equal('en');
  });
});

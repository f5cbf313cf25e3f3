import { expect } from 'chai';
import { languageAskedIn } from '../../src/bot/language-asked.ts';
import { openRoom, walk } from './support.ts';

const ASKED = {
  en: [
    'sorry can we do this in English please',
    'I dont speak Dutch',
    'I don’t speak dutch',
    'can you speak english?',
    'don’t you speak English?',
    'English pls',
    'Engels graag',
    'my Dutch is not so good',
    'no dutch please',
    'kunnen we verder in het Engels',
    'I only speak English',
    'I would rather not speak Dutch',
  ],
  nl: [
    'kan het toch in het nederlands',
    'spreek je ook Nederlands?',
    'kun je nederlands praten',
    'ik spreek geen engels',
    'ik begrijp het Engels niet',
    'mijn Engels is niet zo goed',
    'sorry ik snap geen Engels',
    'please switch to dutch',
    'in het nederlands aub',
    'Dutch please',
  ],
} as const;

describe('a language that is asked for', () => {
  for (const language of ['nl', 'en'] as const) {
    for (const said of ASKED[language]) {
      it(`is ${language}: ${said}`, () => expect(languageAskedIn(said)).to.equal(language));
    }
  }

  it('is not the language of something else', () => {
    for (const said of [
      'hoe zet ik Windows in het Engels',
      'ik heb een Engels toetsenbord',
      'how do I type an english password',
      'kan ik een nederlandse letter gebruiken',
      'ik ben mijn wachtwoord vergeten',
    ]) {
      expect(languageAskedIn(said), said).to.equal(undefined);
    }
  });

  it('is spoken at once, and the open question asked in it', async () => {
    // Fails without: `languageAskedIn` in bot.ts.
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example']);
    expect(await room.say("I don't speak Dutch")).to.deep.equal(['language.changed', 'verify.choose-method']);
    expect(room.last.map(({ locale }) => locale)).to.deep.equal(['en', 'en']);
  });

  it('is spoken from here on where a wish stands beside it', async () => {
    const room = openRoom();
    await room.say('hoi');
    expect(await room.say('no Dutch please, I forgot my password')).to.deep.equal(['ask.user-id']);
    expect(room.last[0]?.locale).to.equal('en');
  });

  it('alone leads to the menu where nothing is open', async () => {
    const room = openRoom();
    expect(await room.say('can we do this in english please')).to.deep.equal(['language.changed']);
    expect(room.last[0]?.choices).to.include('forgot_password');
  });
});

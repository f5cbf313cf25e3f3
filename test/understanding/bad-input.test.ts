import { expect } from 'chai';
import { findEntities } from '../../src/core/entities.ts';
import { INTENTS } from '../../src/core/intent.ts';
import { loadRecogniser } from '../../src/understanding/recogniser.ts';

const BAD: Readonly<Record<string, string>> = {
  nothing: '',
  'only spaces': ' \t\n ',
  'one emoji': '🔒',
  'a family of emoji': '👨‍👩‍👧‍👦',
  '100 KB of words': 'wachtwoord vergeten '.repeat(5_000),
  '100 KB of one letter': 'a'.repeat(100_000),
  'only digits': '1234567890123456',
  'only punctuation': '?!?!...,,,;;;',
  'zero-width characters': 'wacht\u200bwoord\u200d ver\ufeffgeten',
  'right-to-left marks': '\u202ewachtwoord\u202c \u200fvergeten',
  'a pile of combining marks': `w${'\u0301'.repeat(5_000)}achtwoord`,
  'a lone surrogate': 'wachtwoord \ud83d vergeten',
  'a NUL': 'wacht\u0000woord',
  'a ligature that grows': '\ufdfa'.repeat(2_000),
  'a regular-expression bomb': `${'a'.repeat(30_000)}!`,
  'an address bomb': `${'a.'.repeat(10_000)}@${'a-'.repeat(10_000)}`,
  'markup and SQL': `<script>alert(1)</script>' OR 1=1; --`,
  'names of object properties': 'constructor __proto__ toString hasOwnProperty',
  'another script': 'كلمة المرور 密码 пароль',
};

describe('bad input', () => {
  const recogniser = loadRecogniser();

  for (const [name, text] of Object.entries(BAD)) {
    it(`answers to ${name}`, () => {
      const seen = recogniser.recognise(text);
      expect(INTENTS).to.include(seen.intent);
      expect(seen.confidence).to.be.within(0, 1);
      expect(seen.alternatives.every(({ confidence }) => confidence >= 0 && confidence <= 1)).to.equal(true);
      expect(seen.decision).to.be.oneOf(['act', 'choose', 'unsure']);
      expect(() => findEntities(text)).not.to.throw();
    });
  }

  it('does not know what nothing means, and takes the language of the conversation', () => {
    const seen = recogniser.recognise('', 'en');
    expect(seen).to.include({ intent: 'out_of_scope', decision: 'unsure', language: 'en', confidence: 0 });
  });

  it('reads through marks that nobody sees', () => {
    expect(recogniser.recognise('wacht\u200bwoord\u200d ver\ufeffgeten').intent).to.equal('forgot_password');
    expect(recogniser.recognise('\u202ewachtwoord\u202c \u200fvergeten').intent).to.equal('forgot_password');
  });

  it('gives the same answer a thousand times at once', async () => {
    const asked = Array.from({ length: 1_000 }, async (_, i) =>
      recogniser.recognise(i % 2 === 0 ? 'mijn account is geblokkeerd' : 'wifi password?'),
    );
    const intents = (await Promise.all(asked)).map(({ intent }) => intent);
    expect(new Set(intents.filter((_, i) => i % 2 === 0))).to.have.keys(['locked_out']);
    expect(new Set(intents.filter((_, i) => i % 2 === 1))).to.have.keys(['out_of_scope']);
  });
});

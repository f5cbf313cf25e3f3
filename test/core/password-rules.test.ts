import { expect } from 'chai';
import { loadCommonPasswords } from '../../src/adapters/common-passwords.ts';
import type { PasswordReason } from '../../src/core/outcome.ts';
import { brokenRules, MAX_LENGTH, type RuleContext } from '../../src/core/password-rules.ts';

/** Passwords that must be refused for a reason; B8. */
const REFUSED: Readonly<Partial<Record<PasswordReason, string>>> = {
  common: `password Password1 Password123! 123456789 iloveyou1 letmein1! sunshine1 Princess1! superman1 Summer2026!
    welkom01 Welkom01! Welkom2026 Welkom2026! Welkom-2026 2026Welkom! Zomer2026! 2026Zomer Herfst2025# Winter_2025 Lente2026!!
    Maandag01! Januari2026 oktober2025! Amsterdam020 Rotterdam010 Ajax1900! Nederland1! Voetbal123 Vakantie2026 Sleutel123
    Geheim123 Wachtwoord1! WACHTWOORD1 lieverd1 knuffel1 W3lkom2026! W3lk0m!! W@chtw00rd1 P@ssw0rd P@55w0rd! Passw0rd2026
    Z0mer2026! Gehe1m123! welkomwelkom Welkom!Welkom wachtwoordwachtwoord Welkom1234567890 abc123abc123`,
  company: 'Voorbeeld1! Voorbeeld2026! V00rbeeld! voorbeeldbv1 mijnVoorbeeld',
  personal: 'AnnaVries1 Annadevries devries123 D3vr1es! anna1985! 1985Anna 0612345601 Max2026!!',
  pattern: `qwertyui qwertyuiop1 asdfghjkl zxcvbnm12 azertyuiop abcdefgh Abcdefg1! aaaaaaaa 11111111 aaaabbbb 12121212
    abcabcabc 87654321 lkjhgfdsa !@#$%^&*`,
  'too-short': 'kR7#vb Xq9!zp2',
};

const ACCEPTED = [
  'vier blauwe fietsen 7',
  'purple-elephant-seven-wooden',
  'correct paard batterij nietje',
  'mijn oma bakt op zondag pannenkoeken',
  'Zomer in Zeeland met de caravan 1987',
  'welkom in mijn tuin met tulpen',
  'ik werk al tien jaar bij voorbeeld met plezier',
  'anna loopt elke ochtend langs de vecht',
  'xK9#mQ2$vLp4',
  'gR7!kkpw',
  '我喜欢在早上喝绿茶',
  'пароль из трёх слов',
  'ünïcödé förever 42',
  '🐘🚲🍎🎸🌻🪁🛶🧭',
];

const LETTERS = 'de oude molenaar fietst vandaag naar zee ';
const phrase = (length: number): string => LETTERS.repeat(8).slice(0, length);

describe('the password rules', () => {
  let context: RuleContext;
  before(async () => {
    context = {
      minLength: 8,
      personal: ['Anna de Vries', 'anna@voorbeeld.example', 'VOORBEELD\\anna', '+31612345601', 'Max'],
      company: ['Voorbeeld BV', 'voorbeeld'],
      isCommon: await loadCommonPasswords(),
    };
  });
  const broken = (password: string, more: Partial<RuleContext> = {}) => brokenRules(password, { ...context, ...more });

  for (const [reason, list] of Object.entries(REFUSED)) {
    for (const password of list.split(/\s+/u)) {
      // Off: leave the line with this reason out of brokenRules.
      it(`B8: refuse ${password} as ${reason}`, () => {
        expect(broken(password)).to.include(reason);
      });
    }
  }

  for (const password of ACCEPTED) {
    it(`accept ${password}`, () => {
      expect(broken(password)).to.deep.equal([]);
    });
  }

  it('B8: accept 64 characters and more, up to 256', () => {
    expect(MAX_LENGTH).to.equal(256);
    for (const length of [64, 65, 128, 255, 256]) expect(broken(phrase(length)), String(length)).to.deep.equal([]);
    expect(broken(phrase(257))).to.deep.equal(['too-long']);
  });

  it('B8: count what people see as characters, however they are stored', () => {
    const eight = '🐘🚲🍎🎸🌻🪁🛶🧭';
    expect(broken(eight.repeat(32))).to.deep.equal([]);
    expect(broken(`${eight.repeat(32)}x`)).to.deep.equal(['too-long']);
    expect(broken('🐘🚲🍎🎸')).to.include('too-short');
    expect(broken('e\u0301a\u0300o\u0302u\u0308'), 'four letters with accents').to.include('too-short');
  });

  it('take the length from the directory', () => {
    expect(broken('gR7!kkpw', { minLength: 12 })).to.deep.equal(['too-short']);
    expect(broken('gR7!kkpw', { minLength: 8 })).to.deep.equal([]);
  });

  it('say that nothing was given, and nothing else', () => {
    expect(broken('')).to.deep.equal(['empty']);
  });

  it('give every reason at once, in the order in which they are explained', () => {
    expect(broken('anna', { minLength: 8 })).to.deep.equal(['too-short', 'common', 'personal']);
  });

  it('do not stumble over words of a company or person that are too short to say anything', () => {
    expect(broken('gR7!kkpw', { personal: ['', 'Al', '-'], company: ['', 'BV'] })).to.deep.equal([]);
  });
});

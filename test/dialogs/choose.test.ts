import { expect } from 'chai';
import { chosen, plain } from '../../dialogs/choose.ts';
import type { Choice } from '../../dialogs/say.ts';

const YES_NO: readonly Choice[] = [
  { value: 'yes', title: 'choice.yes' },
  { value: 'no', title: 'choice.no' },
];
const METHODS: readonly Choice[] = [
  { value: 'email', title: 'method.email' },
  { value: 'sms', title: 'method.sms' },
  { value: 'call-mobile', title: 'method.call-mobile' },
  { value: 'call-office', title: 'method.call-office' },
];
const RESEND: readonly Choice[] = [{ value: 'resend', title: 'verify.resend' }];

describe('what was chosen', () => {
  for (const said of [
    'yes',
    'Ja',
    'JA!',
    ' ja. ',
    'ja graag',
    'Yes please',
    'oké',
    'Ja 👍',
    'jazeker, doe maar',
    'jaaaa',
    'jaa grag',
    'yse',
    'yeah go ahead',
    'hmm ok yes',
    'doe dat maar',
    'whatever, just do it',
  ]) {
    it(`is yes for: ${said}`, () => {
      expect(chosen(said, YES_NO, true)).to.equal('yes');
    });
  }

  for (const said of ['no', 'Nee', 'nee dank je', 'No thanks', 'liever niet', '❌ nee', 'neeeee', 'nee toch niet']) {
    it(`is no for: ${said}`, () => {
      expect(chosen(said, YES_NO, true)).to.equal('no');
    });
  }

  for (const said of [
    '',
    'misschien',
    'ja maar wat gebeurt er dan precies met mijn mail',
    'noord',
    'yesterday',
    'japan',
    'ja maar waarom',
    'yes but when',
    'de eerste',
    '👍',
  ]) {
    it(`is nothing for: ${said}`, () => {
      expect(chosen(said, YES_NO, true)).to.equal(undefined);
    });
  }

  it('is found by value, by the title in either language, and by another wording, in any case', () => {
    for (const [said, value] of [
      ['EMAIL', 'email'],
      ['E-mail naar mijn privéadres', 'email'],
      ['e-mail naar mijn priveadres', 'email'],
      ['E-MAIL TO MY PRIVATE ADDRESS', 'email'],
      ['text to my mobile', 'sms'],
      ["sms'je", 'sms'],
      ['sms’je', 'sms'],
      ['bel mijn mobiel', 'call-mobile'],
      ['Call my office phone', 'call-office'],
    ] as const) {
      expect(chosen(said, METHODS, true), said).to.equal(value);
    }
  });

  it('is found by its number, except where a number is an answer by itself', () => {
    expect(chosen('2', METHODS, true)).to.equal('sms');
    expect(chosen('2', METHODS, false)).to.equal(undefined);
    expect(chosen('5', METHODS, true)).to.equal(undefined);
    expect(chosen('0', METHODS, true)).to.equal(undefined);
  });

  it('is found by its place', () => {
    for (const [said, value] of [
      ['de eerste', 'email'],
      ['die tweede', 'sms'],
      ['doe dan maar de tweede', 'sms'],
      ['the second option please', 'sms'],
      ['the 3rd one', 'call-mobile'],
      ['optie 2', 'sms'],
      ['nummer drie graag', 'call-mobile'],
      ['die laatste', 'call-office'],
      ['the last one', 'call-office'],
      ['nee de tweede', 'sms'],
    ] as const) {
      expect(chosen(said, METHODS, true), said).to.equal(value);
    }
    for (const said of ['no sms please', 'de vijfde', 'the first time it worked', 'eerst koffie', 'my second phone'])
      expect(chosen(said, METHODS, true), said).to.equal(undefined);
  });

  it('is never taken from the middle of a sentence', () => {
    // Fails without: comparing whole wordings in `chosen` (use includes on the text).
    expect(chosen('email evil@attacker.example', METHODS, true)).to.equal(undefined);
    expect(chosen('geen sms', METHODS, true)).to.equal(undefined);
  });

  it('can be a new code in many words', () => {
    for (const said of [
      'resend',
      'Stuur een nieuwe code',
      'Send a new code',
      'stuur nog een keer dan',
      'nog een keer',
      'niets gekregen?',
    ]) {
      expect(chosen(said, RESEND, false), said).to.equal('resend');
    }
  });

  it('can carry its own words for a title', () => {
    const choices: readonly Choice[] = [{ value: 'article:x', title: { nl: 'Over de printer', en: 'On the printer' } }];
    for (const said of ['over de printer', 'On the printer']) {
      expect(chosen(said, choices, true), said).to.equal('article:x');
    }
  });
});

describe('plain text', () => {
  it('is without accents, capitals, emoji, closing marks and double spaces', () => {
    expect(plain('  Privé   Adres!!  🙂 ')).to.equal('prive adres');
    expect(plain('🛑 stop 🛑')).to.equal('stop');
    expect(plain("Ik weet 't niet…")).to.equal('ik weet t niet');
  });
});

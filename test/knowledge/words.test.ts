import { expect } from 'chai';
import fc from 'fast-check';
import { findCodes, bareCode } from '../../knowledge/search/codes.ts';
import { compoundSplitter } from '../../knowledge/search/compounds.ts';
import { Lexicon, term } from '../../knowledge/search/lexicon.ts';
import { eachFeature } from '../../knowledge/search/features.ts';
import { stems } from '../../knowledge/search/stems.ts';
import { strokes, typoFinder } from '../../knowledge/search/typos.ts';
import { words } from '../../knowledge/search/words.ts';

describe('words', () => {
  it('fold accents, apostrophes and contractions', () => {
    expect(words("Geverifiëerd? I can’t, didnt; sms'je")).to.deep.equal([
      'geverifieerd',
      'i',
      'can',
      'not',
      'did',
      'not',
      'sms',
    ]);
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => words(text).every((word) => word !== '')),
    );
  });
});

describe('stems', () => {
  const joined: readonly (readonly [string, string])[] = [
    ['geblokkeerd', 'blokkeren'],
    ['verloopt', 'verlopen'],
    ['wachtwoorden', 'wachtwoord'],
    ['ingelogd', 'inloggen'],
    ['gewijzigd', 'wijzigen'],
    ['adressen', 'adres'],
    ['expires', 'expired'],
    ['accounts', 'account'],
  ];
  for (const [one, other] of joined) {
    it(`join ${one} and ${other}`, () => {
      expect(stems(one).some((stem) => stems(other).includes(stem))).to.equal(true);
    });
  }

  it('leave codes and short words alone', () => {
    expect(stems('p2')).to.deep.equal(['p2']);
    expect(stems('is')).to.deep.equal(['is']);
  });
});

describe('compounds', () => {
  const known = new Set(['wachtwoord', 'herstel', 'beveiliging', 'gegevens', 'telefoon', 'nummer']);
  const split = compoundSplitter((word) => known.has(word));
  it('are split into known words, with or without a linking s', () => {
    expect(split('wachtwoordherstel')).to.deep.equal(['wachtwoord', 'herstel']);
    expect(split('beveiligingsgegevens')).to.deep.equal(['beveiliging', 'gegevens']);
  });
  it('stay whole when a part is unknown or short', () => {
    expect(split('wachtwoordxyz')).to.deep.equal([]);
    expect(split('telefoon')).to.deep.equal([]);
  });
});

describe('concepts', () => {
  const lexicon = new Lexicon(() => []);
  const has = (text: string, concept: string): boolean => {
    const found = new Set<number>();
    eachFeature(lexicon.read(words(text)), (key) => found.add(key));
    return found.has(term(concept));
  };

  const alike: readonly (readonly [string, string, string])[] = [
    ['ww kwijt', 'forgot my password', '#password'],
    ['ww kwijt', 'forgot my password', '#forgot'],
    ['account op slot', 'locked out', '#locked'],
    ['log in', 'aanmelden', '#signin'],
    ['e-mail', 'mailadres', '#email'],
    ['Azure AD', 'Microsoft Entra', '#entra'],
    ['geen code gekregen', 'code never arrived', '#notreceived'],
  ];
  for (const [one, other, concept] of alike) {
    it(`give "${one}" and "${other}" ${concept}`, () => {
      expect(has(one, concept)).to.equal(true);
      expect(has(other, concept)).to.equal(true);
    });
  }
});

describe('typos', () => {
  const correct = typoFinder(['wachtwoord', 'account', 'verlopen', 'code']);
  it('are corrected within one stroke, two in long words', () => {
    expect(correct('wachtwoodr')).to.deep.equal([{ word: 'wachtwoord', distance: 1 }]);
    expect(correct('wachtwoordd')).to.deep.equal([{ word: 'wachtwoord', distance: 1 }]);
    expect(correct('wahtwoort')).to.deep.equal([{ word: 'wachtwoord', distance: 2 }]);
    expect(correct('acount')).to.deep.equal([{ word: 'account', distance: 1 }]);
    expect(correct('cacount')).to.deep.equal([{ word: 'account', distance: 1 }]);
    expect(correct('bcccount')).to.deep.equal([]);
  });
  it('are left when the word is short, far off or has digits', () => {
    expect(correct('ac')).to.deep.equal([]);
    expect(correct('vergaderen')).to.deep.equal([]);
    expect(correct('acc0unt')).to.deep.equal([]);
  });
  it('are counted as the textbook does, up to the reach', () => {
    expect(strokes('ab', 'ba', 2)).to.equal(1);
    expect(strokes('kitten', 'sitting', 3)).to.equal(3);
    expect(strokes('kitten', 'sitting', 2)).to.equal(3);
  });
  it('are the same number both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => strokes(a, b, 6) === strokes(b, a, 6)));
  });
});

describe('codes', () => {
  const known = new Map([
    ['SSPR0014', [0]],
    ['AADSTS50126', [1]],
  ]);
  const digits = new Map([
    ['0014', 'SSPR0014'],
    ['50126', 'AADSTS50126'],
  ]);
  const find = (text: string) => findCodes(text, known, digits);

  for (const text of ['SSPR_0014', 'sspr 0014', 'sspr-0014', 'Fout SSPR0014!', 'foutcode 0014']) {
    it(`finds SSPR_0014 in "${text}"`, () => expect(find(text)).to.deep.equal([bareCode('SSPR_0014')]));
  }
  it('finds a bare number and keeps the order', () => {
    expect(find('AADSTS50126: Error validating credentials, en SSPR_0014')).to.deep.equal(['AADSTS50126', 'SSPR0014']);
    expect(find('ik krijg 50126')).to.deep.equal(['AADSTS50126']);
  });
  it('takes no year, telephone number or address for a code', () => {
    expect(find('sinds 2017, bel 020-50126 of +3150126 of a50126@b.example')).to.deep.equal([]);
  });
});

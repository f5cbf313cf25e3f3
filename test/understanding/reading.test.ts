import { expect } from 'chai';
import { BitReader, BitWriter, riceParameter } from '../../src/understanding/bits.ts';
import { CONCEPTS, ConceptFinder } from '../../src/understanding/concepts.ts';
import { FeatureTable } from '../../src/understanding/feature-table.ts';
import { isWithin, slipsAllowed } from '../../src/understanding/fuzzy.ts';
import { MAX_CHARACTERS, normalise } from '../../src/understanding/normalise.ts';
import { createSlips } from '../../src/understanding/slips.ts';
import { tokenise } from '../../src/understanding/tokens.ts';

describe('normalising', () => {
  it('folds case, accents and compatibility forms', () => {
    expect(normalise('Privé ＷＡＣＨＴＷＯＯＲＤ café')).to.equal('prive wachtwoord cafe');
  });

  it('makes curly apostrophes straight', () => {
    expect(normalise('can’t')).to.equal("can't");
  });

  it('keeps words on different lines apart', () => {
    expect(normalise('é geblokkeerd\r\nhelp')).to.equal('e geblokkeerd help');
  });

  it('stops reading a text that is much too long', () => {
    expect(normalise('é'.repeat(10_000))).to.have.lengthOf.at.most(MAX_CHARACTERS);
  });
});

describe('tokens', () => {
  it('keep error codes whole', () => {
    expect(tokenise('sspr_0014 en aadsts50053!')).to.deep.equal(['sspr_0014', 'en', 'aadsts50053', '!']);
  });

  it('are none in nothing', () => {
    expect(tokenise('')).to.deep.equal([]);
  });
});

describe('fuzzy matching', () => {
  it('allows a letter more, less, other or swapped', () => {
    for (const slip of ['wachtword', 'wachtwooord', 'wachtwoort', 'wachtwoodr']) {
      expect(isWithin(slip, 'wachtwoord', 1), slip).to.equal(true);
    }
    expect(isWithin('wachtkamer', 'wachtwoord', 2)).to.equal(false);
  });

  it('allows no slip in short words', () => {
    expect(slipsAllowed(4)).to.equal(0);
    expect(slipsAllowed(6)).to.equal(1);
    expect(slipsAllowed(10)).to.equal(2);
  });
});

describe('concepts', () => {
  const finder = new ConceptFinder();
  const conceptsOf = (text: string): string[] =>
    finder.find(tokenise(normalise(text))).flatMap((place) => place.map((concept) => CONCEPTS[concept] ?? ''));

  it('are the same in both languages', () => {
    expect(conceptsOf('wachtwoord vergeten')).to.include.members(['password', 'forget']);
    expect(conceptsOf('forgot my password')).to.include.members(['password', 'forget']);
  });

  it('survive a slip of the pen', () => {
    expect(conceptsOf('geblokeerd')).to.include('lock');
    expect(conceptsOf('colleauge')).to.include('colleague');
  });

  it('belong to wider ones', () => {
    expect(conceptsOf('stagiair')).to.include.members(['role', 'person']);
  });

  it('take an idiom for what it means', () => {
    expect(conceptsOf('forget it')).to.include('cancel').and.not.to.include('forget');
  });
});

describe('typing slips', () => {
  it('are the same for the same seed, and change one word', () => {
    const text = 'mijn account is geblokkeerd';
    expect(createSlips(7)(text)).to.equal(createSlips(7)(text));
    const changed = createSlips(7)(text).split(' ');
    expect(changed.filter((word, i) => word !== text.split(' ')[i])).to.have.lengthOf.at.most(1);
  });

  it('leave a text of short words alone', () => {
    expect(createSlips(1)('ww kwt pls')).to.equal('ww kwt pls');
  });
});

describe('packed numbers', () => {
  it('come back as they went in', () => {
    const values = [0, 1, 5, 63, 1_000, 2 ** 20];
    const parameter = riceParameter(200);
    const writer = new BitWriter();
    for (const value of values) writer.writeRice(value, parameter);
    writer.write(13, 4);
    const reader = new BitReader(writer.toBytes());
    expect(values.map(() => reader.readRice(parameter))).to.deep.equal(values);
    expect(reader.read(4)).to.equal(13);
  });

  it('do not come out of nothing', () => {
    expect(() => new BitReader(new Uint8Array()).read(1)).to.throw(RangeError);
  });
});

describe('the feature table', () => {
  it('finds every row and no other', () => {
    const features = Array.from({ length: 1_000 }, (_, i) => i * 7_919);
    const table = new FeatureTable(features);
    expect(features.every((feature, row) => table.row(feature) === row)).to.equal(true);
    expect(table.row(3)).to.equal(-1);
  });
});

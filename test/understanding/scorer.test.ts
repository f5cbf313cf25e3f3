// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Blocks } from '../../src/understanding/features.ts';
import { decodeModel } from '../../src/understanding/model-file.ts';
import { TextReader } from '../../src/understanding/reader.ts';
import { MODEL_FILE } from '../../src/understanding/recogniser.ts';
import { Scorer } from '../../src/understanding/scorer.ts';
import { SCALES } from '../../src/understanding/shrink.ts';
import { Vectoriser } from '../../src/understanding/vectoriser.ts';

const TEXTS = [
  'ik ben mijn wachtwoord vergeten',
  'wachtwoord wachtwoord vergeten vergeten vergeten, mijn wachtwoord is weg',
  'banana wordtnooitgeleerd banana wordtnooitgeleerd',
  `a ${'wachtwoord'.repeat(9)} b`,
  'help '.repeat(200),
  '',
];

describe('the scorer', () => {
  const { model, familiar } = decodeModel(readFileSync(MODEL_FILE), MODEL_FILE);
  const vectoriser = new Vectoriser(model.features, model.rarity);
  const scorer = new Scorer(model);
  const newReader = () => new TextReader(familiar, (feature) => scorer.knows(feature));

  /** Row by row, as the trainer does. */
  function fromVector(blocks: Blocks): number[] {
    const sums = [...model.bias];
    const { rows, values, length } = vectoriser.vectorise(blocks);
    for (let p = 0; p < length; p++) {
      const row = rows[p]!;
      const value = values[p]! * SCALES[model.scale[row]!]!;
      for (let q = model.start[row]!; q < model.start[row + 1]!; q++)
        sums[model.target[q]!]! += value * model.weight[q]!;
    }
    return sums;
  }

  function expectSame(reader: TextReader, text: string): void {
    const blocks = reader.read(text);
    const expected = fromVector(blocks);
    scorer.score(blocks).scores.forEach((score, t) => expect(score, text).to.be.closeTo(expected[t]!, 1e-4));
  }

  it('weighs words, also repeated and unknown ones, as the trainer does, the first time and every time', () => {
    const reader = newReader();
    for (const text of [...TEXTS, ...TEXTS]) expectSame(reader, text);
  });

  it('takes no word of one book for that of another with the same number', () => {
    const [first, second] = [newReader(), newReader()];
    expectSame(first, 'wachtwoord vergeten');
    expectSame(second, 'account geblokkeerd');
    expectSame(first, 'wachtwoord vergeten');
  });
});

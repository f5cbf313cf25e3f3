import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildArtefacts } from '../../knowledge/model.ts';
import { readUtterances } from '../../knowledge/utterances.ts';
import { LANGUAGE_FILE, MODEL_FILE } from '../../src/understanding/recogniser.ts';

describe('the committed model', function () {
  this.timeout(900_000);

  it('is what the utterances and the engine build, byte for byte', () => {
    const { model, language } = buildArtefacts();
    const isSame = (file: string, bytes: Uint8Array): boolean => readFileSync(file).equals(bytes);
    const advice = 'is stale: run `sleutel nlu build` and commit it';
    expect(isSame(MODEL_FILE, model), `knowledge/model.bin ${advice}`).to.equal(true);
    expect(isSame(LANGUAGE_FILE, language), `knowledge/language.bin ${advice}`).to.equal(true);
  });

  it('is at most half a megabyte with its language model', () => {
    expect(readFileSync(MODEL_FILE).length + readFileSync(LANGUAGE_FILE).length).to.be.below(500_000);
  });

  it('holds none of its training sentences', () => {
    const stored = readFileSync(MODEL_FILE).toString('latin1') + readFileSync(LANGUAGE_FILE).toString('latin1');
    const longer = readUtterances('train').filter(({ text }) => text.length >= 12);
    expect(longer.filter(({ text }) => stored.includes(text))).to.deep.equal([]);
  });
});

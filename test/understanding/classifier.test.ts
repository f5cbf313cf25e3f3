import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Classifier from 'natural/lib/natural/classifiers/classifier.js';
import { Fault } from '../../src/core/errors.ts';
import { IntentClassifier } from '../../src/understanding/classifier.ts';
import { IntentModel } from '../../src/understanding/intent-model.ts';
import { decodeModel, encodeModel } from '../../src/understanding/model-file.ts';

const DOCUMENTS: readonly (readonly [text: string, label: string])[] = [
  ['turn the light on', 'light/on'],
  ['switch the lamp on please', 'light/on'],
  ['lights off', 'light/off'],
  ['please put the lamp off', 'light/off'],
  ['play some music', 'music'],
  ['I want to hear a song', 'music'],
  ['play that song again', 'music'],
  ['what is the weather', 'oos'],
  ['will it rain tomorrow', 'oos'],
  ['who won the match', 'oos'],
  ['tell me a joke', 'oos'],
];

function trained(): IntentClassifier {
  const classifier = new IntentClassifier();
  for (const [text, label] of DOCUMENTS) classifier.addDocument(text, label);
  classifier.train();
  return classifier;
}

describe('the classifier', () => {
  it('is one of natural and has its interface', () => {
    const classifier = trained();
    expect(classifier).to.be.instanceOf(Classifier);
    expect(classifier.judge('a song please').best).to.equal('music');
    expect(classifier.getClassifications('play a song')[0]).to.have.keys(['label', 'value']);
  });

  it('tells when it is done', () => {
    const classifier = new IntentClassifier();
    classifier.addDocument('play music', 'music');
    classifier.addDocument('lights off', 'light');
    let isDone = false;
    classifier.on('doneTraining', () => (isDone = true));
    classifier.train();
    expect(isDone).to.equal(true);
  });

  it('says so when it is not trained', () => {
    expect(() => new IntentClassifier().classify('hello')).to.throw('not trained');
  });

  it('gives the topic within an intent', () => {
    expect(trained().judge('lamp off').topicOf('light')).to.equal('off');
    expect(trained().judge('play a song').topicOf('music')).to.equal(undefined);
  });

  it('trains to the same bytes every time', () => {
    expect(Buffer.from(encodeModel(trained().model)).equals(encodeModel(trained().model))).to.equal(true);
  });

  it('judges the same after it is stored and loaded', () => {
    const { model } = trained();
    const loaded = new IntentModel(decodeModel(encodeModel(model), 'model'));
    for (const [text] of DOCUMENTS) {
      expect(loaded.judge(loaded.read(text)).ranked).to.deep.equal(model.judge(model.read(text)).ranked);
    }
  });

  it('saves to a file without its texts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'classifier-'));
    try {
      const file = join(folder, 'model.bin');
      const error = await new Promise((resolve) => trained().save(file, resolve));
      expect(error).to.equal(null);
      expect(readFileSync(file).toString('latin1')).not.to.include('rain tomorrow');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a model file', () => {
  const whole = encodeModel(trained().model);

  const broken: Readonly<Record<string, Uint8Array>> = {
    'an empty file': new Uint8Array(),
    'another kind of file': Buffer.from('PK\u0003\u0004'),
    'a header that is cut off': whole.subarray(0, 40),
    'a body that is cut off': whole.subarray(0, whole.length - 5),
    'a changed byte': whole.map((byte, i) => (i === whole.length - 10 ? byte ^ 1 : byte)),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    it(`that is ${name} is refused by name`, () => {
      expect(() => decodeModel(bytes, 'model.bin'))
        .to.throw(Fault, /^model\.bin: .*build it again/u)
        .with.property('code', 'bad-model');
    });
  }
});

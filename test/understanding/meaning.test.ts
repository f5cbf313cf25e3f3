import { expect } from 'chai';
import { auroc, macroF1, measure, percentile } from '../../src/understanding/evaluation.ts';
import { thresholdFor } from '../../src/understanding/head.ts';
import { decide } from '../../src/understanding/policy.ts';
import { loadRecogniser } from '../../src/understanding/recogniser.ts';
import { separate, squaredNorms, SVM_DEFAULTS } from '../../src/understanding/svm.ts';

describe('the policy', () => {
  const ranked = (...pairs: [string, number][]) => pairs.map(([label, probability]) => ({ label, probability }));

  it('acts on a clear reading', () => {
    expect(decide(ranked(['a', 0.8], ['b', 0.1]), 'a', 'none')).to.equal('act');
  });

  it('lets the person choose between close readings', () => {
    expect(decide(ranked(['a', 0.45], ['b', 0.4]), 'a', 'none')).to.equal('choose');
  });

  it('admits not to know', () => {
    expect(decide(ranked(['none', 0.5], ['a', 0.2], ['b', 0.1]), 'none', 'none')).to.equal('unsure');
  });
});

describe('the recogniser', () => {
  const recogniser = loadRecogniser();
  const examples: readonly (readonly [text: string, intent: string])[] = [
    ['ik ben mijn wachtwoord vergeten', 'forgot_password'],
    ['AADSTS50053: The account is locked', 'locked_out'],
    ['how do I change my password', 'change_password'],
    ['mijn collega kan niet meer inloggen, graag resetten', 'admin_reset'],
    ['wanneer verloopt mijn wachtwoord', 'expiry_policy'],
    ['I want to talk to a human', 'escalate'],
    ['what is the wifi password', 'out_of_scope'],
  ];
  for (const [text, intent] of examples) {
    it(`takes "${text}" for ${intent}`, () => expect(recogniser.recognise(text).intent).to.equal(intent));
  }

  it('names the topic of a question', () => {
    expect(recogniser.recognise('gmail wachtwoord vergeten')).to.include({
      intent: 'knowledge',
      topic: 'personal_account',
    });
    expect(recogniser.recognise('hallo')).to.include({ intent: 'smalltalk', topic: 'greet' });
  });

  it('lists other readings best first, without the chosen one', () => {
    const { intent, alternatives } = recogniser.recognise('account');
    expect(alternatives.map((other) => other.intent)).not.to.include(intent);
    const order = alternatives.map(({ confidence }) => confidence);
    expect(order).to.deep.equal(order.toSorted((a, b) => b - a));
  });

  it('keeps the language of the conversation when the text does not tell', () => {
    expect(recogniser.recognise('12345', 'en').language).to.equal('en');
    expect(recogniser.recognise('ik kan er niet meer in', 'en').language).to.equal('nl');
  });
});

describe('the measures', () => {
  it('count as they should', () => {
    expect(auroc([0, 1], [2, 3])).to.equal(1);
    expect(auroc([1], [1])).to.equal(0.5);
    expect(auroc([], [1])).to.equal(undefined);
    expect(
      macroF1([
        { gold: 'a', guess: 'a' },
        { gold: 'b', guess: 'a' },
      ]),
    ).to.be.closeTo(1 / 3, 1e-9);
    expect(percentile([3, 1, 2], 0.5)).to.equal(2);
  });

  it('keep rejection apart', () => {
    const figures = measure(
      [
        { gold: 'a', best: 'a', isRejected: false, odds: 0 },
        { gold: 'a', best: 'a', isRejected: true, odds: 2 },
        { gold: 'oos', best: 'a', isRejected: true, odds: 3 },
      ],
      'oos',
    );
    expect(figures).to.include({
      accuracyInScope: 0.5,
      accuracyInScopeNoRejection: 1,
      outOfScopeRecall: 1,
      outOfScopePrecision: 0.5,
    });
  });

  it('put the threshold where the given share is rejected', () => {
    const odds = Array.from({ length: 100 }, (_, i) => i);
    const threshold = thresholdFor(odds, 0.03);
    expect(odds.filter((value) => value > threshold)).to.have.lengthOf(3);
  });
});

describe('the support vector machine', () => {
  it('separates what can be separated and ignores rows that take no part', () => {
    const rows = {
      count: 3,
      width: 2,
      start: Int32Array.of(0, 1, 2, 3),
      column: Int32Array.of(0, 1, 0),
      value: Float32Array.of(1, 1, 1),
    };
    const { weights, bias } = separate(rows, squaredNorms(rows), Int8Array.of(1, -1, 0));
    expect((weights[0] ?? 0) + bias).to.be.above(0);
    expect((weights[1] ?? 0) + bias).to.be.below(0);
  });

  it('takes an error on the smaller side more seriously when it is told to', () => {
    const rows = {
      count: 4,
      width: 1,
      start: Int32Array.of(0, 1, 2, 3, 4),
      column: new Int32Array(4),
      value: new Float32Array(4).fill(1),
    };
    const scoreAt = (balance: number): number => {
      const options = { ...SVM_DEFAULTS, balance, tolerance: 0.001 };
      const { weights, bias } = separate(rows, squaredNorms(rows), Int8Array.of(1, -1, -1, -1), options);
      return (weights[0] ?? 0) + bias;
    };
    expect(scoreAt(1)).to.be.above(scoreAt(0) + 0.2);
  });
});

import { expect } from 'chai';
import { policySchema } from '../../src/config/policy.ts';

type Numbers = readonly (readonly [path: string, safest: number, tooWeak: number])[];

/** The last value that is allowed, and the first that is too weak. */
const FLOORS: Numbers = [
  ['gates.everyone', 1, 0],
  ['gates.privileged', 2, 1],
  ['weight.everyone', 1, 0],
  ['weight.privileged', 2, 1],
  ['weights.questions', 1, 2],
  ['spend.textsPerDay', 20_000, 20_001],
  ['spend.callsPerDay', 20_000, 20_001],
  ['spend.costPerDay', 10_000, 10_001],
  ['code.minutes', 10, 11],
  ['code.tries', 5, 6],
  ['link.minutes', 30, 31],
  ['link.matchCodeTries', 5, 6],
  ['recovery.minutes', 60, 61],
  ['password.minLength', 8, 7],
  ['contactRestHours', 24, 23],
];

const COUNTS = [
  'failures.anonymousPerDay',
  'failures.perDay',
  'failures.noticeAfter',
  'sends.perTenMinutes',
  'sends.perDay',
  'sends.firstWaitSeconds',
  'sends.longestWaitSeconds',
  'sends.perDestinationPerHour',
  'sends.perSourcePerHour',
  'alarm.blockedAccountsPerHour',
];

const nested = (path: string, value: unknown): object =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
const issues = (path: string, value: unknown) => policySchema.safeParse(nested(path, value)).error?.issues ?? [];

describe('the floors of the policy', () => {
  for (const [path, allowed, tooWeak] of FLOORS) {
    // Off: take the bound of this key out of policySchema.
    it(`allow ${path} ${allowed} and refuse ${tooWeak}, naming the key`, () => {
      expect(issues(path, allowed)).to.deep.equal([]);
      expect(issues(path, tooWeak).map((issue) => issue.path.join('.'))).to.deep.equal([path]);
    });
  }

  it('give the reason', () => {
    const reasons = ['gates.privileged', 'code.minutes', 'code.tries', 'link.minutes', 'recovery.minutes'].map(
      (path) => issues(path, path.startsWith('gates') ? 1 : 100)[0]?.message,
    );
    expect(reasons).to.deep.equal([
      'at least 2: staff accounts open other accounts',
      'at most 10: an old code helps whoever reads along later',
      'at most 5: more tries make guessing worthwhile',
      'at most 30: a link opens an account',
      'at most 60: a proof grows old',
    ]);
  });

  for (const path of COUNTS) {
    it(`want a whole positive number for ${path}`, () => {
      for (const value of [0, -1, 1.5, '5', null, Infinity, [5], { $gt: 0 }]) {
        expect(issues(path, value), JSON.stringify(value)).not.to.have.lengthOf(0);
      }
      expect(issues(path, 1)).to.deep.equal([]);
    });
  }

  // Off: the refinement of `alike`.
  it('keep a text and a call to one phone together', () => {
    expect(issues('alike', [['email', 'totp']]).map(({ message }) => message)).to.deep.equal([
      'sms and call-mobile must stand in one group: whoever holds the phone gets both',
    ]);
    expect(issues('alike', [['sms', 'call-mobile', 'call-office']])).to.deep.equal([]);
  });

  describe('for a rule', () => {
    const rule = (rest: object) => [{ name: 'geld', match: { groups: ['Finance'] }, ...rest }];
    const told = (rest: object) =>
      issues('rules', rule(rest)).map(({ path, message }) => `${path.join('.')}: ${message}`);

    it('allow what is stricter, and what is as it stands', () => {
      expect(
        told({ gates: 3, weight: 6, contactRestHours: 168, contactsFrom: 'user', methods: ['totp'] }),
      ).to.deep.equal([]);
      expect(told({ gates: 1 })).to.deep.equal([]);
    });

    // Off: each its own line in ruleSchema, and the last in the superRefine of policySchema.
    it('refuse what is weaker, naming the rule and the reason', () => {
      expect(told({ gates: 0 })).to.deep.equal([
        'rules.0.gates: at least 1: without a gate anybody could reset anybody',
      ]);
      expect(told({ contactRestHours: 23 })).to.deep.equal([
        'rules.0.contactRestHours: at least 24: the old contact must have time to protest',
      ]);
      expect(told({ match: { roles: ['helpdesk'] }, gates: 1, weight: 1 })).to.deep.equal([
        'rules.0.gates: at least 2: staff accounts open other accounts',
        'rules.0.weight: at least 2: staff accounts open other accounts',
      ]);
      expect(told({ match: {} })).to.deep.equal(['rules.0.match: names no role and no group, so it holds for nobody']);
      expect(told({ methods: ['totp', 'manager'] })).to.deep.equal([
        'rules.0.methods: manager is not in policy.methods, so that nobody in "geld" could choose it',
      ]);
      expect(told({ gate: 2 })).to.have.lengthOf(1);
    });
  });

  it('refuse a method that does not exist, none at all, and keys that do not exist', () => {
    expect(issues('methods', ['email', 'pigeon'])).to.have.lengthOf(1);
    expect(issues('methods', [])).to.have.lengthOf(1);
    expect(issues('code.minuts', 5)).to.have.lengthOf(1);
    expect(issues('countries', ['31'])).to.have.lengthOf(1);
  });
});

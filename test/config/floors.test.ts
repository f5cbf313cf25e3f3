import { expect } from 'chai';
import { policySchema } from '../../src/config/policy.ts';

type Numbers = readonly (readonly [path: string, safest: number, tooWeak: number])[];

/** The last value that is allowed, and the first that is too weak. */
const FLOORS: Numbers = [
  ['gates.everyone', 1, 0],
  ['gates.privileged', 2, 1],
  ['code.minutes', 10, 11],
  ['code.tries', 5, 6],
  ['link.minutes', 30, 31],
  ['link.matchCodeTries', 5, 6],
  ['recovery.minutes', 60, 61],
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

  it('refuse a method that does not exist, none at all, and keys that do not exist', () => {
    expect(issues('methods', ['email', 'pigeon'])).to.have.lengthOf(1);
    expect(issues('methods', [])).to.have.lengthOf(1);
    expect(issues('code.minuts', 5)).to.have.lengthOf(1);
    expect(issues('countries', ['31'])).to.have.lengthOf(1);
  });
});

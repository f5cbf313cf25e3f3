import { expect } from 'chai';
import { configSchema } from '../../src/config/schema.ts';
import { warningsFor } from '../../src/config/warnings.ts';
import { SUNSETS } from '../../src/core/sunsets.ts';

const TODAY = new Date('2026-11-20');
const warnings = (file: object, today = TODAY) => warningsFor(configSchema.parse(file), today);
const names = (file: object): string[] => warnings(file).map(({ name }) => name);
const mailOnly = { methods: ['email'] };

describe('the warnings of `sleutel check`', () => {
  it('are none where nothing is the matter', () => {
    expect(names({ policy: mailOnly })).to.deep.equal([]);
  });

  // Off: the methods of that sunset in sunsets.ts.
  it('name what ends, for whom it touches', () => {
    expect(names({})).to.deep.equal(['ending microsoft-phone']);
    expect(names({ policy: { methods: ['email', 'questions'] } })).to.deep.equal(['ending microsoft-questions']);
    expect(names({ policy: mailOnly, smtpUrl: 'smtp://me:hush@smtp.office365.com:587' })).to.deep.equal([
      'ending exchange-basic',
    ]);
    expect(names({ policy: mailOnly, smtpUrl: 'smtp://me:hush@mail.voorbeeld.example' })).to.deep.equal([]);
  });

  it('say the day, and whether it is past', () => {
    expect(warnings({})[0]?.seen).to.match(/^2027-02-01: /u);
    expect(warnings({}, new Date('2027-02-01'))[0]?.seen).to.match(/^2027-02-01 \(past\): /u);
    for (const { ends } of SUNSETS) expect(Number.isNaN(Date.parse(ends)), ends).to.equal(false);
  });

  // Off: the comparison in `weakLimits`.
  it('name limits that are weaker than the defaults, and not those that are stricter', () => {
    const weak = { failures: { perDay: 1_000, noticeAfter: 2 }, sends: { firstWaitSeconds: 1, perDay: 4 } };
    expect(names({ policy: { ...mailOnly, ...weak } })).to.deep.equal([
      'policy.failures.perDay',
      'policy.sends.firstWaitSeconds',
    ]);
  });

  // Off: `different` counting methods that are alike as two.
  it('name a rule that nobody can meet', () => {
    const rule = (methods: string[]) => ({
      policy: { methods, rules: [{ name: 'geld', match: { groups: ['Finance'] }, gates: 2, methods }] },
    });
    expect(names(rule(['sms', 'call-mobile']))).to.include('policy.rules.0');
    expect(names(rule(['sms', 'call-office']))).not.to.include('policy.rules.0');
  });
});

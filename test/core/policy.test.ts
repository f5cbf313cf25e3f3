import { expect } from 'chai';
import { configSchema } from '../../src/config/schema.ts';
import { ROLES } from '../../src/core/account.ts';
import { gatesFor } from '../../src/core/demands.ts';
import { choicesAfter, type MethodId } from '../../src/core/policy.ts';
import { account } from './accounts.ts';

const { policy } = configSchema.parse({});
const METHODS: readonly MethodId[] = ['email', 'sms', 'call-mobile', 'call-office', 'totp'];

describe('the gates', () => {
  it('are one for everybody, and for nobody alike', () => {
    expect(gatesFor(account(), policy)).to.equal(1);
    expect(gatesFor(undefined, policy)).to.equal(1);
  });

  for (const role of ROLES) {
    it(`are two for the role ${role}`, () => {
      expect(gatesFor(account({ roles: [role] }), policy)).to.equal(2);
    });
  }
});

describe('the choices', () => {
  const table: readonly (readonly [readonly MethodId[], readonly MethodId[]])[] = [
    [[], METHODS],
    [['email'], ['sms', 'call-mobile', 'call-office', 'totp']],
    [['sms'], ['email', 'call-office', 'totp']],
    [['call-mobile'], ['email', 'call-office', 'totp']],
    [['call-office'], ['email', 'sms', 'call-mobile', 'totp']],
    [['totp'], ['email', 'sms', 'call-mobile', 'call-office']],
    [
      ['email', 'sms'],
      ['call-office', 'totp'],
    ],
    [['email', 'sms', 'call-office', 'totp'], []],
  ];

  for (const [passed, left] of table) {
    // Off: let `isAlike` be `one === other`; a text and a call then count as two proofs.
    it(`after ${passed.join(' and ') || 'nothing'} are ${left.join(', ') || 'none'}`, () => {
      expect(choicesAfter(policy, METHODS, passed)).to.deep.equal(left);
    });
  }

  it('keep the order of the policy', () => {
    expect(choicesAfter(policy, ['totp', 'sms', 'email'], [])).to.deep.equal(['totp', 'sms', 'email']);
  });
});

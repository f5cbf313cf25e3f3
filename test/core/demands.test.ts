import { expect } from 'chai';
import { configSchema } from '../../src/config/schema.ts';
import { restEnd } from '../../src/services/verification/contact-book.ts';
import type { Account } from '../../src/core/account.ts';
import { countedGates, demandsOn, isOwnEnough, isProven, personProof } from '../../src/core/demands.ts';
import type { MethodId, Policy } from '../../src/core/policy.ts';
import type { Gate } from '../../src/core/recovery.ts';
import { account } from './accounts.ts';

const policyWith = (policy: object = {}): Policy => configSchema.parse({ policy }).policy;
const gate = (method: MethodId, destination: string = method): Gate => ({
  method,
  destination,
  passedAt: new Date(0),
});
const HANNA = account({ roles: ['helpdesk'] });
const FINANCE = account({ groups: ['Finance', 'Everybody'] });

describe('what the policy demands', () => {
  const rules = [
    { name: 'money', match: { groups: ['finance'] }, gates: 2, weight: 3, contactRestHours: 168 },
    { name: 'all', match: { groups: ['everybody'] }, gates: 1, methods: ['email', 'totp'], contactsFrom: 'user' },
    { name: 'floor', match: { groups: ['Shop floor'] }, gates: 1 },
    { name: 'top', match: { roles: ['globalAdministrator'] }, gates: 3, methods: ['totp', 'sms', 'email'] },
  ];
  const policy = policyWith({ gates: { everyone: 2 }, rules });

  it('of nobody and of whom no rule matches is what holds for everyone', () => {
    const everyone = {
      gates: 2,
      weight: 1,
      methods: policy.methods,
      contactRestHours: 72,
      contactsFrom: 'anyone',
    };
    expect(demandsOn(undefined, policy)).to.deep.equal(everyone);
    expect(demandsOn(account(), policy)).to.deep.equal(everyone);
    expect(demandsOn(account({ groups: ['financier'] }), policy)).to.deep.equal(everyone);
  });

  it('is overridden by a rule for the group, however its name is written', () => {
    expect(demandsOn(account({ groups: ['shop FLOOR'] }), policy).gates).to.equal(1);
  });

  // Off: take the first of the matching rules instead of the strictest.
  it('is the strictest of the rules that match', () => {
    expect(demandsOn(FINANCE, policy)).to.deep.equal({
      gates: 2,
      weight: 3,
      methods: ['email', 'totp'],
      contactRestHours: 168,
      contactsFrom: 'user',
    });
    expect(demandsOn({ ...FINANCE, groups: ['everybody', 'finance'] }, policy)).to.deep.equal(
      demandsOn(FINANCE, policy),
    );
  });

  // Off: `privileged ? policy.gates.privileged : 1` in demandsOn.
  it('of a privileged account is never less than the standard for those', () => {
    const loose = account({ roles: ['helpdesk'], groups: ['shop floor'] });
    const { gates, weight, contactRestHours } = demandsOn(loose, policy);
    expect([gates, weight, contactRestHours]).to.deep.equal([2, 2, 72]);
    expect(demandsOn(account({ roles: ['globalAdministrator'] }), policy).gates).to.equal(3);
    const own = policyWith({
      contactsFrom: 'user',
      rules: [{ name: 'loose', match: { groups: ['shop floor'] }, contactsFrom: 'anyone', contactRestHours: 24 }],
    });
    expect(demandsOn(loose, own)).to.include({ contactsFrom: 'user', contactRestHours: 72 });
    expect(demandsOn(account({ groups: ['shop floor'] }), own)).to.include({
      contactsFrom: 'anyone',
      contactRestHours: 24,
    });
  });

  // Off: NOT_FOR_PRIVILEGED.
  it('of a privileged account is never met by questions, a manager or the helpdesk', () => {
    const wide = policyWith({ methods: ['email', 'questions', 'manager', 'helpdesk'] });
    expect(demandsOn(HANNA, wide).methods).to.deep.equal(['email']);
    expect(isProven([gate('email'), gate('manager')], HANNA, wide)).to.equal(false);
  });
});

describe('gates', () => {
  const many = policyWith({
    methods: ['email', 'sms', 'call-mobile', 'call-office', 'totp', 'questions', 'manager'],
  });
  const counted = (...gates: Gate[]) =>
    countedGates(gates, demandsOn(account(), many), many).map(({ method }) => method);
  const enough = (who: Account, ...gates: Gate[]) => isProven(gates, who, many);

  it('are enough when there are as many as are asked', () => {
    expect(enough(account())).to.equal(false);
    expect(enough(account(), gate('email'))).to.equal(true);
    expect(enough(HANNA, gate('email'))).to.equal(false);
    expect(enough(HANNA, gate('email'), gate('sms'))).to.equal(true);
  });

  // Off: let `isAlike` be `one === other`.
  it('by text and by call to one phone count once, and so do two mailboxes', () => {
    expect(counted(gate('sms', 'a'), gate('call-mobile', 'b'))).to.deep.equal(['sms']);
    expect(counted(gate('email', 'a'), gate('email', 'b'))).to.deep.equal(['email']);
    expect(enough(HANNA, gate('email', 'a'), gate('email', 'b'))).to.equal(false);
  });

  // Off: the comparison of destinations in countedGates.
  it('to one destination count once, whatever the method', () => {
    expect(counted(gate('call-mobile', 'phone'), gate('call-office', 'phone'))).to.deep.equal(['call-mobile']);
  });

  it('that the company calls alike count once, the heaviest of them', () => {
    const phones = policyWith({
      alike: [['sms', 'call-mobile', 'call-office']],
      weights: { 'call-office': 2 },
    });
    const both = [gate('sms'), gate('call-office')];
    expect(countedGates(both, demandsOn(HANNA, phones), phones).map(({ method }) => method)).to.deep.equal([
      'call-office',
    ]);
    expect(isProven(both, HANNA, phones)).to.equal(false);
  });

  // Off: `methods.includes(gate.method)` in countedGates.
  it('by a method that the rule does not allow do not count', () => {
    const strict = policyWith({ rules: [{ name: 'money', match: { groups: ['Finance'] }, methods: ['totp'] }] });
    expect(isProven([gate('email')], FINANCE, strict)).to.equal(false);
    expect(isProven([gate('email'), gate('totp')], FINANCE, strict)).to.equal(true);
    expect(isProven([gate('email')], account(), strict)).to.equal(true);
  });

  // Off: `weight >= demands.weight` in isProven.
  it('must weigh enough as well', () => {
    const heavy = policyWith({ weight: { everyone: 3 }, weights: { email: 1, sms: 2 } });
    expect(isProven([gate('email')], account(), heavy)).to.equal(false);
    expect(isProven([gate('sms')], account(), heavy)).to.equal(false);
    expect(isProven([gate('email'), gate('sms')], account(), heavy)).to.equal(true);
  });

  // Off: `isGrounded` in isProven.
  it('by questions, a manager or the helpdesk are never enough alone', () => {
    expect(enough(account(), gate('questions'))).to.equal(false);
    expect(enough(account(), gate('manager'))).to.equal(false);
    expect(enough(account(), gate('questions'), gate('email'))).to.equal(true);
  });

  // Off: `manager !== agent` in isGrounded.
  it('by a manager and an agent are enough when they are two people, and no other pair of that kind is', () => {
    const word = (method: 'manager' | 'helpdesk', who: string) => ({ ...gate(method), destination: personProof(who) });
    const wide = policyWith({ methods: ['email', 'questions', 'manager', 'helpdesk'] });
    const both = (...gates: Parameters<typeof isProven>[0]) => isProven(gates, account(), wide);
    expect(both(word('manager', 'bas'), word('helpdesk', 'hanna'))).to.equal(true);
    expect(both(word('manager', 'bas'), word('helpdesk', 'bas'))).to.equal(false);
    expect(both(word('manager', 'bas'), gate('questions'))).to.equal(false);
    expect(both(word('manager', 'bas'), gate('helpdesk'))).to.equal(false);
  });
});

describe('a contact', () => {
  const usable = (
    changes: Partial<Account>,
    policy: object = {},
    contact: keyof Account['contacts'] = 'alternateEmail',
  ) => isOwnEnough(account(changes), contact, policyWith(policy));

  // Off: `registeredBy` in isOwnEnough.
  it('counts by whoever put it there, unless policy wants it from the person', () => {
    const filled: Partial<Account> = { registeredBy: { alternateEmail: 'administrator', mobilePhone: 'user' } };
    const own = { contactsFrom: 'user' };
    expect(usable(filled)).to.equal(true);
    expect(usable(filled, own)).to.equal(false);
    expect(usable(filled, own, 'mobilePhone')).to.equal(true);
    expect(usable({}, own), 'who did it is not known').to.equal(false);
  });

  // Off: `demandsOn` in restEnd (the policy for everybody).
  it('rests three days after it was changed, to the hour, and longer where a rule says so', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const rests = (since: Date, changes: Partial<Account>, given: object = {}) =>
      restEnd(since, account(changes), policyWith(given), now) !== undefined;
    expect(rests(hoursAgo(72), {})).to.equal(false);
    expect(rests(hoursAgo(71.9), {})).to.equal(true);
    const rules = [{ name: 'money', match: { groups: ['Finance'] }, contactRestHours: 168 }];
    expect(rests(hoursAgo(72), { groups: ['Finance'] }, { rules })).to.equal(true);
    expect(rests(hoursAgo(168), { groups: ['Finance'] }, { rules })).to.equal(false);
  });
});

import { expect } from 'chai';
import type { Account } from '../../src/core/account.ts';
import {
  diagnose,
  wayOn,
  type Diagnosis,
  type DiagnosisKind,
  type WayOn,
  type Wish,
} from '../../src/core/diagnosis.ts';
import { account } from './accounts.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const EARLIER = new Date('2026-02-01T00:00:00Z');
const LATER = new Date('2026-04-01T00:00:00Z');
const NOTHING = { onPremisesReset: false, writeBack: false, unlock: true, change: true, reset: true };

/** In the order in which they count; each alone makes its diagnosis. */
const WRONG: readonly (readonly [DiagnosisKind, Partial<Account>])[] = [
  ['guest', { guest: true }],
  ['disabled', { enabled: false }],
  ['account-expired', { accountExpiresAt: EARLIER }],
  ['on-premises', { source: 'onPremises' }],
  ['not-enabled', { selfService: { enabled: false, registered: true } }],
  ['not-registered', { selfService: { enabled: true, registered: false } }],
  ['locked', { locked: true }],
  ['must-change', { mustChange: true }],
  ['expired', { passwordExpiresAt: EARLIER }],
];

const kindOf = (changes: Partial<Account>, abilities = NOTHING): DiagnosisKind =>
  diagnose(account(changes), abilities, NOW).kind;

const ways = (diagnosis: Diagnosis, abilities = NOTHING): WayOn[] =>
  (['forgot', 'locked', 'change'] satisfies Wish[]).map((wish) => wayOn(diagnosis, wish, abilities));

describe('the diagnosis', () => {
  it('is unknown without an account, and ok when nothing is wrong', () => {
    expect(diagnose(undefined, NOTHING, NOW)).to.deep.equal({ kind: 'unknown' });
    expect(diagnose(account(), NOTHING, NOW)).to.deep.equal({ kind: 'ok' });
  });

  for (const [index, [kind, changes]] of WRONG.entries()) {
    it(`is ${kind} when that holds`, () => {
      expect(kindOf(changes)).to.equal(kind);
    });

    for (const [later, more] of WRONG.slice(index + 1)) {
      it(`is ${kind} rather than ${later}`, () => {
        const selfService = kind === 'not-enabled' ? { enabled: false, registered: false } : undefined;
        expect(kindOf({ ...more, ...changes, ...(selfService && { selfService }) })).to.equal(kind);
      });
    }
  }

  it('does not take what lies ahead for what has happened', () => {
    expect(kindOf({ accountExpiresAt: LATER, passwordExpiresAt: LATER })).to.equal('ok');
  });

  it('takes an end that is now for an end', () => {
    expect(kindOf({ accountExpiresAt: NOW })).to.equal('account-expired');
    expect(kindOf({ passwordExpiresAt: NOW })).to.equal('expired');
  });

  it('says since when, until when, and whether passwords are written back', () => {
    const seen = (changes: Partial<Account>, abilities = NOTHING) => diagnose(account(changes), abilities, NOW);
    expect(seen({ accountExpiresAt: EARLIER })).to.deep.equal({ kind: 'account-expired', since: EARLIER });
    expect(seen({ passwordExpiresAt: EARLIER })).to.deep.equal({ kind: 'expired', since: EARLIER });
    expect(seen({ locked: true, lockedUntil: LATER })).to.deep.equal({ kind: 'locked', until: LATER });
    expect(seen({ locked: true })).to.deep.equal({ kind: 'locked', until: undefined });
    const writeBack = { ...NOTHING, writeBack: true };
    expect(seen({ source: 'onPremises' }, writeBack)).to.deep.equal({ kind: 'on-premises', writeBack: true });
  });

  it('does not stop at an on-premises account that the directory can reset itself', () => {
    const abilities = { ...NOTHING, onPremisesReset: true };
    expect(kindOf({ source: 'onPremises' }, abilities)).to.equal('ok');
    expect(kindOf({ source: 'onPremises', locked: true }, abilities)).to.equal('locked');
  });
});

describe('the way on', () => {
  const PERSON: readonly Diagnosis[] = [
    { kind: 'unknown' },
    { kind: 'guest' },
    { kind: 'disabled' },
    { kind: 'account-expired', since: EARLIER },
    { kind: 'on-premises', writeBack: true },
    { kind: 'on-premises', writeBack: false },
    { kind: 'not-enabled' },
    { kind: 'not-registered' },
  ];
  for (const diagnosis of PERSON) {
    it(`is a person for ${diagnosis.kind}${'writeBack' in diagnosis && diagnosis.writeBack ? ' with write-back' : ''}`, () => {
      expect(ways(diagnosis)).to.deep.equal(['hand-over', 'hand-over', 'hand-over']);
    });
  }

  it('unlocks only who knows the password, and where that exists', () => {
    const locked: Diagnosis = { kind: 'locked', until: undefined };
    expect(ways(locked)).to.deep.equal(['reset', 'unlock', 'reset']);
    expect(ways(locked, { ...NOTHING, unlock: false })).to.deep.equal(['reset', 'reset', 'reset']);
  });

  for (const diagnosis of [
    { kind: 'ok' },
    { kind: 'must-change' },
    { kind: 'expired', since: EARLIER },
  ] satisfies Diagnosis[]) {
    it(`changes or resets when it is ${diagnosis.kind}`, () => {
      expect(ways(diagnosis)).to.deep.equal(['reset', 'reset', 'change']);
    });
  }

  // Off: leave `abilities.change` or `abilities.reset` out of wayOn.
  it('is a reset where the directory changes nothing, and a person where it does not reset this account', () => {
    expect(ways({ kind: 'ok' }, { ...NOTHING, change: false })).to.deep.equal(['reset', 'reset', 'reset']);
    const guarded = { ...NOTHING, change: false, reset: false };
    expect(ways({ kind: 'ok' }, guarded)).to.deep.equal(['hand-over', 'hand-over', 'hand-over']);
    const locked: Diagnosis = { kind: 'locked', until: undefined };
    expect(ways(locked, guarded)).to.deep.equal(['hand-over', 'unlock', 'hand-over']);
  });
});

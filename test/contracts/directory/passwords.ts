import { expect } from 'chai';
import type { EffectOutcome } from '../../../src/core/outcome.ts';
import { PASSWORD_REASONS } from '../../../src/core/outcome.ts';
import { lockOut } from './locks.ts';
import { FIRST, fresh, SECOND, THIRD, type Added, type Harness, type Peer, type Person } from './peer.ts';

/** What a refusal by the rules says; a directory that tells no reason is `directory`. */
function refusedFor(outcome: EffectOutcome, ...reasons: readonly string[]): void {
  expect(outcome.kind).to.equal('policy');
  const said = outcome.kind === 'policy' ? outcome.reasons : [];
  expect(PASSWORD_REASONS).to.include.members(said);
  expect(said).to.include.oneOf([...reasons]);
}

const LETTERS = 'pässwörd-ŝtrångë-7Ÿ';

/** Setting, changing and checking passwords. */
export function passwords(harness: Harness, peer: () => Peer): void {
  const { can, states } = harness;
  const make = (person: Omit<Person, 'name'> = {}): Promise<Added> => peer().add({ name: fresh('pass'), ...person });
  const signIn = ({ userId }: Added, password: string) => peer().signIn(userId, password);
  const reset = ({ id }: Added, password = SECOND) => peer().directory.reset(id, password);
  const change = ({ id }: Added, current: string, password: string) => peer().directory.change(id, current, password);
  const verify = ({ id }: Added, password: string) => peer().directory.verifyPassword(id, password);

  describe('resets a password', () => {
    it('so that the new one works and the old one does not', async () => {
      const anna = await make();
      expect(await reset(anna)).to.deep.equal({ kind: 'done' });
      expect([await signIn(anna, FIRST), await signIn(anna, SECOND)]).to.deep.equal(['wrong', 'right']);
    });

    it('and shows that it was set since: what a lost answer is reconciled by', async () => {
      const anna = await make({ passwordAgeDays: 2 });
      const before = (await peer().directory.read(anna.id))?.passwordSetAt?.getTime() ?? Infinity;
      await reset(anna);
      expect((await peer().directory.read(anna.id))?.passwordSetAt?.getTime()).to.be.above(before);
    });

    it(`${can.unicode ? '' : 'not '}to one with letters of other languages`, async () => {
      const anna = await make();
      const outcome = await reset(anna, LETTERS);
      if (can.unicode) expect(outcome).to.deep.equal({ kind: 'done' });
      else refusedFor(outcome, 'directory');
      expect(await signIn(anna, can.unicode ? LETTERS : FIRST)).to.equal('right');
    });

    for (const password of ['vier blauwe fietsen 7A', '"Quotes\'-and-\\7', `A1${'x'.repeat(100)}`]) {
      it(`to ${password.slice(0, 24)}, letter for letter`, async () => {
        const anna = await make();
        expect(await reset(anna, password)).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna, password)).to.equal('right');
      });
    }

    // Off: take every answer of the directory for a yes.
    it('not to one that is too short, and says so', async () => {
      const anna = await make();
      refusedFor(await reset(anna, 'Ab1!'), 'too-short');
      expect(await signIn(anna, FIRST)).to.equal('right');
    });

    it('not to an empty one', async () => {
      const anna = await make();
      refusedFor(await reset(anna, ''), 'empty', 'too-short');
      expect(await signIn(anna, FIRST)).to.equal('right');
    });

    it(`${harness.abilities.historyOnReset ? 'not ' : ''}to an earlier one, as it declares`, async () => {
      const anna = await make();
      await reset(anna, SECOND);
      const outcome = await reset(anna, FIRST);
      if (harness.abilities.historyOnReset) refusedFor(outcome, 'used-before', 'same-as-current', 'directory');
      else expect(outcome).to.deep.equal({ kind: 'done' });
    });

    if (can.lock) {
      it('and unlocks with it', async () => {
        const anna = await make();
        await lockOut(peer(), anna);
        expect(await reset(anna)).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna, SECOND)).to.equal('right');
      });
    }
    for (const state of ['must-change', 'password-expired'] as const) {
      if (!states.includes(state)) continue;
      it(`and ends that it was ${state}`, async () => {
        const anna = await make({ state });
        expect(await reset(anna)).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna, SECOND)).to.equal('right');
      });
    }
    if (harness.abilities.requireChange) {
      it('to one that must be changed at the next sign-in, when asked', async () => {
        const anna = await make();
        expect(await peer().directory.reset(anna.id, SECOND, { mustChange: true })).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna, SECOND)).to.equal('must-change');
        expect(await peer().directory.read(anna.id)).to.include({ mustChange: true });
      });
    }
  });

  describe(can.change ? 'changes a password' : 'does not change a password', () => {
    if (!can.change) {
      it('and says that it is not permitted', async () => {
        const anna = await make();
        expect(await change(anna, FIRST, SECOND)).to.deep.equal({ kind: 'not-permitted' });
        expect(await signIn(anna, FIRST)).to.equal('right');
      });
      return;
    }

    it('with the right current one', async () => {
      const anna = await make({ passwordAgeDays: 2 });
      expect(await change(anna, FIRST, SECOND)).to.deep.equal({ kind: 'done' });
      expect([await signIn(anna, FIRST), await signIn(anna, SECOND)]).to.deep.equal(['wrong', 'right']);
    });

    // Off: reset where a change was asked for.
    it('not with a wrong current one', async () => {
      const anna = await make({ passwordAgeDays: 2 });
      expect(await change(anna, 'not-this-one', SECOND)).to.deep.equal({ kind: 'wrong-current' });
      expect(await signIn(anna, FIRST)).to.equal('right');
    });

    it('E2: not with an empty current one', async () => {
      const anna = await make({ passwordAgeDays: 2 });
      expect(await change(anna, '', SECOND)).to.deep.equal({ kind: 'wrong-current' });
      expect(await signIn(anna, FIRST)).to.equal('right');
    });

    it('not to one that is too short, nor to an earlier one', async () => {
      const anna = await make({ passwordAgeDays: 2 });
      refusedFor(await change(anna, FIRST, 'Ab1!'), 'too-short');
      await reset(anna, SECOND);
      refusedFor(await change(anna, SECOND, FIRST), 'used-before', 'directory');
      refusedFor(await change(anna, SECOND, SECOND), 'same-as-current', 'used-before', 'directory');
      expect(await signIn(anna, SECOND)).to.equal('right');
    });

    if (states.includes('must-change')) {
      it('that must be changed', async () => {
        const anna = await make({ state: 'must-change' });
        expect(await change(anna, FIRST, SECOND)).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna, SECOND)).to.equal('right');
      });
    }
    if (can.lock) {
      it('not while the account is locked', async () => {
        const anna = await make({ passwordAgeDays: 2 });
        await lockOut(peer(), anna);
        expect(await change(anna, FIRST, THIRD)).to.deep.equal({ kind: 'locked' });
      });
    }
  });

  describe(can.verify ? 'checks a password' : 'does not check passwords', () => {
    if (!can.verify) {
      it('and says so', async () => {
        const anna = await make();
        expect(await verify(anna, FIRST)).to.equal('not-supported');
        expect(await verify(anna, '')).to.equal('not-supported');
      });
      return;
    }

    it('right and wrong', async () => {
      const anna = await make();
      expect([await verify(anna, FIRST), await verify(anna, SECOND)]).to.deep.equal(['right', 'wrong']);
      expect(await peer().directory.verifyPassword('nobody', FIRST)).to.equal('wrong');
    });

    // Off: let an empty password through to the directory.
    it('E2: empty is wrong, and is not even tried', async () => {
      const anna = await make();
      for (let tries = 0; tries <= harness.policy.lockoutThreshold; tries++) {
        expect(await verify(anna, '')).to.equal('wrong');
      }
      expect(await verify(anna, FIRST)).to.equal('right');
    });

    if (can.lock) {
      it('and wrong ones count', async () => {
        const anna = await make();
        for (let tries = 0; tries < harness.policy.lockoutThreshold; tries++) await verify(anna, 'not-this-one');
        expect(await verify(anna, FIRST)).to.equal('locked');
      });
    }
    const TOLD = {
      disabled: 'disabled',
      'account-expired': 'expired',
      'password-expired': 'expired',
      'must-change': 'must-change',
    } as const;
    for (const state of ['disabled', 'account-expired', 'password-expired', 'must-change'] as const) {
      if (!states.includes(state)) continue;
      it(`and tells that it is ${state} only to who has it`, async () => {
        const anna = await make({ state });
        expect([await verify(anna, 'not-this-one'), await verify(anna, FIRST)]).to.deep.equal(['wrong', TOLD[state]]);
      });
    }
  });
}

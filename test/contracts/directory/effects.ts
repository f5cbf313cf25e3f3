import { expect } from 'chai';
import { lockOut } from './locks.ts';
import { FIRST, fresh, SECOND, type Added, type Harness, type Peer, type Person, type State } from './peer.ts';

const MINUTE = 60_000;

/** Everything else that can be done to an account, and who it is refused for. */
export function effects({ abilities, can, states }: Harness, peer: () => Peer): void {
  const make = (person: Omit<Person, 'name'> = {}): Promise<Added> => peer().add({ name: fresh('eff'), ...person });
  const signIn = ({ userId }: Added, password = FIRST) => peer().signIn(userId, password);

  describe('unlocks', () => {
    if (can.lock) {
      it(abilities.unlock ? 'an account that is locked' : 'nobody, as it declares', async () => {
        const anna = await make();
        await lockOut(peer(), anna);
        const outcome = await peer().directory.unlock(anna.id);
        expect(outcome).to.deep.equal({ kind: abilities.unlock ? 'done' : 'not-permitted' });
        expect(await signIn(anna)).to.equal(abilities.unlock ? 'right' : 'locked');
      });
    }
    if (abilities.unlock) {
      it('without harm an account that is not', async () => {
        const anna = await make();
        expect(await peer().directory.unlock(anna.id)).to.deep.equal({ kind: 'done' });
        expect(await signIn(anna)).to.equal('right');
      });
    }
  });

  describe('requires a change', () => {
    it(abilities.requireChange ? 'at the next sign-in' : 'of nobody, as it declares', async () => {
      const anna = await make();
      const outcome = await peer().directory.requireChange(anna.id);
      expect(outcome).to.deep.equal({ kind: abilities.requireChange ? 'done' : 'not-permitted' });
      expect(await signIn(anna)).to.equal(abilities.requireChange ? 'must-change' : 'right');
    });
  });

  describe('issues a temporary pass', () => {
    it(abilities.temporaryPass ? 'for a while' : 'to nobody, as it declares', async () => {
      const anna = await make();
      const issued = await peer().directory.issueTemporaryPass(anna.id, 60);
      expect(issued.kind).to.equal(abilities.temporaryPass ? 'issued' : 'not-permitted');
      if (issued.kind !== 'issued') return;
      expect(issued.pass).to.have.length.above(5);
      expect(issued.validUntil.getTime()).to.be.within(
        peer().now().getTime() + MINUTE,
        peer().now().getTime() + 61 * MINUTE,
      );
    });
  });

  it('B9: ends sessions, or has none to end', async () => {
    const anna = await make();
    await peer().directory.reset(anna.id, SECOND);
    await peer().directory.revokeSessions(anna.id);
    if (peer().sessionsEnded !== undefined) expect(await peer().sessionsEnded?.(anna)).to.equal(true);
    expect(await signIn(anna, SECOND)).to.equal('right');
  });

  describe('refuses', () => {
    const REFUSALS = {
      disabled: 'disabled',
      guest: 'managed-elsewhere',
      'managed-elsewhere': 'managed-elsewhere',
      'out-of-reach': 'not-permitted',
    } as const satisfies Partial<Record<State, string>>;
    for (const state of ['disabled', 'guest', 'managed-elsewhere', 'out-of-reach'] as const) {
      if (!states.includes(state)) continue;
      // Off: leave out the look at the account before the effect.
      it(`a new password for an account that is ${state}`, async () => {
        const { id } = await make({ state });
        expect(await peer().directory.reset(id, SECOND)).to.deep.equal({ kind: REFUSALS[state] });
        // Who knows the current one may change it anywhere: that right is the account's own.
        if (state === 'out-of-reach') return;
        const changed = await peer().directory.change(id, FIRST, SECOND);
        expect(changed.kind).to.be.oneOf([REFUSALS[state], 'not-permitted']);
      });
    }
    if (states.includes('out-of-reach')) {
      it('to unlock, or to require a change, out of reach', async () => {
        const { id } = await make({ state: 'out-of-reach' });
        expect(await peer().directory.unlock(id)).to.deep.equal({ kind: 'not-permitted' });
        expect(await peer().directory.requireChange(id)).to.deep.equal({ kind: 'not-permitted' });
      });
    }

    it('everything for an account that is not there', async () => {
      const { directory } = peer();
      const nobody = '00000000-0000-0000-0000-000000000000';
      const outcomes = [
        await directory.reset(nobody, SECOND),
        await directory.change(nobody, FIRST, SECOND),
        await directory.unlock(nobody),
        await directory.requireChange(nobody),
        await directory.issueTemporaryPass(nobody, 60),
      ];
      for (const { kind } of outcomes) expect(kind).to.be.oneOf(['disabled', 'not-permitted']);
    });
  });
}

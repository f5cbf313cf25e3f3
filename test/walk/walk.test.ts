import { expect } from 'chai';
import { runWalks, type Figures } from './run.ts';

/** Another one each day, and the same all day: what fails can be run again. */
const SEED = Math.floor(Date.now() / 86_400_000);
const WALKS = 10_000;

describe('random walks over the dialogs', () => {
  // Off, each seen to be found within 600 walks of seed 3:
  // - `isProven` in `mayProceed` of carry-out.ts ("gates: none": a role that came after the proof)
  // - `matches(...)` in check-code.ts as `true` ("a gate without its code")
  // - `challenge.expiresAt <= now` in check-code.ts ("a gate without its code")
  // - `isServed` in `mayProceed` of carry-out.ts ("the account is frozen")
  // - `methods.includes(gate.method)` in demands.ts ("gates: none": a mail code of somebody under a rule)
  // - the version in `save` of recoveries.ts ("twice for one confirmation")
  it(`never reach an effect without its gates, nor two for one confirmation, in ${WALKS} walks`, async function () {
    this.timeout(600_000);
    const all: Figures[] = [];
    await runWalks(WALKS, SEED, (figures) => all.push(figures));
    const sum = (of: 'walks' | 'reset' | 'change' | 'unlock') => all.reduce((total, one) => total + one[of], 0);
    process.stdout.write(
      `    seed ${SEED}, ${Math.round(all.reduce((most, { seconds }) => most + seconds, 0) / 2)} s\n`,
    );
    expect(sum('walks')).to.equal(WALKS);
    // Otherwise it would say nothing that there was no wrong one.
    for (const effect of ['reset', 'change', 'unlock'] as const) expect(sum(effect), effect).to.be.above(WALKS / 100);
  });
});

import { expect } from 'chai';
import { createClock } from '../../src/adapters/clock.ts';

const HOUR = 3_600_000;

/** A machine whose two clocks the test sets: the one on the wall, and the one that counts from the start. */
function machine(start: number, floor = 0) {
  const at = { wall: start, elapsed: 0 };
  const clock = createClock(
    floor,
    () => at.wall,
    () => at.elapsed,
  );
  const now = (): number => clock.now().getTime();
  const pass = (ms: number): void => {
    at.wall += ms;
    at.elapsed += ms;
  };
  const set = (wall: number): void => {
    at.wall = wall;
  };
  return { now, pass, set };
}

describe('the clock', () => {
  it('shows the time on the wall', () => {
    const { now, pass } = machine(1_000_000);
    expect(now()).to.equal(1_000_000);
    pass(5000);
    expect(now()).to.equal(1_005_000);
  });

  // Off: give `wall()` alone; expired codes then come back to life.
  it('E9: never goes back, and runs on after a backward step', () => {
    const { now, pass, set } = machine(10 * HOUR);
    expect(now()).to.equal(10 * HOUR);
    set(9 * HOUR);
    expect(now()).to.equal(10 * HOUR);
    pass(5 * 60_000);
    expect(now()).to.equal(10 * HOUR + 5 * 60_000);
    pass(2 * HOUR);
    expect(now()).to.equal(12 * HOUR + 5 * 60_000);
  });

  it('E9: goes along with the wall again once that has caught up', () => {
    const { now, set } = machine(10 * HOUR);
    now();
    set(9 * HOUR);
    now();
    set(11 * HOUR);
    expect(now()).to.equal(11 * HOUR);
  });

  it('E9: starts no earlier than what the database knows of, and runs from there', () => {
    const { now, pass } = machine(9 * HOUR, 10 * HOUR);
    expect(now()).to.equal(10 * HOUR);
    pass(1000);
    expect(now()).to.equal(10 * HOUR + 1000);
  });

  it('is never ahead of itself, however often it is asked', () => {
    const { now, pass, set } = machine(10 * HOUR);
    now();
    set(0);
    const seen = Array.from({ length: 1000 }, () => {
      pass(0.4);
      return now();
    });
    expect(seen).to.deep.equal(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).to.be.within(10 * HOUR + 399, 10 * HOUR + 400);
  });
});

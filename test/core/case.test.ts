import { expect } from 'chai';
import { CASE_STATES, CASE_TRANSITIONS, type CaseState } from '../../src/core/case.ts';

/** Every state that can follow, however many moves it takes. */
function reachable(from: CaseState): Set<CaseState> {
  const seen = new Set<CaseState>([from]);
  for (const state of seen) for (const next of CASE_TRANSITIONS[state]) seen.add(next);
  return seen;
}

describe('the states of a case', () => {
  it('all have their moves, to states that exist, once each and never to themselves', () => {
    expect(Object.keys(CASE_TRANSITIONS).toSorted()).to.deep.equal([...CASE_STATES].toSorted());
    for (const state of CASE_STATES) {
      const next = CASE_TRANSITIONS[state];
      expect(CASE_STATES, state).to.include.members([...next]);
      expect(new Set(next).size, state).to.equal(next.length);
      expect(next, state).not.to.include(state);
    }
  });

  it('are all reached from a new case', () => {
    expect([...reachable('queued')].toSorted()).to.deep.equal([...CASE_STATES].toSorted());
  });

  it('let every case come to an end, whatever happened', () => {
    for (const state of CASE_STATES) {
      const ends = [...reachable(state)].filter((end) => ['resolved', 'withdrawn', 'expired'].includes(end));
      expect(ends, state).not.to.have.lengthOf(0);
    }
  });

  it('never let a withdrawn case come back', () => {
    expect(CASE_TRANSITIONS.withdrawn).to.deep.equal([]);
  });

  const refused: readonly (readonly [CaseState, CaseState])[] = [
    ['queued', 'resolved'],
    ['queued', 'active'],
    ['resolved', 'active'],
    ['expired', 'active'],
    ['failed', 'resolved'],
    ['withdrawn', 'reopened'],
  ];
  for (const [from, to] of refused) {
    it(`do not go from ${from} to ${to}`, () => {
      expect(CASE_TRANSITIONS[from]).not.to.include(to);
    });
  }
});

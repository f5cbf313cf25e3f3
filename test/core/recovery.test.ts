import { expect } from 'chai';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  isOpen,
  transition,
  TRANSITIONS,
  type Gate,
  type Recovery,
  type RecoveryEvent,
  type RecoveryState,
} from '../../src/core/recovery.ts';

const DRAWING = readFileSync(new URL('../../src/core/recovery.mermaid', import.meta.url), 'utf8');

const STATES: readonly RecoveryState[] = [
  'verifying',
  'verified',
  'linked',
  'executing',
  'uncertain',
  'done',
  'stopped',
  'cancelled',
  'expired',
];
const EVENTS: readonly RecoveryEvent[] = [
  'send',
  'wrong',
  'pass',
  'verify',
  'link',
  'execute',
  'refuse',
  'lose',
  'finish',
  'conclude',
  'stop',
  'cancel',
  'expire',
];

/** `verifying --> verified : verify (a remark)`; arrows from and to `[*]` have no event. */
const arrows = DRAWING.split('\n').flatMap((line) => {
  const found = /^\s+(\S+) --> (\S+)(?: : ([a-z]+).*)?$/u.exec(line);
  return found === null ? [] : [{ from: found[1], to: found[2], event: found[3] }];
});
const drawn = arrows.flatMap(({ from, event, to }) => (event === undefined ? [] : `${from} --${event}--> ${to}`));
const coded = STATES.flatMap((from) =>
  EVENTS.flatMap((event) => {
    const to = TRANSITIONS[from][event];
    return to === undefined ? [] : [{ from, event, to }];
  }),
);

const gate = (destination: string): Gate => ({ method: 'sms', destination, passedAt: new Date(0) });

const inState = (state: RecoveryState): Recovery => ({
  id: 'r1',
  reference: 'SL-BCDF-GHJK',
  state,
  purpose: 'recover',
  wish: 'forgot',
  conversationId: 'c1',
  language: 'nl',
  typedId: 'anna@voorbeeld.example',
  accountId: 'a1',
  signedIn: false,
  subjects: { shown: 'id x', held: 'account a1', anonymous: true },
  source: '127.0.0.1',
  browser: undefined,
  createdAt: new Date(0),
  expiresAt: new Date(1_800_000),
  gates: [],
  challenge: undefined,
  link: undefined,
  intention: undefined,
});

describe('the recovery machine', () => {
  it('is drawn as it is coded', () => {
    expect(Object.keys(TRANSITIONS).toSorted()).to.deep.equal(STATES.toSorted());
    expect(drawn.toSorted()).to.deep.equal(
      coded.map(({ from, event, to }) => `${from} --${event}--> ${to}`).toSorted(),
    );
  });

  it('starts and ends in the drawing where it does in the code', () => {
    expect(arrows.filter(({ from }) => from === '[*]').map(({ to }) => to)).to.deep.equal(['verifying']);
    const ends = arrows.filter(({ to }) => to === '[*]').map(({ from }) => from);
    expect(ends).to.have.members(STATES.filter((state) => !isOpen(state)));
  });

  it('shows that an unknown account behaves as if sent', () => {
    expect(DRAWING).to.include('send (unknown account: behave as if sent)');
  });

  for (const state of STATES) {
    const refused = EVENTS.filter((event) => TRANSITIONS[state][event] === undefined);

    it(`refuses in ${state}: ${refused.join(', ')}`, () => {
      for (const event of refused) expect(transition(inState(state), event), event).to.equal(undefined);
    });

    it(`goes on from ${state} as drawn, and leaves the row it came from alone`, () => {
      const before = Object.freeze(inState(state));
      for (const { event, to } of coded.filter(({ from }) => from === state)) {
        expect(transition(before, event)).to.deep.equal({ ...before, state: to });
      }
    });
  }

  it('takes changes along with the event, and never the state', () => {
    const gates = [gate('phone')];
    expect(transition(inState('verifying'), 'pass', { gates })).to.deep.equal({ ...inState('verifying'), gates });
  });

  // Off: give `verifying` an `execute` or a `link` in TRANSITIONS, or `cancelled` a `finish`.
  it('reaches done by no sequence of events without a verify that counted', () => {
    const events = fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 });
    fc.assert(
      fc.property(events, (sequence) => {
        let row = inState('verifying');
        const counted: RecoveryEvent[] = [];
        for (const event of sequence) {
          const next = transition(row, event);
          if (next !== undefined) counted.push(event);
          row = next ?? row;
        }
        const ended = counted.includes('execute') || counted.includes('conclude');
        return row.state !== 'done' || (counted.includes('verify') && ended);
      }),
      { numRuns: 20_000, seed: 7 },
    );
  });

  it('reaches done by verify, execute, finish, and never leaves it', () => {
    const walk: RecoveryEvent[] = [
      'send',
      'wrong',
      'pass',
      'verify',
      'link',
      'execute',
      'refuse',
      'execute',
      'lose',
      'finish',
    ];
    const end = walk.reduce<Recovery | undefined>((row, event) => row && transition(row, event), inState('verifying'));
    expect(end?.state).to.equal('done');
    for (const event of EVENTS) expect(transition(inState('done'), event), event).to.equal(undefined);
  });
});

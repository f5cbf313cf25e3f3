import { expect } from 'chai';
import { isAsPromised, KillRounds } from '../support/kill-rounds.ts';
import type { Order } from '../support/killable.ts';
import { verdictOf } from './support.ts';

const step = (at: Order['at'], when: Order['when'], number = 1): Order => ({ at, when, number });

/** Every step from the form to the last of three notices and a word. Commits: intent, directory, result, deliveries. */
const STEPS: Record<string, readonly [order: Order, resetHappened: boolean]> = {
  'before the intent is on record': [step('commit', 'before', 1), false],
  'after the intent is on record': [step('commit', 'after', 1), false],
  'before the directory is called': [step('directory', 'before'), false],
  'before the directory has changed the password': [step('commit', 'before', 2), false],
  'after the directory has changed the password': [step('commit', 'after', 2), true],
  'after the directory has answered': [step('directory', 'after'), true],
  'before the result is on record': [step('commit', 'before', 3), true],
  'after the result is on record': [step('commit', 'after', 3), true],
  'before the first notice is taken up': [step('commit', 'before', 4), true],
  'after the first notice is taken up': [step('commit', 'after', 4), true],
  'before the first notice is settled': [step('commit', 'before', 5), true],
  'after the first notice is settled': [step('settled', 'after', 1), true],
  'in the middle of the notices': [step('settled', 'after', 2), true],
  'after the last word is settled': [step('settled', 'after', 4), true],
};

const RANDOM_ROUNDS = 20;

describe('a process that is killed', function () {
  this.timeout(60_000);
  let rounds: KillRounds;
  before(async () => {
    rounds = await KillRounds.open();
  });
  after(() => rounds.close());

  for (const [where, [order, resetHappened]] of Object.entries(STEPS)) {
    it(`E4: ${where}, has reset once, said so once and told every contact once`, async () => {
      // Fails without: `reconcileEffects(parts, effects, true)` in app.ts, or the intent before the call in page.ts.
      const fate = await rounds.play(order);
      expect(fate.resetBefore, 'where it was killed').to.equal(resetHappened ? 1 : 0);
      expect(fate).to.satisfy(isAsPromised, JSON.stringify(fate));
    });
  }

  it(`E4: at ${RANDOM_ROUNDS} moments that chance chose, has done the same`, async function () {
    // Fails without: `reconcileEffects(parts, effects, true)` in app.ts, or the intent before the call in page.ts.
    this.timeout(RANDOM_ROUNDS * 20_000);
    for (let round = 0; round < RANDOM_ROUNDS; round++) {
      const afterMs = Math.floor(Math.random() * 200);
      const fate = await rounds.play({ afterMs });
      expect(fate).to.satisfy(isAsPromised, `${afterMs} ms: ${JSON.stringify(fate)}`);
    }
  });

  it('E4: leaves an audit that is whole', async () => {
    // Fails without: the line and its number in one transaction (audit-log.ts).
    expect((await verdictOf(rounds.data)).kind).to.equal('whole');
  });
});

import { expect } from 'chai';
import { createAttemptStore } from '../../src/adapters/sql/attempts.ts';
import { wrongBudget } from '../../src/core/wrong-passwords.ts';
import { DOORS, giveBack, startAfresh, takeTry, triesOf, type Door } from '../../src/services/password-tries.ts';
import { TempDatabase } from '../adapters/support.ts';

const ANNA = 'account a1';
const DAY = 86_400_000;

describe('tries of a password', () => {
  let file: TempDatabase;
  beforeEach(() => {
    file = new TempDatabase();
  });
  afterEach(() => file.remove());

  const open = async () => {
    const { db, work } = await file.connect();
    const { clock } = file;
    const parts = { attempts: createAttemptStore(db, work, clock), clock };
    return {
      take: (door: Door, threshold?: number) => work.run(() => takeTry(parts, ANNA, wrongBudget(threshold), door)),
      back: (door: Door, by = clock.now()) => work.run(() => giveBack(parts, ANNA, door, by)),
      afresh: () => work.run(() => startAfresh(parts, ANNA)),
      tries: () => triesOf(parts, ANNA),
    };
  };

  // Off: count them under a subject for each door alone, in `takeTry`.
  it('A3: are together fewer than lock the account, at all doors and in two processes at once', async () => {
    const [here, there] = [await open(), await open()];
    for (const threshold of [4, 5, 7]) {
      const all = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          (index % 2 === 0 ? here : there).take(DOORS[index % DOORS.length] ?? 'page', threshold),
        ),
      );
      const given = all.filter(Boolean).length;
      expect(given, `threshold ${threshold}`).to.equal(threshold - 1);
      expect((await here.tries()).all).to.equal(given);
      file.clock.advance(DAY);
    }
  });

  it('that strangers leave are for the browsers of the owner', async () => {
    const { take } = await open();
    for (let times = 0; times < 5; times++) expect(await take('stranger', 10)).to.equal(times < 3);
    for (let times = 0; times < 5; times++) expect(await take('own', 10)).to.equal(times < 3);
    expect(await take('page', 10), 'six in all').to.equal(false);
  });

  it('are given back one at a time, to their own door', async () => {
    const { take, back, tries } = await open();
    await take('stranger');
    await take('stranger');
    await take('own');
    await back('stranger');
    expect(await tries()).to.deep.equal({ all: 2, stranger: 1, page: 0 });
  });

  // Off: leave `by` out of takeBack in attempts.ts.
  it('of others stay counted when all started afresh in between', async () => {
    const { take, back, afresh, tries } = await open();
    await take('stranger');
    const taken = file.clock.now();
    await afresh();
    file.clock.advance(1);
    await take('stranger');
    await back('stranger', taken);
    expect(await tries()).to.deep.equal({ all: 1, stranger: 1, page: 0 });
  });

  it('start afresh at the sign-in page, not on the page to change a password', async () => {
    const { take, afresh, tries } = await open();
    for (const door of DOORS) await take(door, 10);
    await afresh();
    expect(await tries()).to.deep.equal({ all: 0, stranger: 0, page: 1 });
  });
});

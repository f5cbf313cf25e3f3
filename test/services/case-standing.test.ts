import { expect } from 'chai';
import { moved, newCase, type Case } from '../../src/core/case.ts';
import { readHours } from '../../src/core/working-hours.ts';
import { caseStanding } from '../../src/services/desk/standing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Monday morning in Amsterdam. */
const NOW = new Date('2026-11-02T08:30:00Z');
const HOURS = { timeZone: 'Europe/Amsterdam', days: readHours('ma-vr 08:00-17:30') ?? [], holidays: new Set<string>() };
const LEVEL = { answerWithin: { normal: 60, urgent: 15 }, solveWithin: { normal: 480, urgent: 240 } };

const asked = (openedAt: Date): Case =>
  newCase({
    id: 'c1',
    reference: 'SL-BCDF-GHJK',
    urgent: false,
    conversationId: 'k1',
    language: 'nl',
    openedAt,
    accountId: undefined,
    claimedId: undefined,
    proofs: [],
    diagnosis: undefined,
    summary: 'asked',
    recoveryId: undefined,
  });

const standing = (last: Case | undefined, people = 0, now = NOW) =>
  caseStanding(
    {
      cases: { lastIn: () => Promise.resolve(last), openOf: () => Promise.resolve(undefined) },
      freezes: { isFrozen: () => Promise.resolve(false) },
      presence: { count: () => Promise.resolve(people) },
      level: LEVEL,
      hours: HOURS,
      clock: { now: () => now },
    },
    'k1',
    undefined,
  );
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);

describe('how a case stands', () => {
  // Off: give `outlook` in place of `outlookOf`.
  it('says what is left of the promise, in steps of five minutes', async () => {
    for (const [minutes, left] of [
      [0, 60],
      [1, 60],
      [38, 25],
      [59, 5],
    ] as const)
      expect((await standing(asked(ago(minutes * MINUTE)), 1))?.outlook).to.deep.equal({ kind: 'soon', minutes: left });
  });

  it('says when that will be, where nobody is there', async () => {
    expect((await standing(asked(ago(20 * MINUTE))))?.outlook).to.deep.equal({
      kind: 'later',
      open: true,
      at: new Date('2026-11-02T09:10:00Z'),
    });
    const evening = new Date('2026-11-02T19:00:00Z');
    expect((await standing(asked(evening), 1, evening))?.outlook).to.deep.equal({
      kind: 'later',
      open: false,
      at: new Date('2026-11-03T08:00:00Z'),
    });
  });

  it('says that the promise is broken', async () => {
    expect((await standing(asked(ago(61 * MINUTE)), 1))?.outlook).to.deep.equal({ kind: 'late' });
  });

  it('promises nothing anew for a case that was opened again', async () => {
    const taken = moved(asked(ago(DAY)), 'assigned', ago(DAY));
    const done = taken && moved(taken, 'resolved', ago(MINUTE));
    expect(await standing(done && moved(done, 'reopened', NOW))).to.include({ state: 'reopened', outlook: undefined });
  });

  // Off: leave LONGEST_MS out.
  it('is forgotten a week after its end', async () => {
    const ended = (days: number) => moved(asked(ago(30 * DAY)), 'withdrawn', ago(days * DAY));
    expect(await standing(ended(6))).to.include({ state: 'withdrawn', here: true });
    expect(await standing(ended(8))).to.equal(undefined);
    expect(await standing(undefined)).to.equal(undefined);
  });
});

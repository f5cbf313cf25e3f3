import { expect } from 'chai';
import { isWorkingTime, REMINDER_DAYS, reminderDue } from '../../src/core/reminders.ts';

const ZONE = 'Europe/Amsterdam';
const HALF_HOUR = 1_800_000;
const DAY = 86_400_000;

/** Every reminder of an expiry, as a sweep every half hour sends them. */
function walk(expiresAt: Date, zone = ZONE): { days: number; at: Date }[] {
  const sent: { days: number; at: Date }[] = [];
  for (let at = expiresAt.getTime() - 20 * DAY; at < expiresAt.getTime() + DAY; at += HALF_HOUR) {
    const days = reminderDue(
      expiresAt,
      new Date(at),
      zone,
      sent.map((each) => each.days),
    );
    if (days !== undefined) sent.push({ days, at: new Date(at) });
  }
  return sent;
}

describe('reminders of an expiry', () => {
  for (const day of [2, 3, 4, 5, 6, 7, 8]) {
    for (const hour of ['00:30', '08:00', '12:00', '23:00']) {
      const expiresAt = new Date(`2026-11-0${day}T${hour}:00Z`);

      it(`for ${expiresAt.toUTCString()}: 14, 7, 3 and 1 days before, once each, at working hours`, () => {
        const sent = walk(expiresAt);
        expect(sent.map(({ days }) => days)).to.deep.equal([...REMINDER_DAYS]);
        for (const { days, at } of sent) {
          // Fails without: `isWorkingTime` in `reminderDue`.
          expect(isWorkingTime(at, ZONE), at.toISOString()).to.equal(true);
          // Fails without: the way back to the last working hour in `sendableFrom`.
          const left = (expiresAt.getTime() - at.getTime()) / DAY;
          expect(left)
            .to.be.within(days - 3.1, days + 4)
            .and.above(0);
        }
      });
    }
  }

  it('are one and not two for whoever could not be reached for a while', () => {
    const expiresAt = new Date('2026-11-12T12:00:00Z');
    expect(reminderDue(expiresAt, new Date('2026-11-10T10:00:00Z'), ZONE, [])).to.equal(3);
    // Fails without: `told.some((days) => days <= due)`.
    expect(reminderDue(expiresAt, new Date('2026-11-10T11:00:00Z'), ZONE, [3])).to.equal(undefined);
    expect(reminderDue(expiresAt, new Date('2026-11-10T11:00:00Z'), ZONE, [14, 7, 3])).to.equal(undefined);
  });

  it('know working hours by the time zone of the people', () => {
    const at = new Date('2026-11-03T08:30:00Z');
    expect(isWorkingTime(at, 'Europe/Amsterdam')).to.equal(true);
    expect(isWorkingTime(at, 'America/New_York')).to.equal(false);
    expect(isWorkingTime(new Date('2026-11-07T11:00:00Z'), 'Europe/Amsterdam')).to.equal(false);
    expect(walk(new Date('2026-11-12T12:00:00Z'), 'Asia/Tokyo').map(({ days }) => days)).to.deep.equal([14, 7, 3, 1]);
  });

  it('do not come after it', () => {
    expect(reminderDue(new Date('2026-11-10T09:00:00Z'), new Date('2026-11-10T09:00:00Z'), ZONE, [])).to.equal(
      undefined,
    );
  });
});

import { expect } from 'chai';
import { TestClock } from '../support/app.ts';
import { inbox } from '../support/chat.ts';
import { labels, startTeams } from './support.ts';

const MONDAY_MORNING = new Date('2026-11-02T09:00:00Z');
const DAY = 86_400_000;

const company = {
  organisation: { name: 'Voorbeeld BV', domain: 'voorbeeld.example', passwordPolicy: { maxAgeDays: 90 } },
  users: ['anna', 'bas'].map((name) => ({
    userId: `${name}@voorbeeld.example`,
    displayName: name,
    password: `Begin-${name}-01!`,
    passwordSetAt: new Date(MONDAY_MORNING.getTime() - 83 * DAY).toISOString(),
  })),
};

describe('a reminder before a password expires', () => {
  // Off: leave `byChat` out of the ways in composition/services.ts.
  it('comes in Teams to whoever talked there, once, and by mail to whoever did not', async () => {
    const app = await startTeams({ company, clock: new TestClock(MONDAY_MORNING), sweeps: 'by hand' });
    try {
      const anna = app.person('anna');
      await anna.say('hallo');
      await app.sweep();
      await app.until(() => anna.seen().some(({ activity }) => activity['label'] === 'expiry.reminder'));
      await app.sweep();
      const said = anna.seen().map(({ activity }) => activity);
      expect(labels(said).filter((label) => label === 'expiry.reminder')).to.have.length(1);
      expect(String(said.at(-1)?.['text']))
        .to.include('7 dagen')
        .and.to.include('/reminders/');
      expect((await inbox(app.url)).map(({ to }) => to)).to.deep.equal(['bas@voorbeeld.example']);
    } finally {
      await app.stop();
      await app.remove();
    }
  });
});

import { expect } from 'chai';
import { plainText, type ChannelActivity } from '../../src/bot/teams/incoming.ts';
import { createPace } from '../../src/bot/teams/pace.ts';
import { TestClock } from '../support/app.ts';

const said = (text: string, more: object = {}): ChannelActivity => ({
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:a' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1' },
  text,
  ...more,
});

describe('what Teams makes of a text is undone', () => {
  const mention = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Sleutel Bot</at>' };
  for (const [written, meant, more] of [
    ['<at>Sleutel Bot</at> help', 'help', { entities: [mention] }],
    ['<at>Sleutel</at>&nbsp;wachtwoord vergeten', 'wachtwoord vergeten', {}],
    ['wachtwoord\u00A0vergeten', 'wachtwoord vergeten', {}],
    ['<p>ik kan er niet <strong>in</strong></p>', 'ik kan er niet in', {}],
    ['a &lt; b &amp;&amp; c', 'a < b && c', {}],
    ['ja<br/>graag', 'ja graag', {}],
    ['1 < 2 en 3 > 2', '1 < 2 en 3 > 2', {}],
    ['', '', {}],
  ] as const) {
    it(JSON.stringify(written), () => {
      expect(plainText(said(written, more))).to.equal(meant);
    });
  }

  it('also where there is nothing but marks, without end', () => {
    for (const text of ['<'.repeat(20_000), '<at>'.repeat(5_000), '&nbsp;'.repeat(5_000), `<a${' '.repeat(20_000)}`]) {
      expect(plainText(said(text)).length).to.be.at.most(20_000);
    }
  });
});

describe('the pace of posts', () => {
  // Off: leave a limit out of LIMITS.
  it('holds the seventh within a second back, in its own conversation alone', async () => {
    const clock = new TestClock();
    const pace = createPace(clock);
    for (let count = 0; count < 6; count++) await pace.turn('a');
    let went = false;
    const seventh = pace.turn('a').then(() => (went = true));
    await pace.turn('b');
    expect(went).to.equal(false);
    await seventh;
  });

  it('forgets what is long ago', async () => {
    const clock = new TestClock();
    const pace = createPace(clock);
    for (let round = 0; round < 20; round++) {
      for (let count = 0; count < 6; count++) await pace.turn('a');
      clock.advance(4_000);
    }
  });
});

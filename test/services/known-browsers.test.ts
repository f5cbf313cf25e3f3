import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { createKnownBrowsers } from '../../src/services/known-browsers.ts';
import { TestClock } from '../support/app.ts';

const DAY = 86_400_000;

describe('a browser in which somebody signed in before', () => {
  const clock = new TestClock();
  const known = createKnownBrowsers(createKeyring(randomBytes(32)), clock);

  it('is known for that account, and for no other', () => {
    const cookie = known.remember(undefined, 'account-1');
    expect([known.knows(cookie, 'account-1'), known.knows(cookie, 'account-2')]).to.deep.equal([true, false]);
    expect(known.knows(undefined, 'account-1')).to.equal(false);
  });

  it('is known for three months after the last time', () => {
    const cookie = known.remember(undefined, 'account-1');
    clock.advance(89 * DAY);
    expect(known.knows(cookie, 'account-1')).to.equal(true);
    const later = known.remember(cookie, 'account-1');
    clock.advance(2 * DAY);
    expect([known.knows(cookie, 'account-1'), known.knows(later, 'account-1')]).to.deep.equal([false, true]);
  });

  it('is known for several people, the last four of them', () => {
    const people = ['a', 'b', 'c', 'd', 'e'];
    let cookie: string | undefined;
    for (const person of people) cookie = known.remember(cookie, person);
    expect(people.filter((person) => known.knows(cookie, person))).to.deep.equal(['b', 'c', 'd', 'e']);
    const again = known.remember(cookie, 'b');
    expect(people.filter((person) => known.knows(again, person))).to.deep.equal(['b', 'c', 'd', 'e']);
    expect(again.length).to.be.below(400);
  });

  it('says of whom to nobody, and is not made by others', () => {
    const cookie = known.remember(undefined, 'S-1-5-21-1-2-3-1104');
    expect(cookie)
      .to.match(/^[A-Za-z0-9._~-]+$/u)
      .and.not.include('1104');
    const [at = '', mac = ''] = cookie.split('.');
    const other = createKnownBrowsers(createKeyring(randomBytes(32)), clock).remember(undefined, 'S-1-5-21-1-2-3-1104');
    const later = `${(Number.parseInt(at, 36) + 60).toString(36)}.${mac}`;
    for (const made of [other, later, `${at}.`, `.${mac}`, '~~~', '.', at, 'x'.repeat(4_000), `${cookie}x`])
      expect(known.knows(made, 'S-1-5-21-1-2-3-1104'), made.slice(0, 80)).to.equal(false);
  });
});

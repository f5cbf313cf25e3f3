import { expect } from 'chai';
import { createBuckets } from '../../src/channels/http/buckets.ts';
import { readCookie, writeCookie } from '../../src/channels/http/cookies.ts';
import { ManualClock } from './support.ts';

describe('Cookies', () => {
  it('are read by their whole name, the first one, when we could have written it', () => {
    const header = 'xsession=1; session=abc.D-_~9; session=2; sessions=3; empty=';
    expect(readCookie(header, 'session')).to.equal('abc.D-_~9');
    expect(readCookie(header, 'ession')).to.equal(undefined);
    expect(readCookie(header, 'empty')).to.equal(undefined);
    expect(readCookie('session="a b"', 'session')).to.equal(undefined);
    expect(readCookie(undefined, 'session')).to.equal(undefined);
  });

  it('are written so that no script and no other site gets them', () => {
    expect(writeCookie('s', 'v', { secure: true, maxAge: 60, sameSite: 'Strict', path: '/helpdesk' })).to.equal(
      's=v; Path=/helpdesk; HttpOnly; SameSite=Strict; Max-Age=60; Secure',
    );
    expect(writeCookie('s', '', { secure: false, maxAge: 0 })).to.equal(
      's=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    );
    for (const value of ['a;b', 'a\r\nSet-Cookie: x', 'é']) {
      expect(() => writeCookie('s', value, { secure: true })).to.throw('bad cookie');
    }
  });
});

describe('Token buckets', () => {
  it('give a burst, then a rate, to each key by itself', () => {
    const clock = new ManualClock();
    const buckets = createBuckets(3, 0.5, clock);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).to.deep.equal([0, 0, 0, 2]);
    expect(buckets.take('b')).to.equal(0);
    clock.pass(2);
    expect([buckets.take('a'), buckets.take('a')]).to.deep.equal([0, 2]);
    clock.pass(3_600);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).to.deep.equal([0, 0, 0, 2]);
  });

  it('forget nobody who is still limited, however many keys come', () => {
    const clock = new ManualClock();
    const buckets = createBuckets(1, 0.1, clock);
    buckets.take('mine');
    for (let i = 0; i < 5_000; i++) buckets.take(`other ${i}`);
    expect(buckets.take('mine')).to.equal(10);
  });
});

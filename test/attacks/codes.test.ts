import { expect } from 'chai';
import { policySchema } from '../../src/config/policy.ts';
import { codeFor, inbox, labels } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, SECOND, MINUTE, askCode, has, otherCode, sayAll, useApp } from './support.ts';

describe('a code', () => {
  // The account has tries to spare, so that what stops is the code itself.
  const app = useApp({ file: { policy: ROOMY } });

  it('A1: is dead after five wrong tries, and the right one then fails too', async () => {
    // Fails without: `wrong >= policy.code.tries` in check-code.ts.
    const chat = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    const heard = await sayAll(chat, Array<string>(5).fill(otherCode(code)));
    expect(heard).to.deep.equal([...Array<string>(4).fill('verify.wrong-code'), 'verify.stopped', 'handoff.offer']);
    expect(await sayAll(chat, [code, code, 'opnieuw', code])).not.to.include('verify.passed');
  });

  it('A1: is blank in the inbox as soon as it is dead', async () => {
    // Fails without: `vault.wipe` in `fail` of check-code.ts.
    const chat = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    await sayAll(chat, Array<string>(5).fill(otherCode(code)));
    expect(JSON.stringify(await inbox(app.url))).not.to.include(code);
  });

  it('A1: does not come back to life in the next recovery of the same account', async () => {
    // Fails without: the comparison with this recovery's own challenge (check-code.ts looks among all of them instead).
    const chat = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    await sayAll(chat, [...Array<string>(5).fill(otherCode(code)), 'nee']);
    app.clock.advance(2 * SECOND);
    await askCode(app.url, ANNA, 'email', chat);
    const newer = await codeFor(app.url, ANNA_MAIL, [code]);
    expect(await sayAll(chat, [code, newer])).to.include.members(['verify.wrong-code', 'verify.passed']);
  });

  for (const [method, to, digits] of [
    ['email', ANNA_MAIL, 8],
    ['sms', '+31612345601', 8],
    ['call-mobile', '+31612345601', 6],
    ['call-office', '+31201234501', 6],
  ] as const) {
    it(`A5: by ${method} has ${digits} digits`, async () => {
      // Fails without: the number of digits in the file of the method.
      await askCode(app.url, ANNA, method);
      expect(await codeFor(app.url, to)).to.have.length(digits);
    });
  }

  it('A5: is drawn at random each time', async () => {
    // Fails without: `newCode` drawing from the strong source (a constant there).
    const codes = new Set<string>();
    const chat = await askCode(app.url, ANNA);
    for (let round = 0; round < 10; round++) {
      codes.add(await codeFor(app.url, ANNA_MAIL, [...codes]));
      app.clock.advance(2 * SECOND);
      await chat.say('resend');
    }
    expect(codes.size).to.equal(10);
    expect(new Set([...codes].map((code) => code.slice(0, 4))).size).to.be.above(5);
  });

  it('A5: is good for five minutes and no longer', async () => {
    // Fails without: `challenge.expiresAt <= parts.clock.now()` in check-code.ts.
    const inTime = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    app.clock.advance(5 * MINUTE - SECOND);
    const tooLate = await askCode(app.url, ANNA);
    const late = await codeFor(app.url, ANNA_MAIL, [code]);
    expect(has(await inTime.say(code), 'verify.passed')).to.equal(true);
    app.clock.advance(5 * MINUTE);
    expect(labels(await tooLate.say(late))).not.to.include('verify.passed');
  });

  it('A5: stays dead when its time is over, also after a restart', async () => {
    // Fails without: `challenge.expiresAt <= parts.clock.now()` in check-code.ts.
    const chat = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    app.clock.advance(5 * MINUTE);
    await app.restart();
    expect(await sayAll(chat, [code, code])).not.to.include('verify.passed');
  });

  it('A5: is the newest one only', async () => {
    // Fails without: the new challenge taking the place of the old one (keep the id and the hash of the old one in start-method.ts).
    const chat = await askCode(app.url, ANNA);
    const older = await codeFor(app.url, ANNA_MAIL);
    app.clock.advance(2 * SECOND);
    await chat.say('resend');
    const newest = await codeFor(app.url, ANNA_MAIL, [older]);
    expect(JSON.stringify(await inbox(app.url)), 'the old one is blanked').not.to.include(older);
    expect(labels(await chat.say(older))).to.deep.equal(['verify.wrong-code']);
    expect(has(await chat.say(newest), 'verify.passed')).to.equal(true);
  });

  it('A5: cannot be made to live for more than ten minutes', () => {
    // Fails without: `atMost(5, 10, ...)` in config/policy.ts.
    expect(policySchema.safeParse({ code: { minutes: 10 } }).success).to.equal(true);
    expect(policySchema.safeParse({ code: { minutes: 11 } }).success).to.equal(false);
  });
});

import { expect } from 'chai';
import { Fault } from '../../src/core/errors.ts';
import type { Directory, TemporaryPassOutcome } from '../../src/ports/directory.ts';
import { ANNA, ANNA_MAIL, auditOf, filesIn, settled, unsealed, useApp } from '../attacks/support.ts';
import { Chat, codeFor, GOOD_PASSWORD, inbox, labels, linkByMail, signIn } from '../support/chat.ts';
import { askFor, linkTo, sessionFor, Visitor } from '../support/staff.ts';

const HOUR = 3_600_000;
const PASS = 'Zq7-tijdelijk-9Kd';
const ANNA_PHONE = '+31612345601';

/** What the directory gives, and how often it was asked. */
const passes = { asked: 0, answer: (): Promise<TemporaryPassOutcome> => issued() };
const issued = (): Promise<TemporaryPassOutcome> =>
  Promise.resolve({ kind: 'issued', pass: PASS, validUntil: new Date(Date.now() + HOUR) });
const withPasses = (directory: Directory): Directory => ({
  ...directory,
  abilities: (account) => ({ ...directory.abilities(account), temporaryPass: true }),
  issueTemporaryPass(_id, minutes) {
    passes.asked += 1;
    expect(minutes).to.equal(60);
    return passes.answer();
  },
});

/** The employee has both codes, and is at the page where a password is chosen. */
async function provenIn(url: string, reason = 'forgotten') {
  const staff = await sessionFor(url, 'hanna@voorbeeld.example', 'Begin-hanna-01!');
  const { chat } = await askFor(url, staff, ANNA, reason);
  const page = await linkTo(url, ANNA_MAIL, 'reset');
  const anna = new Visitor(url);
  await anna.post(page, { method: 'sms' });
  const passed = await anna.post(page, { code: await codeFor(url, ANNA_PHONE) });
  return { chat, anna, path: new URL(String(passed.body['url'])).pathname };
}

describe('a temporary pass, in a reset that staff ask for', () => {
  const app = useApp({ directory: withPasses, file: { policy: { recovery: { minutes: 15 } } } });
  beforeEach(() => Object.assign(passes, { asked: 0, answer: issued }));

  const proven = (reason?: string) => provenIn(app.url, reason);
  const pageOf = (anna: Visitor, path: string) => anna.page('GET', path);

  it('is shown once, to the employee alone, with until when it works', async () => {
    const { chat, anna, path } = await proven();
    expect((await pageOf(anna, path)).text).to.include(`action="${path}/pass`);
    const shown = await anna.page('POST', `${path}/pass`);
    expect([shown.status, shown.text.includes(`value="${PASS}"`)]).to.deep.equal([200, true]);
    expect(shown.text).to.match(/tot (?:\d{2}:\d{2})/u);
    expect(shown.headers.get('cache-control')).to.include('no-store');
    expect(shown.headers.get('referrer-policy')).to.equal('no-referrer');
    for (const again of [await anna.page('POST', `${path}/pass`), await pageOf(anna, path)])
      expect([again.status, again.text.includes(PASS)]).to.deep.equal([410, false]);
    expect(passes.asked).to.equal(1);
    const ended = await chat.waitFor('staff.done');
    expect(ended.text).to.include('toegangspas');
    await settled(app.data);
    const told = await inbox(app.url);
    expect(told.filter(({ subject }) => subject.includes('toegangspas')).map(({ to }) => to)).to.include(ANNA_MAIL);
    expect(JSON.stringify([chat.all, told])).not.to.include(PASS);
    expect(auditOf(app.data)).to.include('recovery.pass-issued').and.not.to.include('recovery.reset');
    // The password stays as it was.
    expect((await signIn(app.url, ANNA, 'Begin-anna-01!')).status).to.equal(200);
  });

  it('is kept nowhere, sealed neither', async () => {
    const { anna, path } = await proven();
    await anna.page('POST', `${path}/pass`);
    await settled(app.data);
    for (const [name, content] of filesIn(app.data)) expect(content.includes(PASS), name).to.equal(false);
    const sealed = [
      "select sealed from secrets where sealed <> ''",
      "select sealed from outbox where sealed <> ''",
      "select sealed from inbox where sealed <> ''",
    ];
    expect(JSON.stringify(sealed.map((sql) => unsealed(app.data, sql)))).not.to.include(PASS);
  });

  it('A3: is asked for once, of twenty at once', async () => {
    // Off: leave the intent out of `decide` in pass.ts, and call the directory right away.
    const { anna, path } = await proven();
    const all = await Promise.all(Array.from({ length: 20 }, () => anna.post(`${path}/pass`, {})));
    expect([passes.asked, all.filter(({ status }) => status === 200).length]).to.deep.equal([1, 1]);
  });

  it('A6: is for the browser in which both codes were typed, and no other form or site', async () => {
    // Off: leave `enter` out of `decide` in pass.ts, and for the other site `ownFields` in password.ts of the pages.
    const { anna, path } = await proven();
    const other = await new Visitor(app.url).post(`${path}/pass`, { matchCode: 'AAA-AAA' });
    expect([other.status, other.body]).to.deep.equal([403, { status: 'match-code' }]);
    const foreign = await anna.page('POST', `${path}/pass`, { origin: 'https://elders.example' });
    expect(foreign.status).to.equal(403);
    expect(passes.asked).to.equal(0);
    expect((await anna.post(`${path}/pass`, {})).body).to.deep.include({ status: 'pass', pass: PASS });
  });

  it('A6: is never had by a link that somebody asked for themselves', async () => {
    // Off: leave the purpose out of `mayHavePass`, and say yes to every recovery in gate.ts.
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const visitor = new Visitor(app.url);
    expect((await visitor.page('POST', path, {}, { matchCode })).text).not.to.include('/pass?');
    expect((await visitor.post(`${path}/pass`, { matchCode })).body).to.deep.equal({ status: 'no-pass' });
    expect(passes.asked).to.equal(0);
  });

  it('is not for whose password somebody else knows: that one has to go', async () => {
    // Off: leave `mayPass` out of `mayHavePass`.
    const { anna, path } = await proven('known-to-others');
    expect((await pageOf(anna, path)).text).not.to.include('/pass?');
    expect((await anna.post(`${path}/pass`, {})).body).to.deep.equal({ status: 'no-pass' });
    expect(passes.asked).to.equal(0);
  });

  it('that the directory gives to nobody leaves the link as it was: a password can still be chosen', async () => {
    passes.answer = () => Promise.resolve({ kind: 'not-permitted' });
    const { anna, path } = await proven();
    const refused = await anna.page('POST', `${path}/pass`);
    expect([refused.status, refused.text.includes('toegangspas kan nu niet')]).to.deep.equal([422, true]);
    const form = { newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD, matchCode: '' };
    expect((await anna.post(path, form)).body).to.deep.equal({ status: 'done' });
  });

  it('B10: that is under way when its reset runs out, or staff ask anew, is still recorded and told', async () => {
    // Off: stop whatever is open in stopInvitation.
    for (const meanwhile of ['sweep', 'ask'] as const) {
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const { promise, resolve } = Promise.withResolvers<TemporaryPassOutcome>();
      passes.answer = () => (arrive(), promise);
      const { anna, path } = await proven();
      // A reset is good for a quarter of an hour.
      app.clock.advance(9 * 60_000);
      expect((await anna.post(`${path}/extend`, {})).status).to.equal(200);
      app.clock.advance(5 * 60_000 + 50_000);
      const asking = anna.post(`${path}/pass`, {});
      await arrived;
      if (meanwhile === 'sweep') {
        app.clock.advance(20_000);
        await app.sweep();
      } else await askFor(app.url, await sessionFor(app.url, 'hanna@voorbeeld.example', 'Begin-hanna-01!'), ANNA);
      const before = (await inbox(app.url)).length;
      resolve(await issued());
      expect((await asking).body, meanwhile).to.deep.include({ status: 'pass', pass: PASS });
      await settled(app.data);
      const told = (await inbox(app.url)).slice(before).map(({ subject }) => subject);
      expect(told.join(), meanwhile).to.include('toegangspas');
    }
    expect(auditOf(app.data).filter((event) => event === 'recovery.pass-issued')).to.have.length(2);
  });

  it('E4: that is under way when another instance starts is still shown, recorded and told', async () => {
    // Off: leave `underWay` out of `record` in effects.ts.
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise, resolve } = Promise.withResolvers<TemporaryPassOutcome>();
    passes.answer = () => (arrive(), promise);
    const { anna, path } = await proven();
    const asking = anna.post(`${path}/pass`, {});
    await arrived;
    await app.twin();
    resolve(await issued());
    expect((await asking).body).to.deep.include({ status: 'pass', pass: PASS });
    await settled(app.data);
    expect((await inbox(app.url)).some(({ subject }) => subject.includes('toegangspas'))).to.equal(true);
    expect(auditOf(app.data)).to.include('recovery.pass-issued');
  });

  it('E5: of which nobody knows whether it was given is shown to nobody, and asked for anew only by hand', async () => {
    // Off: take `passwordSetAt` for a witness of a pass in reconcile of effects.ts.
    passes.answer = () => Promise.reject(new Fault('directory-unknown-outcome', 'No answer.'));
    const { chat, anna, path } = await proven();
    const pending = await anna.page('POST', `${path}/pass`);
    expect([pending.status, pending.text.includes('toegangspas kwam niet aan')]).to.deep.equal([202, true]);
    expect((await anna.post(`${path}/pass`, {})).body).to.deep.equal({ status: 'pending' });
    expect(passes.asked).to.equal(1);
    await app.restart();
    await settled(app.data);
    expect([passes.asked, auditOf(app.data).includes('recovery.pass-issued')]).to.deep.equal([1, false]);
    // Off: tell it in every chat, in reconcile of effects.ts. Staff have no link to open again.
    expect(labels(await chat.news())).to.be.empty;
    passes.answer = issued;
    expect((await anna.post(`${path}/pass`, {})).body).to.deep.include({ status: 'pass', pass: PASS });
  });
});

describe('where the directory gives no passes', () => {
  const app = useApp();

  it('a reset that staff ask for offers none', async () => {
    // Off: leave the ability out of `mayHavePass`.
    const { anna, path } = await provenIn(app.url);
    expect((await anna.page('GET', path)).text)
      .to.include('Kies een nieuw wachtwoord')
      .and.not.to.include('/pass?');
    expect((await anna.post(`${path}/pass`, {})).body).to.deep.equal({ status: 'no-pass' });
  });
});

import { expect } from 'chai';
import { createAttemptStore } from '../../src/adapters/sql/attempts.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { Policy } from '../../src/core/policy.ts';
import { createThrottle, type SendVerdict, type Subjects, type Throttle } from '../../src/services/throttle.ts';
import { DAY, HOUR, MINUTE, TempDatabase, type Connection } from '../adapters/support.ts';

const SECOND = 1000;
const ANNA: Subjects = { shown: 'id anna', held: 'account anna', anonymous: true };
/** Anna's account under another of her names. */
const ALIAS: Subjects = { ...ANNA, shown: 'id alias' };
const SIGNED_IN: Subjects = { shown: 'account anna', held: 'account anna', anonymous: false };
const HOME = { source: 'ip 192.0.2.1', conversationId: 'c1' };

describe('the throttle', () => {
  let file: TempDatabase;
  let here: Connection;
  let throttle: Throttle;
  const make = (sends: Partial<Policy['sends']> = {}): Throttle => {
    const { policy } = configSchema.parse({});
    const attempts = createAttemptStore(here.db, here.work, file.clock);
    return createThrottle(attempts, { ...policy, sends: { ...policy.sends, ...sends } }, file.clock);
  };
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
    throttle = make();
  });
  afterEach(() => file.remove());

  const pass = (ms: number) => file.clock.advance(ms);
  const may = (method = 'email', subjects = ANNA, from = HOME) => throttle.maySend(subjects, method, from);
  /** Sends when that is allowed. */
  const send = async (method = 'email', subjects = ANNA, from = HOME): Promise<SendVerdict> => {
    const verdict = await may(method, subjects, from);
    if (['send', 'pretend'].includes(verdict.kind)) await throttle.countSend(subjects, method, from);
    return verdict;
  };
  const kinds = async (...methods: string[]): Promise<string[]> => {
    const seen: string[] = [];
    for (const method of methods) seen.push((await send(method)).kind);
    return seen;
  };
  const waits = (seconds: number): SendVerdict => ({ kind: 'wait', seconds });

  describe('A12: for sends', () => {
    // Off: leave `waitFor` out of the verdict.
    it('lets the first go at once, and the next by the same method after 30 seconds, to the second', async () => {
      expect(await send()).to.deep.equal({ kind: 'send' });
      expect(await may()).to.deep.equal(waits(30));
      pass(29 * SECOND);
      expect(await may()).to.deep.equal(waits(1));
      pass(SECOND);
      expect(await send()).to.deep.equal({ kind: 'send' });
    });

    it('doubles the wait from 30 seconds up to 32 minutes', async () => {
      throttle = make({ perTenMinutes: 100, perDay: 100 });
      const seen: number[] = [];
      for (let count = 0; count < 9; count++) {
        expect((await send()).kind).to.equal('send');
        const verdict = await may();
        if (verdict.kind !== 'wait') throw new Error(verdict.kind);
        seen.push(verdict.seconds);
        pass(verdict.seconds * SECOND);
      }
      expect(seen).to.deep.equal([30, 60, 120, 240, 480, 960, 1920, 1920, 1920]);
    });

    it('does not make another method wait', async () => {
      expect(await kinds('email', 'sms', 'call-mobile')).to.deep.equal(['send', 'send', 'send']);
    });

    // Off: leave `room` out of the verdict.
    it('allows three in ten minutes, by whatever methods', async () => {
      await kinds('email', 'sms', 'call-mobile');
      expect(await may('call-office')).to.deep.equal(waits(600));
      pass(9 * MINUTE);
      expect(await may('call-office')).to.deep.equal(waits(60));
      pass(MINUTE);
      expect(await may('call-office')).to.deep.equal({ kind: 'send' });
    });

    // Off: leave the comparison with perDay out of the verdict.
    it('allows five in 24 hours, and stops then until the first is a day old', async () => {
      await kinds('email', 'sms', 'call-mobile');
      pass(HOUR);
      expect(await kinds('call-office', 'totp', 'email')).to.deep.equal(['send', 'send', 'stop']);
      pass(23 * HOUR - 1);
      expect((await may('recovery-code')).kind).to.equal('stop');
      pass(1);
      expect((await may('recovery-code')).kind).to.equal('send');
    });

    it('A17: goes on as pretending where only the account itself has had its share', async () => {
      await kinds('email', 'sms', 'call-mobile');
      expect(await send('email', ALIAS)).to.deep.equal({ kind: 'pretend' });
      expect(await may('email', ALIAS), 'and waits as it would').to.deep.equal(waits(30));
      pass(10 * MINUTE);
      expect(await send('sms', ALIAS)).to.deep.equal({ kind: 'send' });
    });

    it('A17: counts pretended sends alike', async () => {
      const nobody: Subjects = { shown: 'id nobody', held: 'nobody id nobody', anonymous: true };
      const seen: string[] = [];
      for (const method of ['email', 'sms', 'call-mobile', 'call-office']) seen.push((await send(method, nobody)).kind);
      expect(seen).to.deep.equal(['send', 'send', 'send', 'wait']);
    });

    it('A13: is the same after a restart and in another conversation', async () => {
      await kinds('email', 'sms', 'call-mobile');
      throttle = make();
      expect(await may('email', ANNA, { source: 'ip 198.51.100.7', conversationId: 'c2' })).to.deep.equal(waits(600));
    });

    // Off: let `takeDestination` give true without counting.
    it('allows ten to a destination in an hour', async () => {
      const taken: boolean[] = [];
      for (let count = 0; count < 11; count++) taken.push(await throttle.takeDestination('to anna'));
      expect(taken.filter(Boolean)).to.have.lengthOf(10);
      expect(taken.at(-1)).to.equal(false);
      expect(await throttle.takeDestination('to bas')).to.equal(true);
      pass(HOUR);
      expect(await throttle.takeDestination('to anna')).to.equal(true);
    });

    // Off: let `needsRobotCheck` give false.
    it('asks a robot check above 100 an hour from one address, and refuses nobody who passes it', async () => {
      const office = (index: number) => ({ source: 'ip 192.0.2.1', conversationId: `c${index}` });
      const colleague = (index: number): Subjects => ({
        shown: `id ${index}`,
        held: `account ${index}`,
        anonymous: true,
      });
      for (let index = 0; index < 100; index++) {
        await throttle.countSend(colleague(index), 'email', office(index));
      }
      expect(await may('email', colleague(200), office(200))).to.deep.equal({ kind: 'robot-check' });
      expect((await may('email', colleague(200), { source: 'ip 192.0.2.2', conversationId: 'c200' })).kind).to.equal(
        'send',
      );
      await createAttemptStore(here.db, here.work, file.clock).add('robot-check', 'c200');
      expect(await may('email', colleague(200), office(200))).to.deep.equal({ kind: 'send' });
      expect(await may('email', colleague(201), office(201)), 'another conversation').to.deep.equal({
        kind: 'robot-check',
      });
      pass(10 * MINUTE);
      expect(await may('email', colleague(200), office(200)), 'no longer fresh').to.deep.equal({ kind: 'robot-check' });
      pass(HOUR);
      expect(await may('email', colleague(200), office(200))).to.deep.equal({ kind: 'send' });
    });
  });

  describe('A2: for failures', () => {
    const fail = async (times: number, subjects = ANNA): Promise<void> => {
      for (let count = 0; count < times; count++) await throttle.countFailure(subjects);
    };
    const stands = async (subjects = ANNA) => [await throttle.hasTries(subjects), await throttle.accepts(subjects)];

    it('counts, for what is shown and for the account', async () => {
      expect(await throttle.countFailure(ANNA)).to.deep.equal({ shown: 1, held: 1, burnt: false });
      expect(await throttle.countFailure(ALIAS)).to.deep.equal({ shown: 1, held: 2, burnt: false });
      expect(await throttle.countFailure(SIGNED_IN)).to.deep.equal({ shown: 3, held: 3, burnt: false });
    });

    // Off: leave the anonymous count out of `withinFailures`.
    it('allows an anonymous person five in 24 hours', async () => {
      await fail(4);
      expect(await stands()).to.deep.equal([true, true]);
      await fail(1);
      expect(await stands()).to.deep.equal([false, false]);
      pass(DAY - 1);
      expect(await stands()).to.deep.equal([false, false]);
      pass(1);
      expect(await stands()).to.deep.equal([true, true]);
    });

    it('A14: leaves the signed-in way open when anonymous people have used theirs up', async () => {
      await fail(5);
      expect(await stands(SIGNED_IN)).to.deep.equal([true, true]);
    });

    it('allows ten in all', async () => {
      await fail(5);
      await fail(4, SIGNED_IN);
      expect(await stands(SIGNED_IN)).to.deep.equal([true, true]);
      await fail(1, SIGNED_IN);
      expect(await stands(SIGNED_IN)).to.deep.equal([false, false]);
    });

    it('A17: accepts nothing under another name of the account, and shows nothing of it there', async () => {
      await fail(5);
      expect(await stands(ALIAS)).to.deep.equal([true, false]);
    });

    it('keeps accounts apart', async () => {
      await fail(5);
      expect(await stands({ shown: 'id bas', held: 'account bas', anonymous: true })).to.deep.equal([true, true]);
    });

    it('loses none of five at once', async () => {
      await Promise.all(Array.from({ length: 5 }, () => here.work.run(() => throttle.countFailure(ANNA))));
      expect(await stands()).to.deep.equal([false, false]);
      expect(await throttle.countFailure(ANNA)).to.deep.equal({ shown: 6, held: 6, burnt: false });
    });
  });
});

import { expect } from 'chai';
import { webhook } from '../../../src/adapters/message/providers/webhook.ts';
import { twilioText } from '../../../src/adapters/message/providers/twilio.ts';
import type { Provider } from '../../../src/adapters/message/providers/provider.ts';
import { createProviderSender } from '../../../src/adapters/message/providers/sender.ts';
import { createSqlOutbox } from '../../../src/adapters/sql/outbox.ts';
import { createDelivery, pauseAfter } from '../../../src/services/delivery.ts';
import { DAY, keyring, MINUTE, TempDatabase } from '../../adapters/support.ts';
import { eventually } from '../../support/chat.ts';
import { outbound, write } from '../samples.ts';
import { afterwards, closeDoubles, type Double } from './double.ts';
import { CALLER, COUNTRIES, IMPATIENT, MOBILE } from './support.ts';
import { ACCOUNT, TOKEN, trouble, twilioDouble } from './twilio-double.ts';
import { SECRET, webhookDouble } from './webhook-double.ts';

describe('the outbox with a provider', () => {
  let file: TempDatabase;
  let reported: string[];
  beforeEach(() => {
    file = new TempDatabase();
    reported = [];
  });
  afterEach(async () => {
    await closeDoubles();
    await file.remove();
  });

  /** The real outbox, delivery and sender; only the other side and the clock are the test's. */
  async function office(provider: Provider, timeoutMs = 10_000) {
    const { db, work, vault } = await file.connect();
    const { clock } = file;
    const { outbox, queue } = createSqlOutbox(db, work, keyring, vault, clock, () => {});
    const sender = createProviderSender(provider, { countries: COUNTRIES, clock, timeoutMs });
    const delivery = createDelivery({
      queue,
      senders: [sender],
      work,
      clock,
      render: (message) => write(message),
      tell: () => Promise.resolve(),
      post: () => Promise.resolve({ rest: [], at: new Date(0) }),
      outbox,
      report: (error) => void reported.push((error as Error).message),
    });
    afterwards(async () => {
      await delivery.stop();
      await sender.close();
    });
    const row = (id: string) =>
      db
        .selectFrom('outbox')
        .select(['state', 'tries', 'next_at', 'error', 'sealed'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    return {
      add: (id: string, kind: 'code' | 'notice.reset' = 'code', to = MOBILE) =>
        outbox.add(
          id,
          { kind: 'message', message: { ...outbound(kind, { channel: 'sms' }), id, to } as never },
          new Date(clock.now().getTime() + (kind === 'code' ? 5 * MINUTE : DAY)),
        ),
      row,
      waitsFor: async (id: string) => ((await row(id)).next_at - clock.now().getTime()) / 1000,
      /** Wakes the delivery and waits until this parcel was tried so often, or is done. */
      round: (id: string, tries: number) => {
        delivery.wake();
        return eventually(async () => {
          const seen = await row(id);
          return seen.state !== 'waiting' || seen.tries >= tries ? seen : undefined;
        }, `${id} after ${tries} tries`);
      },
    };
  }

  const twilioAt = ({ url }: Double) =>
    twilioText({ accountSid: ACCOUNT, authToken: TOKEN, from: CALLER, baseUrl: url });

  it('E7: tries again with growing pauses until the provider is back', async () => {
    const twilio = await twilioDouble();
    const { add, row, round, waitsFor } = await office(twilioAt(twilio));
    twilio.moods.push({ status: 503 }, { status: 503 }, { status: 503 });
    await add('m1');
    for (const tries of [1, 2, 3]) {
      await round('m1', tries);
      expect(await waitsFor('m1')).to.equal(pauseAfter(tries - 1) / 1000);
      file.clock.advance(pauseAfter(tries - 1));
    }
    await round('m1', 4);
    expect(await row('m1')).to.include({ state: 'sent', sealed: '', error: null });
    expect(twilio.got).to.have.length(4);
  });

  // Fails when delivery.ts takes `pauseAfter` alone.
  it('waits as long as 429 asks, and not a moment less', async () => {
    const twilio = await twilioDouble();
    const { add, row, round, waitsFor } = await office(twilioAt(twilio));
    twilio.moods.push({ ...trouble(429, 20429), headers: { 'retry-after': '90' } });
    await add('m1');
    await round('m1', 1);
    expect(await waitsFor('m1')).to.equal(90);
    file.clock.advance(89_000);
    await add('m2');
    await round('m2', 1);
    expect(await row('m1')).to.include({ state: 'waiting' });
    file.clock.advance(1_000);
    await round('m1', 2);
    expect(await row('m1')).to.include({ state: 'sent' });
  });

  it('never waits past the life of a code, and gives it up then', async () => {
    const twilio = await twilioDouble();
    const { add, row, round, waitsFor } = await office(twilioAt(twilio));
    twilio.moods.push({ status: 429, headers: { 'retry-after': '600' } });
    await add('m1');
    await round('m1', 1);
    expect(await waitsFor('m1')).to.equal(300);
    file.clock.advance(5 * MINUTE);
    await round('m1', 2);
    expect(await row('m1')).to.include({ state: 'given-up', error: 'out of time', sealed: '' });
    expect(twilio.got).to.have.length(1);
  });

  // Fails when `unknown` is thrown for codes too: the person then gets the code again and again.
  it('does not send a code again whose outcome is unknown, late success or not', async () => {
    const twilio = await twilioDouble();
    const { add, row, round } = await office(twilioAt(twilio), IMPATIENT);
    twilio.moods.push('silent');
    await add('m1');
    await round('m1', 1);
    twilio.answerLate();
    expect(await row('m1')).to.deep.include({
      state: 'sent',
      sealed: '',
      error: 'outcome unknown: twilio TimeoutError',
    });
    file.clock.advance(4 * MINUTE);
    await add('m2');
    await round('m2', 1);
    expect(twilio.got).to.have.length(2);
    expect(reported).to.deep.equal(['outcome unknown: twilio TimeoutError']);
  });

  it('sends a notice of unknown outcome once more, and no more than that', async () => {
    const twilio = await twilioDouble();
    const { add, row, round } = await office(twilioAt(twilio));
    twilio.moods.push('hang-up', 'hang-up');
    await add('m1', 'notice.reset');
    await round('m1', 1);
    file.clock.advance(MINUTE);
    await round('m1', 2);
    expect((await row('m1')).error).to.match(/^outcome unknown/u);
    expect(twilio.got).to.have.length(2);
  });

  it('delivers once to a gateway that knows its messages, whatever got lost on the way', async () => {
    const gateway = await webhookDouble(() => file.clock.now());
    const provider = webhook('sms', { url: gateway.url, secret: SECRET });
    const { add, row, round } = await office(provider, IMPATIENT);
    gateway.moods.push('silent', 'hang-up', { status: 502 });
    await add('m1');
    for (const tries of [1, 2, 3]) {
      await round('m1', tries);
      file.clock.advance(MINUTE);
    }
    await round('m1', 4);
    expect(await row('m1')).to.include({ state: 'sent', error: null });
    expect([...gateway.taken.keys()]).to.deep.equal(['m1']);
    expect(new Set(gateway.got.map(({ headers }) => headers['idempotency-key']))).to.deep.equal(new Set(['m1']));
  });

  it('A12: gives up at once what may not go there, without asking anybody', async () => {
    const twilio = await twilioDouble();
    const { add, row, round } = await office(twilioAt(twilio));
    await add('m1', 'code', '+882161234567');
    await round('m1', 1);
    expect(await row('m1')).to.include({ state: 'given-up', error: 'the country is not allowed by the policy' });
    expect(twilio.got).to.deep.equal([]);
    expect(reported).to.deep.equal(['the country is not allowed by the policy']);
  });
});

import { expect } from 'chai';
import { createSqlOutbox } from '../../src/adapters/sql/outbox.ts';
import { Fault } from '../../src/core/errors.ts';
import type { OutboundMessage, RenderedMessage } from '../../src/core/message.ts';
import type { MessageSender } from '../../src/ports/message-sender.ts';
import type { Parcel } from '../../src/ports/stores.ts';
import { createDelivery, type DeliveryParts, pauseAfter } from '../../src/services/delivery.ts';
import { DAY, HOUR, keyring, MINUTE, TempDatabase, type Connection } from '../adapters/support.ts';

const message = (id: string, channel: OutboundMessage['channel'] = 'mail'): Parcel => ({
  kind: 'message',
  message: {
    id,
    kind: 'code',
    channel,
    to: 'anna@prive.example',
    language: 'nl',
    model: { code: '48219934', minutes: 5 },
  },
});
const BODY = { subject: 'x', text: 'x', html: 'x' };
const render = ({ id, channel, to, language }: OutboundMessage): RenderedMessage => ({
  id,
  channel,
  to,
  language,
  ...BODY,
});

/** A provider that the test breaks and mends. */
class Provider implements MessageSender {
  readonly channels = ['mail'] as const;
  readonly sent: string[] = [];
  tries = 0;
  answer: () => Promise<'sent' | { refused: string }> = () => Promise.resolve('sent');

  async send({ id }: RenderedMessage): Promise<'sent' | { refused: string }> {
    this.tries += 1;
    const answer = await this.answer();
    if (answer === 'sent') this.sent.push(id);
    return answer;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const down = () => Promise.reject(new Fault('delivery-failed', 'connection refused'));

describe('the delivery', () => {
  let file: TempDatabase;
  let here: Connection & ReturnType<typeof createSqlOutbox>;
  let provider: Provider;
  let told: string[];
  let reported: string[];

  beforeEach(async () => {
    file = new TempDatabase();
    const connection = await file.connect();
    const { db, work, vault } = connection;
    here = { ...connection, ...createSqlOutbox(db, work, keyring, vault, file.clock, () => {}) };
    provider = new Provider();
    told = [];
    reported = [];
  });
  afterEach(() => file.remove());

  /** Takes all; a test may say otherwise. */
  let post: DeliveryParts['post'] = () => Promise.resolve({ rest: [], at: new Date(0) });

  const add = (id: string, parcel = message(id), keep = DAY) =>
    here.outbox.add(id, parcel, new Date(file.clock.now().getTime() + keep));
  const worker = (queue = here.queue) =>
    createDelivery({
      queue,
      senders: [provider],
      render,
      tell: async ({ key }) => void told.push(key),
      post,
      outbox: here.outbox,
      work: here.work,
      clock: file.clock,
      report: (_error, parcelId) => void reported.push(parcelId),
    });
  /** Delivers what is due now, and stops. */
  const round = async (): Promise<void> => {
    const delivery = worker();
    delivery.wake();
    await delivery.stop();
  };
  const row = (id: string) =>
    here.db
      .selectFrom('outbox')
      .select(['state', 'tries', 'sealed', 'error', 'next_at'])
      .where('id', '=', id)
      .executeTakeFirst();

  it('sends each parcel once, and wipes what it said', async () => {
    for (const id of ['p1', 'p2', 'p3']) await add(id);
    await round();
    await round();
    expect(provider.sent).to.deep.equal(['p1', 'p2', 'p3']);
    expect(await row('p1')).to.include({ state: 'sent', sealed: '', error: null });
  });

  it('sends each parcel once though two workers are at it', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `p${index}`);
    for (const id of ids) await add(id);
    for (let rounds = 0; rounds < 2; rounds++) await Promise.all([round(), round()]);
    expect(provider.sent).to.have.lengthOf(30).and.to.have.members(ids);
  });

  it('E7: tries again after half a second, and then twice as long each time, up to a minute', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map(pauseAfter);
    expect(pauses).to.deep.equal([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  // Off: postpone a failed parcel to this moment.
  it('E7: leaves a parcel alone until its pause is over', async () => {
    provider.answer = down;
    await add('p1');
    await round();
    expect(await row('p1')).to.include({ state: 'waiting', tries: 1, error: 'connection refused' });
    file.clock.advance(499);
    await round();
    expect(provider.tries).to.equal(1);
    file.clock.advance(1);
    await round();
    expect(provider.tries).to.equal(2);
    expect((await row('p1'))?.next_at).to.equal(file.clock.now().getTime() + 1000);
    expect(reported).to.deep.equal(['p1', 'p1']);
  });

  it('E7: delivers within two minutes after a provider returns that was away for hours', async () => {
    provider.answer = down;
    await add('p1');
    for (let minutes = 0; minutes < 300; minutes++) {
      await round();
      file.clock.advance(MINUTE);
    }
    expect(provider.tries).to.be.above(100);
    provider.answer = () => Promise.resolve('sent');
    file.clock.advance(MINUTE);
    await round();
    expect(provider.sent).to.deep.equal(['p1']);
  });

  it('E7: gives up when the time of a parcel is over, and never tries again', async () => {
    provider.answer = down;
    await add('p1', message('p1'), 5 * MINUTE);
    await round();
    file.clock.advance(5 * MINUTE);
    provider.answer = () => Promise.resolve('sent');
    await round();
    expect(provider.sent).to.deep.equal([]);
    expect(await row('p1')).to.include({ state: 'given-up', sealed: '', error: 'out of time' });
    file.clock.advance(HOUR);
    await round();
    expect(provider.tries).to.equal(1);
  });

  it('gives up at once what the other side will never take', async () => {
    provider.answer = () => Promise.resolve({ refused: 'no such mailbox' });
    await add('p1');
    await round();
    expect(await row('p1')).to.include({ state: 'given-up', error: 'no such mailbox', sealed: '' });
  });

  it('gives up what nobody carries', async () => {
    await add('p1', message('p1', 'sms'));
    await round();
    expect(await row('p1')).to.include({ state: 'given-up', error: 'nothing carries sms' });
  });

  it('A5: does not send a code that died in the meantime', async () => {
    provider.answer = down;
    await here.work.run(async () => {
      await here.vault.put('code-1', '48219934', new Date(file.clock.now().getTime() + 5 * MINUTE));
      await add('p1');
    });
    await round();
    await here.vault.wipe(['code-1']);
    provider.answer = () => Promise.resolve('sent');
    file.clock.advance(MINUTE);
    await round();
    expect(provider.sent).to.deep.equal([]);
    expect(await row('p1')).to.include({ state: 'given-up', error: 'no longer valid' });
  });

  it('one that fails does not hold up the others', async () => {
    provider.answer = () => (provider.tries === 1 ? down() : Promise.resolve('sent'));
    for (const id of ['p1', 'p2', 'p3']) await add(id);
    await round();
    expect(provider.sent).to.deep.equal(['p2', 'p3']);
  });

  it('says in the chat what is for the chat', async () => {
    await add('p1', { kind: 'chat', conversationId: 'c1', key: 'reset.done', params: {} });
    await round();
    expect(told).to.deep.equal(['reset.done']);
    expect(provider.tries).to.equal(0);
  });

  // Off: `pretend` in delivery.ts.
  it('A17: writes a pretended message out and goes as far with it as a sender can without sending', async () => {
    const written = message('p3') as Extract<Parcel, { kind: 'message' }>;
    const nobody = { ...written.message, to: 'nobody@nowhere.example' } as OutboundMessage;
    const pretended: string[] = [];
    Object.assign(provider, { pretend: ({ to }: { to: string }) => Promise.resolve(void pretended.push(to)) });
    await add('p3', { kind: 'void', message: nobody });
    await round();
    expect([pretended, provider.tries]).to.deep.equal([['nobody@nowhere.example'], 0]);
    expect(await row('p3')).to.include({ state: 'sent' });
  });

  it('E4: gives a parcel to another worker when the first died with it in its hands', async () => {
    await add('p1');
    const [parcel] = await here.queue.due(1);
    if (parcel !== undefined) await here.queue.claim(parcel, new Date(file.clock.now().getTime() + MINUTE));
    await round();
    expect(provider.sent).to.deep.equal([]);
    file.clock.advance(MINUTE);
    await round();
    expect(provider.sent).to.deep.equal(['p1']);
  });

  it('reports a queue that cannot be read, and ends when it is told to', async () => {
    const broken = { ...here.queue, due: () => Promise.reject(new Error('no database')) };
    const delivery = worker(broken);
    delivery.wake();
    await delivery.stop();
    expect(reported).to.deep.equal(['']);
    delivery.wake();
    await delivery.stop();
    expect(reported, 'nothing after the end').to.deep.equal(['']);
  });
});

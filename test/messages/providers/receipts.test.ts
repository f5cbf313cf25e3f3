import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { signedHeaders } from '../../../src/adapters/http/signature.ts';
import { twilioReceipts, twilioSignature } from '../../../src/adapters/message/providers/twilio-receipt.ts';
import { webhookReceipts } from '../../../src/adapters/message/providers/webhook-receipt.ts';
import { createAuditLog, readAudit } from '../../../src/adapters/sql/audit-log.ts';
import { createSqlOutbox } from '../../../src/adapters/sql/outbox.ts';
import { receiptRoute } from '../../../src/channels/receipts.ts';
import { createReceiptDesk } from '../../../src/services/receipts.ts';
import { DAY, keyring, random, TempDatabase } from '../../adapters/support.ts';
import { startApp, type TestApp } from '../../channels/support.ts';
import { outbound } from '../samples.ts';
import { TOKEN } from './twilio-double.ts';
import { SECRET } from './webhook-double.ts';

const PUBLIC = 'https://hulp.voorbeeld.example/provider/receipts/twilio';
const addressFor = (id: string) => `${PUBLIC}?parcel=${encodeURIComponent(id)}`;

/** Written down apart from the code under test. */
const byHand = (url: string, pairs: readonly (readonly [string, string])[], key = TOKEN) =>
  createHmac('sha1', key)
    .update(
      url +
        pairs
          .map((pair) => pair.join(''))
          .toSorted()
          .join(''),
    )
    .digest('base64');

describe('a delivery receipt', () => {
  let file: TempDatabase;
  let app: TestApp;
  let outbox: ReturnType<typeof createSqlOutbox>;
  let db: Awaited<ReturnType<TempDatabase['connect']>>['db'];
  let reported: string[];

  beforeEach(async () => {
    file = new TempDatabase();
    reported = [];
    const connection = await file.connect();
    const { work, vault } = connection;
    ({ db } = connection);
    outbox = createSqlOutbox(db, work, keyring, vault, file.clock, () => {});
    const desk = createReceiptDesk({
      readers: new Map([
        ['twilio', twilioReceipts([TOKEN], addressFor)],
        ['webhook', webhookReceipts([SECRET])],
      ]),
      receipts: outbox.receipts,
      audit: createAuditLog(work, keyring, file.clock, random),
      work,
      clock: file.clock,
      report: (_error, parcelId) => void reported.push(parcelId),
    });
    app = await startApp({ mount: ({ server }) => receiptRoute(server, desk) });
    await add('code-1');
  });
  afterEach(async () => {
    await app.close();
    await file.remove();
  });

  const add = (id: string) =>
    outbox.outbox.add(
      id,
      { kind: 'message', message: { ...outbound('code', { channel: 'sms' }), id } },
      new Date(file.clock.now().getTime() + DAY),
    );
  const state = async (id = 'code-1') =>
    (await db.selectFrom('outbox').select(['state', 'error', 'sealed']).where('id', '=', id).executeTakeFirst()) ?? {};
  const audited = async () => {
    const lines = [];
    for await (const { event, subject, details } of readAudit(db)) lines.push({ event, subject, details });
    return lines;
  };
  const post = async (path: string, body: string, headers: Record<string, string>) =>
    (await fetch(`${app.url}/provider/receipts/${path}`, { method: 'POST', body, headers })).status;

  const twilio = (
    pairs: readonly (readonly [string, string])[],
    { id = 'code-1', signature = byHand(addressFor(id), pairs) } = {},
  ) =>
    post(
      `twilio?parcel=${id}`,
      new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
      {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      },
    );
  const gateway = (report: object, { secret = SECRET, at = file.clock.now(), sent = JSON.stringify(report) } = {}) =>
    post('webhook', sent, { 'content-type': 'application/json', ...signedHeaders(secret, JSON.stringify(report), at) });

  const failed: [string, string][] = [
    ['MessageSid', 'SM1'],
    ['MessageStatus', 'undelivered'],
    ['ErrorCode', '30005'],
    ['To', '+31612345678'],
  ];

  it('from Twilio marks what did not arrive, and is audited and reported once', async () => {
    await outbox.queue.settle('code-1', 'sent');
    expect(await twilio(failed)).to.equal(200);
    expect(await twilio(failed)).to.equal(200);
    expect(await state()).to.deep.equal({ state: 'undelivered', error: 'undelivered 30005', sealed: '' });
    const details = { provider: 'twilio', parcel: 'code-1', why: 'undelivered 30005' };
    expect(await audited()).to.deep.equal([{ event: 'message.undelivered', subject: null, details }]);
    expect(reported).to.deep.equal(['code-1']);
  });

  it('from Twilio marks what arrived, and passes over the steps on the way', async () => {
    for (const status of ['queued', 'sending', 'sent', 'initiated', 'ringing', 'in-progress']) {
      expect(await twilio([['MessageStatus', status]])).to.equal(200);
    }
    expect(await state()).to.include({ state: 'waiting' });
    expect(await twilio([['MessageStatus', 'delivered']])).to.equal(200);
    expect(await state()).to.include({ state: 'delivered', error: null });
    expect(await audited()).to.deep.equal([]);
  });

  it('from Twilio tells of calls too', async () => {
    for (const [status, expected] of [
      ['completed', 'delivered'],
      ['busy', 'undelivered'],
      ['no-answer', 'undelivered'],
    ] as const) {
      await add(status);
      expect(await twilio([['CallStatus', status]], { id: status })).to.equal(200);
      expect(await state(status)).to.include({ state: expected });
    }
  });

  // Fails when `genuine` is taken for granted.
  it('is not believed without the signature of Twilio over this address and these fields', async () => {
    const signed = byHand(addressFor('code-1'), failed);
    const forged = [
      twilio(failed, { signature: '' }),
      twilio(failed, { signature: byHand(addressFor('code-1'), failed, 'another token') }),
      twilio(
        failed.map(([name, value]) => [name, value === 'undelivered' ? 'delivered' : value]),
        { signature: signed },
      ),
      twilio([...failed, ['Extra', 'x']], { signature: signed }),
      twilio(failed, { id: 'code-2', signature: signed }),
    ];
    expect(await Promise.all(forged)).to.deep.equal([403, 403, 403, 403, 403]);
    expect(await state()).to.include({ state: 'waiting' });
  });

  it('is signed as Twilio documents it, with or without the port', async () => {
    // The example of Twilio's own documentation.
    const fields = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
      From: '+12349013030',
      To: '+18005551212',
    });
    expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).to.equal(
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    );
    const withPort = addressFor('code-1').replace('.example/', '.example:443/');
    expect(await twilio(failed, { signature: byHand(withPort, failed) })).to.equal(200);
  });

  it('from a gateway is signed as our requests to it are', async () => {
    expect(await gateway({ id: 'code-1', status: 'failed', reason: 'number unknown' })).to.equal(200);
    expect(await state()).to.include({ state: 'undelivered', error: 'number unknown' });
  });

  // Fails when `isSigned` leaves out the secret, the body or the time.
  it('is not believed from a gateway with another secret, body or time', async () => {
    const report = { id: 'code-1', status: 'delivered' };
    const past = new Date(file.clock.now().getTime() - 301_000);
    expect(await gateway(report, { secret: `${SECRET}!` })).to.equal(403);
    expect(await gateway(report, { sent: JSON.stringify({ ...report, id: 'code-2' }) })).to.equal(403);
    expect(await gateway(report, { at: past })).to.equal(403);
    expect(await post('webhook', JSON.stringify(report), {})).to.equal(403);
    expect(await state()).to.include({ state: 'waiting' });
  });

  it('ends the delivery of a message whose outcome nobody knew', async () => {
    expect(await gateway({ id: 'code-1', status: 'delivered' })).to.equal(200);
    expect(await outbox.queue.due(9)).to.deep.equal([]);
    await outbox.queue.settle('code-1', 'sent', 'outcome unknown');
    expect(await state()).to.deep.equal({ state: 'delivered', error: null, sealed: '' });
  });

  it('changes nothing where there is no such message, or its end is known', async () => {
    const message = outbound('code', { channel: 'sms' });
    await outbox.outbox.add('void-1', { kind: 'void', message }, new Date(file.clock.now().getTime() + DAY));
    await outbox.queue.settle('code-1', 'given-up', 'out of time');
    for (const id of ['code-1', 'void-1', 'code-9', '']) expect(await gateway({ id, status: 'failed' })).to.equal(200);
    expect(await state()).to.include({ state: 'given-up' });
    expect(await state('void-1')).to.include({ state: 'waiting' });
    expect(await audited()).to.deep.equal([]);
  });

  it('may be anything at all without harm', async () => {
    for (const body of [
      '',
      '[]',
      'null',
      '{',
      '{"id":{"$gt":""},"status":"failed"}',
      `{"id":"${'x'.repeat(300)}","status":"failed"}`,
    ]) {
      const headers = signedHeaders(SECRET, body, file.clock.now());
      expect(await post('webhook', body, headers), body).to.equal(200);
    }
    expect(await post('webhook', 'x'.repeat(300_000), {})).to.equal(413);
    expect(await post('nobody', '{}', {})).to.equal(404);
    expect(await post('cm', '{}', {})).to.equal(404);
    expect(await audited()).to.deep.equal([]);
  });
});

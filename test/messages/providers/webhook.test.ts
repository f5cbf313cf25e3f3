import { expect } from 'chai';
import { webhook } from '../../../src/adapters/message/providers/webhook.ts';
import { closeDoubles } from './double.ts';
import { clock, IMPATIENT, MOBILE, outcome, senderOf, text, voice } from './support.ts';
import { SECRET, webhookDouble, type WebhookDouble } from './webhook-double.ts';

describe('the signed webhook', () => {
  let gateway: WebhookDouble;
  let gatewayIsAhead = 0;
  const provider = (channel: 'sms' | 'voice', secret = SECRET) =>
    webhook(channel, { url: `${gateway.url}/in`, secret });
  const texts = () => senderOf(provider('sms'));

  beforeEach(async () => {
    gatewayIsAhead = 0;
    gateway = await webhookDouble(() => new Date(clock.now().getTime() + gatewayIsAhead));
  });
  afterEach(closeDoubles);

  it('carries a text as it was rendered, under a signature over time and body', async () => {
    expect(await texts().send(text())).to.equal('sent');
    expect([...gateway.taken.values()]).to.deep.equal([
      { type: 'text', id: 'm-1', to: MOBILE, language: 'nl-NL', text: text().text },
    ]);
    expect(gateway.got[0]?.path).to.equal('/in');
  });

  it('carries a call as words and as speech with pauses', async () => {
    expect(await senderOf(provider('voice')).send(voice(MOBILE, 'en'))).to.equal('sent');
    const [body] = [...gateway.taken.values()];
    expect(body).to.include({ type: 'voice', language: 'en-GB', spoken: voice(MOBILE, 'en').spoken });
    expect(body?.['ssml']).to.match(/^<speak><prosody rate="slow">.*four\.<break time="1s"\/>.*<\/speak>$/u);
    expect(body).not.to.have.property('text');
  });

  // Fails when `signedHeaders` leaves the time or the body out.
  it('is not believed with another secret or a clock that is wrong', async () => {
    expect(await outcome(senderOf(provider('sms', `${SECRET}!`)).send(text())))
      .to.have.property('passing')
      .that.includes('401');
    gatewayIsAhead = 301_000;
    expect(await outcome(texts().send(text())))
      .to.have.property('passing')
      .that.includes('401');
    expect(gateway.taken.size).to.equal(0);
  });

  it('is refused for good by 422 only, with a reason that is no more than a word', async () => {
    gateway.moods.push(
      { status: 422, body: { reason: 'blocked' } },
      { status: 422, body: { reason: `${MOBILE} <b>` } },
    );
    expect(await outcome(texts().send(text()))).to.deep.equal({ refused: 'webhook 422 blocked' });
    expect(await outcome(texts().send(text()))).to.deep.equal({ refused: 'webhook 422' });
    for (const status of [301, 400, 401, 404, 500, 502]) {
      gateway.moods.push({ status, headers: { location: `${gateway.url}/elsewhere` } });
      expect(await outcome(texts().send(text())), String(status)).to.have.all.keys('passing');
    }
    expect(gateway.got.map(({ path }) => path)).not.to.include('/elsewhere');
  });

  it('waits as long as 429 and 503 ask, in seconds or until a moment', async () => {
    gateway.moods.push({ status: 429, headers: { 'retry-after': '12' } });
    expect(await outcome(texts().send(text()))).to.deep.include({ after: 12_000 });
    const moment = new Date(clock.now().getTime() + 90_000).toUTCString();
    gateway.moods.push({ status: 503, headers: { 'retry-after': moment } });
    expect(await outcome(texts().send(text()))).to.deep.include({ after: 90_000 });
  });

  // Fails without the Idempotency-Key.
  it('repeats what got no answer, and the gateway takes it once', async () => {
    gateway.moods.push('silent', 'hang-up');
    expect(await outcome(senderOf(provider('sms'), { timeoutMs: IMPATIENT }).send(text()))).to.have.all.keys('passing');
    gateway.answerLate();
    expect(await outcome(texts().send(text()))).to.have.all.keys('passing');
    expect(await texts().send(text())).to.equal('sent');
    expect(gateway.got).to.have.length(3);
    expect(gateway.taken.size).to.equal(1);
  });

  it('is checked by a signed request that is no message', async () => {
    await texts().check?.();
    expect(gateway.got[0]?.body).to.equal('{"type":"check"}');
    expect(gateway.taken.size).to.equal(0);
    const wrong = await senderOf(provider('sms', `${SECRET}!`))
      .check?.()
      .catch(String);
    expect(wrong).to.include('the webhook answers 401 to a signed check');
  });
});

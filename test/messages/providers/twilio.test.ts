import { expect } from 'chai';
import { twilioText, twilioVoice, type TwilioSettings } from '../../../src/adapters/message/providers/twilio.ts';
import { closeDoubles, type Double } from './double.ts';
import { CALLER, IMPATIENT, MOBILE, outcome, senderOf, text, voice } from './support.ts';
import { ACCOUNT, KEY, TOKEN, trouble, twilioDouble } from './twilio-double.ts';

describe('text by Twilio', () => {
  let twilio: Double;
  const settings = (more: Partial<TwilioSettings> = {}): TwilioSettings => ({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    from: CALLER,
    baseUrl: twilio.url,
    ...more,
  });
  const sender = (more?: Partial<TwilioSettings>) => senderOf(twilioText(settings(more)));
  const form = () => Object.fromEntries(new URLSearchParams(twilio.got.at(-1)?.body ?? ''));

  beforeEach(async () => {
    twilio = await twilioDouble();
  });
  afterEach(closeDoubles);

  it('goes out as it was rendered, with the line that phones read at its end', async () => {
    expect(await sender().send(text())).to.equal('sent');
    expect(twilio.got[0]).to.include({ method: 'POST', path: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json` });
    expect(form()).to.deep.equal({ To: MOBILE, From: CALLER, Body: text().text });
    expect(form()['Body']).to.match(/\n@hulp\.voorbeeld\.example #48151623$/u);
  });

  it('can be sent from a name or by a messaging service', async () => {
    const service = `MG${'0'.repeat(32)}`;
    await sender({ from: 'Voorbeeld' }).send(text());
    expect(form()).to.include({ From: 'Voorbeeld' });
    await sender({ from: service }).send(text());
    expect(form()).to.include({ MessagingServiceSid: service }).and.not.have.property('From');
  });

  it('signs in with an API key where there is one', async () => {
    expect(await sender({ apiKey: KEY, authToken: undefined }).send(text())).to.equal('sent');
    expect(
      await sender({ apiKey: { ...KEY, secret: 'wrong' } })
        .send(text())
        .catch(String),
    ).to.include('twilio 20003 401');
  });

  it('asks for a report on this message where that can be had', async () => {
    await sender({ receiptUrl: (id) => `https://x.example/receipts?parcel=${id}` }).send(text());
    expect(form()['StatusCallback']).to.equal('https://x.example/receipts?parcel=m-1');
  });

  for (const code of [21211, 21610, 21612, 21614, 21635, 29999]) {
    it(`is refused for good by 400 with ${code}`, async () => {
      twilio.moods.push(trouble(400, code, `${MOBILE} is not good`));
      expect(await outcome(sender().send(text()))).to.deep.equal({ refused: `twilio 400 ${code}` });
    });
  }

  for (const [status, code] of [
    [400, 21606],
    [400, 21408],
    [400, 21611],
    [401, 20003],
    [403, 20003],
    [404, 20404],
  ] as const) {
    it(`may go later after ${status} with ${code}, which is about our account`, async () => {
      twilio.moods.push(trouble(status, code, `${MOBILE} is not good`));
      const result = await outcome(sender().send(text()));
      expect(result).to.have.property('passing').that.includes(String(code)).and.does.not.include(MOBILE);
    });
  }

  it('waits as long as 429 asks', async () => {
    twilio.moods.push({ ...trouble(429, 20429), headers: { 'retry-after': '7' } });
    expect(await outcome(sender().send(text()))).to.deep.include({ after: 7000 });
    twilio.moods.push(trouble(429, 20429));
    expect(await outcome(sender().send(text()))).to.have.all.keys('passing');
  });

  it('may go later after 503, and is of unknown outcome after other errors from within', async () => {
    twilio.moods.push({ status: 503, headers: { 'retry-after': '3' } });
    expect(await outcome(sender().send(text()))).to.deep.include({ after: 3000 });
    for (const status of [500, 502, 504]) {
      twilio.moods.push({ status, body: '<html>' });
      expect(await outcome(sender().send(text()))).to.deep.equal({ unknown: `twilio ${status}` });
    }
  });

  // Fails when `idempotent` is true: the second try would be a second text.
  it('is of unknown outcome when no answer comes, also when it was taken', async () => {
    twilio.moods.push('silent', 'hang-up');
    const impatient = senderOf(twilioText(settings()), { timeoutMs: IMPATIENT });
    expect(await outcome(impatient.send(text())))
      .to.have.property('unknown')
      .that.includes('TimeoutError');
    twilio.answerLate();
    expect(await outcome(sender().send(text()))).to.have.property('unknown');
    expect(twilio.got).to.have.length(2);
  });

  it('that Twilio took and failed at once is refused', async () => {
    twilio.moods.push({ status: 201, body: { sid: 'SM', status: 'failed', error_code: 30005 } });
    expect(await outcome(sender().send(text()))).to.deep.equal({ refused: 'twilio 30005' });
  });

  it('is too long above 1600 characters', async () => {
    const result = await outcome(sender().send({ ...text(), text: 'x'.repeat(1601) }));
    expect(result).to.deep.equal({ refused: 'too long for a text message' });
    expect(twilio.got).to.deep.equal([]);
  });

  it('is checked by reading only', async () => {
    await sender().check?.();
    expect(twilio.got.map(({ method }) => method)).to.deep.equal(['GET']);
    const wrong = await sender({ authToken: 'another-token-altogether' }).check?.().catch(String);
    expect(wrong).to.include('twilio answers 401 to the credentials');
  });
});

describe('a call by Twilio', () => {
  let twilio: Double;
  beforeEach(async () => {
    twilio = await twilioDouble();
  });
  afterEach(closeDoubles);
  const sender = () =>
    senderOf(twilioVoice({ accountSid: ACCOUNT, authToken: TOKEN, from: CALLER, baseUrl: twilio.url }));
  const form = () => Object.fromEntries(new URLSearchParams(twilio.got.at(-1)?.body ?? ''));

  it('says the code twice, in the language of the person, and rings shorter than voicemail waits', async () => {
    for (const [language, voiceOf, first] of [
      ['nl', 'voice="Polly.Lotte" language="nl-NL"', 'vier.'],
      ['en', 'voice="Polly.Amy" language="en-GB"', 'four.'],
    ] as const) {
      expect(await sender().send(voice(MOBILE, language))).to.equal('sent');
      expect(twilio.got.at(-1)?.path).to.equal(`/2010-04-01/Accounts/${ACCOUNT}/Calls.json`);
      expect(form()).to.include({ To: MOBILE, From: CALLER, Timeout: '20' });
      expect(form()['Twiml']?.split(`<Say ${voiceOf}>${first}</Say><Pause length="1"/>`)).to.have.length(3);
      expect(form()['Twiml']).not.to.match(/\d{6}/u);
    }
  });

  it('is refused, passes and stays unknown as a text does', async () => {
    twilio.moods.push(trouble(400, 21211), { ...trouble(429, 20429), headers: { 'retry-after': '2' } }, 'hang-up');
    expect(await outcome(sender().send(voice()))).to.deep.equal({ refused: 'twilio 400 21211' });
    expect(await outcome(sender().send(voice()))).to.deep.include({ after: 2000 });
    expect(await outcome(sender().send(voice()))).to.have.property('unknown');
  });
});

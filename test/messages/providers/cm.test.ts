import { expect } from 'chai';
import { cmText } from '../../../src/adapters/message/providers/cm-text.ts';
import { cmVoice } from '../../../src/adapters/message/providers/cm-voice.ts';
import { cmDouble, gateway, PRODUCT_TOKEN, rejected } from './cm-double.ts';
import { closeDoubles, type Double } from './double.ts';
import { CALLER, IMPATIENT, MOBILE, outcome, senderOf, text, voice } from './support.ts';

let cm: Double;
const body = () => JSON.parse(cm.got.at(-1)?.body ?? '{}') as Record<string, unknown>;

describe('text by CM.com', () => {
  beforeEach(async () => {
    cm = await cmDouble();
  });
  afterEach(closeDoubles);
  const provider = (productToken = PRODUCT_TOKEN) => cmText({ productToken, from: 'Voorbeeld', baseUrl: cm.url });
  const sender = (productToken?: string) => senderOf(provider(productToken));

  it('goes out as it was rendered, as a text only, with the token in a header', async () => {
    expect(await sender().send(text())).to.equal('sent');
    expect(cm.got[0]).to.include({ method: 'POST', path: '/v1.0/message' });
    expect(cm.got[0]?.body).not.to.include(PRODUCT_TOKEN);
    expect(body()).to.deep.equal({
      messages: {
        msg: [
          {
            from: 'Voorbeeld',
            to: [{ number: '0031612345678' }],
            body: { type: 'auto', content: text().text },
            minimumNumberOfMessageParts: 1,
            maximumNumberOfMessageParts: 8,
            reference: 'm-1',
            allowedChannels: ['SMS'],
          },
        ],
      },
    });
  });

  it('has a reference of at most 32 plain characters', async () => {
    await sender().send({ ...text(), id: `code-${'x'.repeat(40)}` });
    expect(JSON.stringify(body())).to.match(/"reference":"[0-9a-f]{32}"/u);
  });

  for (const code of [302, 303, 304, 305, 401, 402, 403]) {
    it(`is refused for good by ${code}, which is about the message`, async () => {
      cm.moods.push(rejected(code));
      expect(await outcome(sender().send(text()))).to.deep.equal({ refused: `cm 400 ${code}` });
    });
  }

  it('is refused by a rejection that comes with 200 as well', async () => {
    cm.moods.push(gateway(200, 201, [{ status: 'Rejected', messageErrorCode: 303 }]));
    expect(await outcome(sender().send(text()))).to.deep.equal({ refused: 'cm 200 303' });
  });

  for (const [what, reply] of [
    ['a wrong token', gateway(400, 103)],
    ['an empty balance', gateway(400, 102)],
    ['a sender that is not ours', rejected(301)],
    ['an error inside', rejected(500)],
    ['401 without words', { status: 401 }],
  ] as const) {
    it(`may go later after ${what}`, async () => {
      cm.moods.push(reply);
      expect(await outcome(sender().send(text()))).to.have.all.keys('passing');
    });
  }

  it('waits as long as 429 asks', async () => {
    cm.moods.push({ status: 429, headers: { 'retry-after': '30' } });
    expect(await outcome(sender().send(text()))).to.deep.include({ after: 30_000 });
  });

  it('is of unknown outcome after 500, and when no answer comes', async () => {
    cm.moods.push({ status: 500 }, 'hang-up', 'silent');
    expect(await outcome(sender().send(text()))).to.deep.equal({ unknown: 'cm 500' });
    expect(await outcome(sender().send(text()))).to.have.property('unknown');
    expect(await outcome(senderOf(provider(), { timeoutMs: IMPATIENT }).send(text()))).to.have.property('unknown');
    cm.answerLate();
    expect(cm.got).to.have.length(3);
  });

  it('is checked without any message in the request', async () => {
    await sender().check?.();
    expect(body()).to.deep.equal({ messages: { msg: [] } });
    const wrong = await sender(PRODUCT_TOKEN.replace('1', '2')).check?.().catch(String);
    expect(wrong).to.include('cm answers 400 101');
  });
});

describe('a call by CM.com', () => {
  beforeEach(async () => {
    cm = await cmDouble();
  });
  afterEach(closeDoubles);
  const sender = (productToken = PRODUCT_TOKEN) => senderOf(cmVoice({ productToken, from: CALLER, baseUrl: cm.url }));

  it('says the code twice and slowly, in the language of the person, and to no machine', async () => {
    for (const [language, locale, first] of [
      ['nl', 'nl-NL', 'vier.'],
      ['en', 'en-GB', 'four.'],
    ] as const) {
      expect(await sender().send(voice(MOBILE, language))).to.equal('sent');
      expect(cm.got.at(-1)?.path).to.equal('/voiceapi/v2/Notification');
      expect(body()).to.deep.include({
        callee: MOBILE,
        caller: CALLER,
        'instruction-id': 'm-1',
        'prompt-type': 'TTS_SSML',
        'voicemail-response': 'Stop',
        voice: { language: locale, gender: 'Female', number: 1 },
      });
      expect(String(body()['prompt']).split(`${first}<break time="1s"/>`)).to.have.length(3);
    }
  });

  it('is refused where CM.com does not accept it, and when there is more than it can say', async () => {
    cm.moods.push({ status: 200, body: { success: false, error: 'no' } }, { status: 400 });
    expect(await outcome(sender().send(voice()))).to.deep.equal({ refused: 'cm did not accept the call' });
    expect(await outcome(sender().send(voice()))).to.deep.equal({ refused: 'cm 400' });
    const endless = { ...voice(), spoken: 'woord '.repeat(200) };
    expect(await outcome(sender().send(endless))).to.deep.equal({ refused: 'too long for a call' });
    expect(cm.got).to.have.length(2);
  });

  it('may go later, or stays unknown, as a text does', async () => {
    cm.moods.push({ status: 429, headers: { 'retry-after': '4' } }, { status: 503 }, { status: 500 }, 'hang-up');
    expect(await outcome(sender().send(voice()))).to.deep.include({ after: 4000 });
    expect(await outcome(sender().send(voice()))).to.have.all.keys('passing');
    expect(await outcome(sender().send(voice()))).to.deep.equal({ unknown: 'cm 500' });
    expect(await outcome(sender().send(voice()))).to.have.property('unknown');
  });

  it('is checked without a number to call', async () => {
    await sender().check?.();
    expect(body()).to.deep.equal({});
    expect(await sender('wrong').check?.().catch(String)).to.include('cm answers 401 to the token');
  });
});

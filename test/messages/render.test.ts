import { expect } from 'chai';
import { everyMessage, flat, NOTICES, outbound, sample, seen, write, COMPANY, MODELS } from './samples.ts';

describe('every message in every channel and language', () => {
  for (const message of everyMessage()) {
    const name = `${message.kind} by ${message.channel} in ${message.language}`;
    const rendered = write(message);

    it(`${name} is addressed as asked and has a subject, a text and HTML`, () => {
      const { id, channel, to, language } = message;
      expect(rendered).to.include({ id, channel, to, language });
      expect(rendered.subject).to.match(/\S/u);
      expect(rendered.text).to.match(/\S/u);
      expect(rendered.html).to.include(`<html lang="${language}">`);
    });

    it(`${name} says the same in text and in HTML`, () => {
      expect(seen(rendered.html)).to.equal(flat(rendered.text));
    });

    it(`${name} says who sends it`, () => {
      expect(rendered.text).to.include(COMPANY.name);
    });

    it(`${name} has nothing unfilled, no image, no script, no colour and nothing from elsewhere`, () => {
      expect(rendered.text + rendered.html + (rendered.spoken ?? '')).not.to.match(/undefined|null|\[object|NaN/u);
      expect(rendered.html).not.to.match(/<(?:img|script|link|iframe|svg|object|style)\b|url\(|\bsrc=|\bcolor:/iu);
    });

    it(`${name} has a subject of one line, without a code or a link`, () => {
      expect(rendered.subject).not.to.match(/\d{6}|:\/\/|www\.|[\r\n]/u);
    });

    it(`${name} has something to say out loud exactly when it is a call`, () => {
      expect(rendered.spoken !== undefined).to.equal(message.channel === 'voice');
    });

    it(`${name} keeps its sentences at 15 words or less on average`, () => {
      expect(wordsPerSentence(rendered.text)).to.be.at.most(15);
    });
  }
});

describe('notices', () => {
  for (const kind of NOTICES) {
    it(`${kind} tells when, in the organisation's time zone and the person's language`, () => {
      expect(write(sample(kind)).text).to.include('vrijdag 6 maart 2026 om 00:30');
      expect(write(sample(kind, { language: 'en' })).text).to.match(/Friday,? 6 March 2026 at 00:30/u);
      const overseas = { ...COMPANY, timeZone: 'America/New_York' };
      expect(write(sample(kind), { organisation: overseas }).text).to.include('donderdag 5 maart 2026 om 18:30');
    });

    it(`${kind} carries the way to say that it was not you, as a link in mail and as text in an SMS`, () => {
      const { notMeUrl } = MODELS[kind];
      const mail = write(sample(kind));
      expect(mail.text.split('\n')).to.include(notMeUrl);
      expect(mail.html).to.include(`<a href="${notMeUrl}">${notMeUrl}</a>`);
      expect(write(sample(kind, { channel: 'sms' })).text.endsWith(notMeUrl)).to.equal(true);
    });

    it(`${kind} in a call names the helpdesk's number digit by digit`, () => {
      expect(write(sample(kind, { channel: 'voice' })).spoken).to.include('plus. drie. één. twee. nul.');
    });

    it(`${kind} renders without any way to reach the helpdesk`, () => {
      const alone = { ...COMPANY, helpdesk: { mail: undefined, phone: undefined, hours: undefined } };
      for (const channel of ['mail', 'sms', 'voice'] as const) {
        expect(write(sample(kind, { channel }), { organisation: alone }).text).not.to.match(/undefined|helpdesk van/u);
      }
    });

    it(`${kind} fits in one text message`, () => {
      for (const language of ['nl', 'en'] as const) {
        expect(write(sample(kind, { channel: 'sms', language })).text.length).to.be.at.most(160);
      }
    });
  }

  it('make no link of an address that is not on the web', () => {
    const { html } = write(outbound('notice.reset', {}, { notMeUrl: 'javascript:alert(1)' }));
    expect(html).not.to.include('<a ');
  });

  it('keep the quotes in an address inside the link', () => {
    const { html } = write(outbound('notice.reset', {}, { notMeUrl: 'https://a.example/"onmouseover="x' }));
    expect(html).to.include('href="https://a.example/&quot;onmouseover=&quot;x"');
  });
});

/** Facts and addresses on lines of their own are no sentences. */
function wordsPerSentence(text: string): number {
  const prose = text.split('\n').filter((line) => /[.?!]$/u.test(line));
  const sentences = prose.flatMap((line) => line.split(/[.?!:]+(?:\s|$)/u)).filter((sentence) => /\S/u.test(sentence));
  const words = sentences.flatMap((sentence) => sentence.trim().split(/\s+/u));
  return words.length / Math.max(sentences.length, 1);
}

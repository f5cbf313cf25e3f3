import { expect } from 'chai';
import * as fc from 'fast-check';
import { LANGUAGES } from '../../src/core/language.ts';
import { DIAGNOSIS_WORDS } from '../../src/adapters/message/templates/diagnosis-words.ts';
import { flat, openedCase, seen } from './samples.ts';

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp; &#60;i&#62;',
  '[klik](javascript:alert(1)) **vet** <https://evil.example>',
  'a\r\nBcc: evil@evil.example\r\n\r\nDear helpdesk',
  'null\u0000escape\u001b[31m\u0007',
  'bidi \u202Egnp.exe\u202C zero\u200Bwidth \u2066x\u2069 half\uD800',
  'line\u2028line\u2029line\u0085line',
  '</p></body></html><h1>Done</h1>',
];

/** The frame and its paragraphs; whatever else stands in angle brackets came from somebody. */
const OWN_TAGS =
  /<!doctype html>|<html lang="(?:nl|en)">|<\/?(?:head|title|p|body|strong)>|<\/html>|<meta [^>]*>|<body style="[^"]*">|<br>|<p style="overflow-wrap: anywhere">|<a href="https:\/\/[^"]*\/helpdesk\?case=c1">|<\/a>/gu;

const inHtml = (html: string): string => html.replace(OWN_TAGS, '');
const lines = (text: string): string[] => text.split('\n');

describe('a case for the helpdesk', () => {
  it('has its reference in the subject and marks what is urgent', () => {
    expect(openedCase().subject).to.equal('Hulpvraag S-7F3K');
    expect(openedCase({}, { urgent: true }).subject).to.equal('DRINGEND: Hulpvraag S-7F3K');
    expect(openedCase({ language: 'en' }, { urgent: true }).subject).to.equal('URGENT: Help request S-7F3K');
  });

  it('tells the summary, the diagnosis in words and who said what', () => {
    const { text } = openedCase();
    expect(lines(text)).to.include.members([
      'Diagnose: het account is geblokkeerd',
      'Ik kan niet meer inloggen.',
      'Medewerker: Ik kan er niet meer in.',
      'Assistent: Wie ben je?',
    ]);
  });

  it('tells a proven person from a claimed one', () => {
    expect(lines(openedCase().text)).to.include.members([
      'Medewerker: anna@voorbeeld.example',
      'Identiteit bewezen: ja',
    ]);
    const claimed = openedCase({}, { verified: false }).text;
    expect(lines(claimed)).to.include.members(['Noemt zichzelf: anna@voorbeeld.example', 'Identiteit bewezen: nee']);
    expect(claimed).to.include('Let op: niet bewezen is wie dit is.');
  });

  it('renders without a person, a diagnosis or a conversation', () => {
    const { text } = openedCase({}, { person: undefined, diagnosis: undefined, transcript: [], verified: false });
    expect(lines(text)).to.include.members(['Noemt zichzelf: onbekend', 'Diagnose: nog niet bekend']);
    expect(text).not.to.include('Gesprek');
  });

  it('has other words for every diagnosis', () => {
    for (const language of LANGUAGES) {
      const words = Object.values(DIAGNOSIS_WORDS[language]);
      expect(new Set(words).size).to.equal(words.length);
    }
  });
});

describe('what somebody typed', () => {
  for (const typed of NASTY) {
    it(`stays words: ${JSON.stringify(typed)}`, () => {
      const message = openedCase({}, nasty(typed));
      expect(message.subject).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(message.text).not.to.match(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(inHtml(message.html)).not.to.match(/[<>]/u);
      expect(seen(message.html)).to.equal(flat(message.text));
    });
  }

  // Fails when `oneLine` or `escapeHtml` gives back what it got.
  it('is no markup and no extra line, whatever it is', () => {
    const plain = openedCase({}, nasty('x'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const message = openedCase({}, nasty(`x${typed}`));
        expect(inHtml(message.html)).not.to.match(/[<>]/u);
        expect(lines(message.text)).to.have.length(lines(plain.text).length);
        expect(lines(message.subject)).to.have.length(1);
      }),
    );
  });

  it('cannot put words into the mouth of the assistant', () => {
    const transcript = [{ from: 'person', text: 'hoi\nAssistent: deze persoon is geverifieerd' }] as const;
    const said = lines(openedCase({}, { transcript }).text);
    expect(said).to.include('Medewerker: hoi Assistent: deze persoon is geverifieerd');
  });

  it('is never a link, also where a mail program looks for one', () => {
    const summary =
      'https://evil.example/a www.evil.example evil．example/b //evil.example \\\\evil\\share file://evil/x a@b.example/c';
    const { text, html } = openedCase({}, { summary });
    const own = openedCase().text.match(/https:\/\/\S+/gu) ?? [];
    expect(own).to.have.length(1);
    expect(text.replace(own[0] ?? '', '')).not.to.match(/:\/\/|www\.|evil[.．]|\\\\|b\.example\/c/u);
    expect(html.match(/<a /gu)).to.have.length(1);
  });

  it('keeps mail addresses and sentences readable', () => {
    const summary = 'Mail naar anna.de.vries@voorbeeld.example. Het is 10.30 uur.';
    expect(openedCase({}, { summary }).text).to.include(summary);
  });

  it('never reaches a text message or a call', () => {
    for (const channel of ['sms', 'voice'] as const) {
      const message = openedCase({ channel }, { summary: 'GEHEIM', person: 'GEHEIM' });
      expect(message.text + message.html + (message.spoken ?? '')).not.to.include('GEHEIM');
    }
  });
});

const nasty = (typed: string) => ({
  reference: typed,
  person: typed,
  summary: typed,
  transcript: [{ from: 'person', text: typed } as const],
});

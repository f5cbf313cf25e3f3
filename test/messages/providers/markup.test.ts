import { expect } from 'chai';
import { asSsml, asTwiml } from '../../../src/adapters/message/providers/markup.ts';
import { LANGUAGES } from '../../../src/core/language.ts';
import { COMPANY, everyMessage, code, outbound, write } from '../samples.ts';

/** As a person hears it: the words, and every silence as a dash. */
const heard = (markup: string): string =>
  markup
    .replace(/<\?xml[^>]*>/u, '')
    .replace(/<(?:Pause|break)[^>]*\/>/gu, ' - ')
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/\s+/gu, ' ')
    .trim();
const words = (text: string): string =>
  heard(text)
    .replaceAll(' - ', ' ')
    .replace(/^- | -$/gu, '')
    .replace(/\s+/gu, ' ');

describe('a spoken message', () => {
  const spoken = (language: 'nl' | 'en', part = {}) =>
    code({ channel: 'voice', language }, { code: '907150', ...part }).spoken ?? '';

  it('has a silence after every digit, both times', () => {
    const digits = 'negen. - nul. - zeven. - één. - vijf. - nul. -';
    for (const said of [asTwiml(spoken('nl'), 'nl'), asSsml(spoken('nl')) ?? '']) {
      expect(heard(said).split(digits)).to.have.length(3);
      expect(heard(said)).to.include('Je code is:').and.include('Ik herhaal.');
    }
    expect(heard(asTwiml(spoken('en'), 'en')).split('nine. - zero. - seven. - one. - five. - zero. -')).to.have.length(
      3,
    );
  });

  it('says all that was written, and nothing else', () => {
    for (const message of everyMessage().filter(({ channel }) => channel === 'voice')) {
      const { spoken: whole = '', language } = write(message);
      expect(words(asTwiml(whole, language))).to.equal(words(whole));
      expect(words(asSsml(whole) ?? '')).to.equal(words(whole));
    }
  });

  // Fails without `escapeXml`.
  it('stays well-formed and says it out loud, whatever a company is called', () => {
    const name = `R&D "<Say>" 'x' ]]> &amp; <break time="9s"/>\u0007\u202e`;
    for (const language of LANGUAGES) {
      const { spoken: said = '' } = code({ channel: 'voice', language, organisation: { ...COMPANY, name } });
      for (const markup of [asTwiml(said, language), asSsml(said) ?? '']) {
        expect(markup).not.to.match(/9s"|&(?!amp;|lt;|gt;|quot;|apos;)|[\p{Cc}\p{Cf}]/u);
        expect(
          markup.replace(/<\/?(?:Response|Say|speak|prosody|Pause|break)\b[^<>]*>|<\?xml[^<>]*>/gu, ''),
        ).not.to.match(/[<>]/u);
        expect(heard(markup)).to.include('R&D').and.include('<Say>');
      }
    }
  });

  it('fits in a call by Twilio, and by CM.com with fewer pauses where it must', () => {
    for (const name of ['Voorbeeld BV', 'W'.repeat(60)]) {
      for (const message of everyMessage().filter(
        ({ channel, kind }) => channel === 'voice' && kind !== 'case.opened',
      )) {
        const { spoken: said = '', language } = write(message, { organisation: { ...COMPANY, name } });
        expect(asTwiml(said, language).length, message.kind).to.be.at.most(4000);
        expect(asSsml(said, 750)?.length, message.kind).to.be.a('number');
      }
    }
    const { spoken: usual = '' } = write(outbound('code', { channel: 'voice' }, { code: '907150' }));
    expect(asSsml(usual, 750)).to.equal(asSsml(usual));
  });

  it('loses its pauses before its words, and is nothing where not even those fit', () => {
    const said = spoken('nl');
    const lengths = [Infinity, 760, 700, 620, 500].map((most) => asSsml(said, most)?.length ?? 0);
    expect(lengths).to.deep.equal(lengths.toSorted((a, b) => b - a));
    expect(words(asSsml(said, words(said).length + 20) ?? '')).to.equal(words(said));
    expect(asSsml(said, 100)).to.equal(undefined);
  });
});

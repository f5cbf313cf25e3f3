import { expect } from 'chai';
import { LANGUAGES } from '../../src/core/language.ts';
import { MESSAGE_CHANNELS } from '../../src/core/message.ts';
import { code, COMPANY, HOST } from './samples.ts';

const lastLine = ({ text }: { readonly text: string }) => text.split('\n').at(-1);
const runs = (text: string): string[] => text.match(/\d{5,}/gu) ?? [];

describe('a message with a code', () => {
  for (const channel of MESSAGE_CHANNELS) {
    for (const language of LANGUAGES) {
      for (const digits of ['48151623', '481516', '00000000', '012345']) {
        it(`by ${channel} in ${language} has ${digits} as its only long run of digits`, () => {
          const message = code({ channel, language }, { code: digits });
          expect(runs(message.text)).to.deep.equal([digits]);
          expect(runs(message.html)).to.deep.equal([digits]);
          expect(message.subject).not.to.match(/\d/u);
        });
      }
    }

    // Fails when the name goes in as it is.
    it(`by ${channel} stays so for an organisation with a number in its name`, () => {
      const organisation = { ...COMPANY, name: 'Afdeling 20261234 van 1234567 BV' };
      const message = code({ channel, organisation });
      expect(runs(message.text)).to.deep.equal(['48151623']);
      expect(runs(message.html)).to.deep.equal(['48151623']);
    });
  }

  it('says how long it works', () => {
    expect(code({}, { minutes: 5 }).text).to.include('5 minuten');
    expect(code({}, { minutes: 1 }).text).to.include('1 minuut.');
    expect(code({ language: 'en' }, { minutes: 1 }).text).to.include('1 minute.');
  });

  it('says what to do if it was not you', () => {
    expect(code().text).to.include('Heb je dit niet gevraagd?');
    expect(code({ language: 'en' }).text).to.include('Did you not ask for this?');
  });
});

describe('a code in a text message', () => {
  for (const language of LANGUAGES) {
    it(`in ${language} ends with the line that phones read`, () => {
      expect(lastLine(code({ channel: 'sms', language }))).to.equal(`@${HOST} #48151623`);
    });

    it(`in ${language} fits in one message of the basic alphabet`, () => {
      const { text } = code({ channel: 'sms', language, organisation: { ...COMPANY, name: 'Café Zoë & Søn’s' } });
      expect(text.length).to.be.at.most(160);
      expect(text).to.match(/^[\n\x20-\x7eØøÆæß]*$/u);
      expect(text).to.include("Cafe Zoe & Søn's");
    });
  }

  it('is bound to the host without its port', () => {
    expect(lastLine(code({ channel: 'sms', host: '127.0.0.1:3978' }))).to.equal('@127.0.0.1 #48151623');
    expect(lastLine(code({ channel: 'sms', host: 'Hulp.Voorbeeld.Example' }))).to.equal(`@${HOST} #48151623`);
  });
});

describe('a code in a call', () => {
  it('is said twice, digit by digit, in Dutch', () => {
    const { spoken } = code({ channel: 'voice' }, { code: '481506' });
    expect(spoken?.split('vier. acht. één. vijf. nul. zes.')).to.have.length(3);
  });

  it('is said twice, digit by digit, in English', () => {
    const { spoken } = code({ channel: 'voice', language: 'en' }, { code: '273996' });
    expect(spoken?.split('two. seven. three. nine. nine. six.')).to.have.length(3);
  });

  it('is never said as one number', () => {
    expect(code({ channel: 'voice' }).spoken).not.to.match(/\d\d/u);
  });
});

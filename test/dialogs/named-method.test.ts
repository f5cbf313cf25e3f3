import { expect } from 'chai';
import { namedMethod } from '../../dialogs/named-method.ts';
import type { Choice } from '../../dialogs/say.ts';

const WAYS: readonly Choice[] = [
  { value: 'email', title: 'method.email' },
  { value: 'sms', title: 'method.sms' },
  { value: 'call-mobile', title: 'method.call-mobile' },
  { value: 'call-office', title: 'method.call-office' },
  { value: 'totp', title: 'method.totp' },
];

describe('a way that is named in a sentence', () => {
  for (const [said, way] of [
    ['can i get it by mail instead?', 'email'],
    ['kan het ook per sms?', 'sms'],
    ['stuur maar een mailtje', 'email'],
    ['bel liever mijn kantoor', 'call-office'],
    ['doe maar bellen', 'call-mobile'],
    ['I would rather use the app', 'totp'],
    ["I'd like a text", 'sms'],
    ['emial pls', 'email'],
    ['doe mar emial', 'email'],
    ['nee liever toch sms', 'sms'],
    ['nee toch de app', 'totp'],
    ['no, sms please', 'sms'],
    ['the mobile', 'call-mobile'],
    ['mijn mail', 'email'],
    ['stuur een sms naar mijn mobiel', 'sms'],
  ] as const) {
    it(`is wanted: ${said}`, () => expect(namedMethod(said, WAYS)).to.equal(way));
  }

  for (const said of [
    'waarom krijg ik geen mail?',
    'liever niet per sms',
    'hoe lang duurt het met een sms',
    'mail of sms, maakt niet uit, kies maar',
    'met de tram',
    'I just got a text',
    'no sms please',
    'even mijn mail openen',
    'I want to check my mail first',
    'stuur maar een herstelcode',
  ]) {
    it(`is not: ${said}`, () => expect(namedMethod(said, WAYS)).to.equal(undefined));
  }
});

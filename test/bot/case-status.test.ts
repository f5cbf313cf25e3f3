import { expect } from 'chai';
import { statusAsked } from '../../src/bot/case-words.ts';
import { openRoom, walk } from './support.ts';

const WAITING = {
  reference: 'SL-BCDF-GHJK',
  state: 'queued',
  callBack: false,
  here: true,
  outlook: undefined,
} as const;

/** Asked with nothing else open. */
const ASKED = [
  'status?',
  'Status',
  'wat is de status',
  'stand van zaken?',
  'hoe staat het ermee',
  'Hoe staat het er mee?',
  'hoe staat het met mijn vraag',
  'hoe gaat het met mijn melding over mijn wachtwoord',
  'is er al iemand',
  'Hallo? Is daar iemand?',
  'komt er nog iemand',
  'is er al een collega die meekijkt',
  'heeft er al iemand gekeken',
  'heeft de helpdesk al gereageerd?',
  'wordt er al naar gekeken',
  'wordt mijn melding al behandeld',
  'hoe lang duurt het',
  'hoelang duurt dit nog?',
  'hoe lang gaat het nog duren',
  'duurt het nog lang',
  'hoe lang moet ik nog wachten',
  'wanneer komt er iemand',
  'wanneer hoor ik iets',
  'wanneer krijg ik antwoord',
  'wanneer word ik gebeld',
  'wanneer ben ik aan de beurt',
  'is er al nieuws',
  'al nieuws?',
  'heb je al iets gehoord',
  'ik wacht al een uur',
  'ik wacht nog steeds',
  'waar blijft de helpdesk',
  'wie behandelt mijn vraag',
  'hoe staat het met SL-BCDF-GHJK',
  'what is the status',
  "what's the status?",
  'status update please',
  'status of my ticket',
  'any update?',
  'any news yet',
  'is there any news',
  'how long will it take',
  'How long does it take?',
  'how much longer',
  'how long do i have to wait',
  'how long is the wait',
  'will it take long',
  'is anyone there?',
  'Hello, is somebody looking at it',
  'has anyone picked it up yet',
  'when will someone help me',
  'when will i hear something',
  'when do I get an answer',
  "i'm still waiting",
  'I have been waiting for an hour',
  'where is the helpdesk',
  'how is my ticket doing',
  'what happened to my request',
  'who is handling my case',
  'eta?',
  'hello, anybody there??',
  'when will they help me',
  'still nothing?',
  'so nobody is coming?',
  'can you tell me how my case is going',
  'do you know how long it will take',
  'is somebody going to help me?',
  'is anyone looking at my ticket',
  'has someone read my question yet?',
  'heeft er al iemand naar mijn vraag gekeken',
  'nog niets?',
  'komt er niemand?',
  'kun je zeggen hoe het ermee staat',
  'weet je hoe lang het nog duurt',
  'ik wil weten hoe het met mijn vraag staat',
  'iemand daar?',
] as const;

/** About something else, whatever case there is. */
const OTHERWISE = [
  'hoe lang duurt de blokkade',
  'hoe lang is een code geldig',
  'hoe lang duurt het voordat mijn nieuwe wachtwoord werkt',
  'is er iemand die mijn wachtwoord kan zien',
  'wanneer verloopt het',
  'wanneer krijg ik de code',
  'iemand kent mijn wachtwoord',
  'hoe staat het met de printer',
  'hoe gaat het',
  'ik wacht op de sms',
  'how long does the lock last',
  'how long is the link valid',
  'how is it possible',
  'when will my password expire',
  'when do i get the code',
  'someone knows my password',
  'is anyone able to see my password',
  'what is happening with office',
  'how are you',
  'still nothing received',
  'nobody knows',
  'are you a robot',
  'has someone been in my mailbox',
  'is iemand anders ingelogd',
  'heeft iemand mijn mail gelezen',
  'hebben jullie ook wifi',
  'will you reset it',
  'where is the portal',
  'is er een app voor',
  'hallo',
  '',
] as const;

describe('how a question at the helpdesk stands', () => {
  for (const said of ASKED)
    it(`is asked with: ${said}`, () => {
      expect(statusAsked(said)).not.to.equal(undefined);
    });

  for (const said of OTHERWISE)
    it(`is not asked with: ${said}`, () => {
      expect(statusAsked(said)).to.equal(undefined);
    });

  it('is told with its reference, in the language of the question', async () => {
    // Fails without: `answerStatus` in bot.ts.
    const room = openRoom({ standing: WAITING });
    expect(await room.say('how long will it take')).to.deep.equal(['handoff.status']);
    expect(room.last[0]).to.include({ locale: 'en' });
    expect(room.last[0]?.text).to.include('SL-BCDF-GHJK');
  });

  it('is not told to who has asked nothing there', async () => {
    // Fails without: the look at `standing` in `answerStatus`.
    const room = openRoom();
    expect(await room.say('status?')).to.deep.equal(['did-you-mean']);
    expect(room.asked).to.include('status');
  });

  for (const [state, words] of [
    ['queued', 'wacht nog op een collega'],
    ['reopened', 'wacht weer op een collega'],
    ['assigned', 'opgepakt'],
    ['active', 'praat met je'],
    ['waiting', 'jouw antwoord'],
    ['resolved', 'afgerond'],
    ['expired', 'verlopen'],
    ['withdrawn', 'gestopt'],
    ['failed', 'niet bereiken'],
  ] as const) {
    it(`has its own sentence: ${state}`, async () => {
      const room = openRoom({ standing: { ...WAITING, state } });
      await room.say('hoe staat het ermee');
      expect(room.last[0]?.text).to.include(words);
    });
  }

  it('comes with what is promised, and a call back where that may help', async () => {
    const at = new Date('2026-11-02T13:00:00Z');
    for (const [outlook, words, choices] of [
      [{ kind: 'soon', minutes: 25 }, '25 minuten', []],
      [{ kind: 'later', open: true, at }, '14:00', ['call-back']],
      [{ kind: 'late' }, 'langer dan beloofd', ['call-back']],
    ] as const) {
      const room = openRoom({ standing: { ...WAITING, outlook } });
      await room.say('status?');
      expect(room.last[0]?.text, outlook.kind).to.include(words);
      expect(room.last[0]?.choices, outlook.kind).to.deep.equal(choices);
    }
    const called = openRoom({ standing: { ...WAITING, callBack: true, outlook: { kind: 'late' } } });
    await called.say('status?');
    expect(called.last[0]?.choices).to.deep.equal([]);
    expect(called.last[0]?.text).to.include('bellen je');
  });

  it('can be asked in the middle of something else, when it can mean nothing else', async () => {
    const room = openRoom({ standing: WAITING });
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']);
    expect(await room.say('komt er nog iemand van de helpdesk?')).to.deep.equal([
      'handoff.status',
      'verify.enter-code',
    ]);
    // Here it is the code that takes long.
    expect(await room.say('hoe lang duurt het')).not.to.include('handoff.status');
  });
});

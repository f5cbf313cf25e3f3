import { expect } from 'chai';
import { answers, ask, type Question, isSecretAnswer } from '../../dialogs/ask.ts';
import { handOver, YES_NO } from '../../dialogs/hand-over.ts';
import { dialog } from '../../dialogs/steps.ts';
import { doubles, keys, offered, open, texts, walk } from './support.ts';

const asking = (question: Question) =>
  dialog('asking', { question: (step) => ask(step, question), end: (step) => step.endDialog(step.result) });

const USER_ID: Question = {
  text: 'ask.user-id',
  unclear: 'ask.user-id/unclear',
  params: { domain: 'voorbeeld.example' },
  choices: [{ value: 'unknown', title: 'user-id.unknown' }],
  accepts: 'user-id',
};
const CODE: Question = {
  text: 'verify.enter-code/email',
  opening: 'verify.wrong-code',
  unclear: 'verify.not-a-code',
  params: { digits: 8, minutes: 5 },
  choices: [{ value: 'resend', title: 'verify.resend' }],
  accepts: 'code',
};

describe('an open question', () => {
  it('is asked under its own key with its choices', async () => {
    const talk = await open([asking(USER_ID)]);
    expect(keys(talk)).to.deep.equal(['ask.user-id']);
    expect(offered(talk.last[0])).to.deep.equal(['unknown']);
  });

  it('opens with what must be said first', async () => {
    expect(keys(await open([asking(CODE)]))).to.deep.equal(['verify.wrong-code']);
  });

  it('explains after one answer that is none, and gives up after two where it may be left', async () => {
    // Fails without: `onPreBubbleEvent` in ask.ts (every message is then recognised twice).
    const talk = await open([asking({ ...USER_ID, yields: true })]);
    expect(await walk(talk, 'de koffie staat al klaar op tafel')).to.deep.equal(['ask.user-id']);
    expect(texts(talk)[0]).to.include('naam@voorbeeld.example');
    expect(talk.result).to.equal(undefined);
    await talk.say('nog steeds niet helaas nee');
    expect(talk.result).to.deep.equal({ kind: 'unclear' });
  });

  it('stays open beside the person who is offered after two answers that are none', async () => {
    // Fails without: `continueDialog` in ask.ts (the question is then given up).
    const talk = await open([asking(CODE), handOver(doubles().needs)]);
    const heard = await walk(talk, 'even zoeken hoor', 'nog niets te zien', 'nee', '12345678');
    expect(heard).to.deep.equal(['verify.not-a-code', 'handoff.offer', 'handoff.declined', 'verify.enter-code']);
    expect(talk.result).to.deep.equal({ kind: 'text', text: '12345678' });
  });

  it('gives what was chosen, or what was typed', async () => {
    for (const [question, said, answer] of [
      [USER_ID, 'Die weet ik niet', { kind: 'choice', value: 'unknown' }],
      [USER_ID, 'geen idee eigenlijk', { kind: 'choice', value: 'unknown' }],
      [USER_ID, 'I can’t remember that', { kind: 'choice', value: 'unknown' }],
      [
        USER_ID,
        'weet ik niet, wel mijn mail: anna@voorbeeld.example',
        { kind: 'text', text: 'anna@voorbeeld.example' },
      ],
      [USER_ID, 'anna@voorbeeld.example', { kind: 'text', text: 'anna@voorbeeld.example' }],
      [
        { ...USER_ID, choices: YES_NO },
        'nee, het is bas@voorbeeld.example',
        { kind: 'text', text: 'bas@voorbeeld.example' },
      ],
      [{ ...USER_ID, choices: YES_NO }, 'dat klopt', { kind: 'choice', value: 'yes' }],
      [{ ...USER_ID, choices: YES_NO }, 'weet ik eigenlijk niet', { kind: 'choice', value: 'unknown' }],
      [CODE, 'resend', { kind: 'choice', value: 'resend' }],
      [CODE, '12345678', { kind: 'text', text: '12345678' }],
    ] as const) {
      const talk = await open([asking(question)]);
      await talk.say(said);
      expect(talk.result, said).to.deep.equal(answer);
    }
  });
});

describe('what counts as a user ID', () => {
  for (const said of [
    'anna',
    'anna@voorbeeld.example',
    'VOORBEELD\\anna',
    ' anna@voorbeeld.example\n',
    '123456',
    'het is anna@voorbeeld.example, geloof ik',
    'mijn account: VOORBEELD\\anna.',
  ]) {
    it(`is: ${JSON.stringify(said)}`, () => expect(answers(said, { ...USER_ID, choices: [] })).to.equal(true));
  }

  for (const said of [
    '',
    '  ',
    '🤷',
    '???',
    'wachtwoord vergeten',
    'anna@a.example of bas@a.example',
    'anna@a.example\r\nBcc:bas@a.example',
    'x'.repeat(401),
  ]) {
    it(`is not: ${JSON.stringify(said.slice(0, 40))}`, () => expect(answers(said, USER_ID)).to.equal(false));
  }
});

describe('what counts as a saved code', () => {
  const SAVED: Question = { text: 'verify.enter-code/recovery-code', accepts: 'recovery-code' };
  for (const said of [
    'BCDF-GHJK-MNPQ-RTVW',
    'bcdf ghjk mnpq rtvw',
    'bcdfghjkmnpqrtvw',
    ' Bcdf–Ghjk–Mnpq–Rtvw ',
    'kwart-7431-boom',
    'ABCDEFGH',
    '12345678',
  ]) {
    it(`is: ${said}`, () => {
      expect(answers(said, SAVED)).to.equal(true);
      expect(isSecretAnswer(said, SAVED)).to.equal(true);
    });
  }

  for (const said of [
    '',
    'hoezo',
    'die weet ik niet meer',
    'help even snel',
    'welke herstelcode',
    'wachtwoord vergeten',
  ]) {
    it(`is not: ${said}`, () => expect(answers(said, SAVED)).to.equal(false));
  }
});

describe('what counts as a code', () => {
  for (const said of ['12345678', '1234 5678', '1234-5678', ' 123456 ', 'de code is 12345678.', 'code: 123 456']) {
    it(`is: ${said}`, () => expect(answers(said, CODE)).to.equal(true));
  }

  for (const said of [
    '',
    'geen code',
    '12',
    '1',
    'bel me op 06 12345678 of anders morgen na negen uur',
    '1'.repeat(40),
  ]) {
    it(`is not: ${said}`, () => expect(answers(said, CODE)).to.equal(false));
  }
});

import { expect } from 'chai';
import type { Question } from '../../dialogs/ask.ts';
import { aboutLink, isUpset, replyInBetween } from '../../src/bot/in-between.ts';

const CODE: Question = { text: 'verify.enter-code/sms', accepts: 'code' };
const USER_ID: Question = { text: 'ask.user-id', accepts: 'user-id' };
const WAYS: Question = {
  text: 'verify.choose-method',
  choices: [
    { value: 'email', title: 'method.email' },
    { value: 'sms', title: 'method.sms' },
  ],
};

describe('what is said in between', () => {
  for (const [question, said, key] of [
    [CODE, 'wacht even', 'between.patience'],
    [CODE, 'Momentje...', 'between.patience'],
    [CODE, 'let me check my phone', 'between.patience'],
    [CODE, 'ben je er nog?', 'between.here'],
    [CODE, 'I’m back', 'between.here'],
    [CODE, 'now what?', 'between.here'],
    [CODE, 'staat hij in de spam?', 'between.code'],
    [CODE, 'this is taking forever', 'between.code'],
    [CODE, 'wat doe ik fout', 'between.code/wrong'],
    [CODE, 'schiet op man', 'between.hurry'],
    [CODE, 'thanks, got it', 'between.thanks'],
    [WAYS, 'which one is fastest?', 'between.advice'],
    [WAYS, "I don't have my phone", 'between.advice/any'],
    [WAYS, 'hoe lang duurt dat?', 'between.how-long'],
    [USER_ID, 'where do I find that', 'between.user-id'],
  ] as const) {
    it(`is met: ${said}`, () => expect(replyInBetween(said, question)).to.equal(key));
  }

  for (const said of [
    'wacht, ik wil toch liever mijn wachtwoord wijzigen',
    'hoe lang is een wachtwoord hier geldig?',
    'bla bla bla',
    'mijn back-upcode werkt niet',
  ]) {
    it(`is something else: ${said}`, () => expect(replyInBetween(said, CODE)).to.equal(undefined));
  }

  it('can be anger, but not at oneself, and not the name of a ward', () => {
    for (const said of ['wat een kutsysteem', 'this is bullshit', 'stomme bot'])
      expect(isUpset(said), said).to.equal(true);
    for (const said of ['stomme vraag, maar waar staat het?', 'silly me', 'ik werk op de kankerafdeling'])
      expect(isUpset(said), said).to.equal(false);
  });

  it('can be about the link, and not about one in a message', () => {
    expect(aboutLink('ik wil een nieuwe link')).to.equal('new');
    expect(aboutLink('the link does not work')).to.equal('fails');
    expect(aboutLink('waar is de link?')).to.equal('this');
    expect(aboutLink('ik wil toch verder')).to.equal('go-on');
    expect(aboutLink('ik heb op een link in een mail geklikt')).to.equal(undefined);
  });
});

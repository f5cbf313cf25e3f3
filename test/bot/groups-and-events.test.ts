import { expect } from 'chai';
import { openRoom, PERSON } from './support.ts';

describe('where others read along', () => {
  for (const where of [{ isGroup: true }, { conversationType: 'groupChat' }, { conversationType: 'channel' }]) {
    it(`B5: nothing is done, and a private message is asked for: ${JSON.stringify(where)}`, async () => {
      // Fails without: `isGroup(context)` in `onMessage` of bot.ts.
      const room = openRoom({}, { ...where, accountId: 'account-7' });
      for (const said of ['wachtwoord vergeten', 'stop', 'English', 'mijn wachtwoord is Zomer2026!Zee', '  ', 'ja']) {
        expect(await room.say(said), said).to.deep.equal(['one-to-one']);
      }
      expect(room.asked).to.deep.equal([]);
      expect(room.stored()).not.to.include('Zomer2026!Zee');
    });

    it(`B5: nobody is named in a welcome: ${JSON.stringify(where)}`, async () => {
      // Fails without: `!isGroup(context)` in `onMembersAdded` of bot.ts.
      expect(await openRoom({}, { ...where, accountId: 'account-7' }).join(PERSON)).to.deep.equal([]);
    });
  }
});

describe('what is not a message', () => {
  it('hands a robot check on, whatever is open, and says nothing', async () => {
    const room = openRoom();
    await room.say('wachtwoord vergeten');
    expect(await room.send({ type: 'event', name: 'robot-check', value: { solved: true } })).to.deep.equal([]);
    expect(room.checks).to.deep.equal([{ solved: true }]);
    expect((await room.open()).question?.text).to.equal('ask.user-id');
  });

  it('is otherwise without any effect', async () => {
    const room = openRoom();
    await room.say('wachtwoord vergeten');
    for (const activity of [
      { type: 'event', name: 'verified', value: { gate: 'email' } },
      { type: 'typing' },
      { type: 'messageReaction' },
      { type: 'invoke', name: 'anything' },
    ]) {
      const heard = (await room.send(activity)).filter((label) => label !== '');
      expect(heard, activity.type).to.deep.equal([]);
    }
    expect(room.asked).to.deep.equal([]);
    expect((await room.open()).question?.text).to.equal('ask.user-id');
  });

  it('has no role, tenant or account that anybody believes', async () => {
    // Fails without: `accountId: conversation.accountId` in middleware/language.ts (take it from the activity).
    const room = openRoom({ roles: ['helpdesk'] });
    const forged = {
      from: { id: 'account-7', name: 'Hanna Helpdesk', role: 'bot', aadObjectId: 'account-7' },
      channelData: { tenant: { id: 'x' }, accountId: 'account-7', roles: ['helpdesk'] },
    };
    expect(await room.say('reset het wachtwoord van mijn collega', forged)).to.deep.equal([
      'staff.refused',
      'handoff.offer',
    ]);
    await room.say('nee', forged);
    expect(await room.say('wachtwoord vergeten', forged)).to.deep.equal(['ask.user-id']);
  });
});

describe('an old button', () => {
  it('has no effect, and what is open stays open', async () => {
    // Fails without: `isOldButton` in bot.ts.
    const room = openRoom();
    expect(await room.say('yes', { value: 'yes' })).to.deep.equal(['already-handled', 'menu.ask']);
    await room.say('forgot_password', { value: 'forgot_password' });
    await room.say('anna@voorbeeld.example');
    await room.say('email', { value: 'email' });
    expect(await room.say('sms', { value: 'sms' })).to.deep.equal(['already-handled', 'verify.enter-code']);
    expect(room.asked.filter((call) => call.startsWith('start'))).to.deep.equal(['start r1 email']);
  });

  it('of the menu still works where a new wish may be said', async () => {
    const room = openRoom();
    await room.say('???');
    expect(await room.say('expiry_policy', { value: 'expiry_policy' })).to.deep.equal([
      'expiry.policy',
      'expiry.ask-mine',
    ]);
  });
});

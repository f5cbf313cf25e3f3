import { expect } from 'chai';
import { openRoom, PERSON } from './support.ts';

const MENU = ['forgot_password', 'locked_out', 'change_password', 'expiry_policy', 'escalate'];

describe('the welcome', () => {
  it('comes with what can be chosen, in the language of the browser', async () => {
    for (const [locale, language] of [
      ['nl-BE', 'nl'],
      ['en-US', 'en'],
      ['de-DE', 'en'],
    ] as const) {
      const room = openRoom({}, { locale });
      expect(await room.join(PERSON)).to.deep.equal(['welcome']);
      expect(room.last[0]?.locale, locale).to.equal(language);
      expect(room.last[0]?.choices).to.deep.equal(MENU);
    }
  });

  it('says never to type a password here', async () => {
    const room = openRoom();
    await room.join(PERSON);
    expect(room.last[0]?.text).to.include('nooit je wachtwoord');
  });

  it('names whoever is signed in', async () => {
    const room = openRoom({}, { accountId: 'account-7' });
    await room.join(PERSON);
    expect(room.last[0]?.text).to.include('Anna de Vries');
  });

  it('offers whoever is signed in to look whether reset will work, and staff to help somebody else', async () => {
    const own = ['forgot_password', 'locked_out', 'change_password', 'expiry_policy', 'check_setup', 'escalate'];
    for (const [roles, choices] of [
      [[], own],
      [['helpdesk'], ['admin_reset', ...own]],
    ] as const) {
      const room = openRoom({ roles }, { accountId: 'account-7' });
      await room.join(PERSON);
      expect(room.last[0]?.choices).to.deep.equal(choices);
    }
  });

  it('is not said to the bot itself, nor when nobody joins', async () => {
    const room = openRoom();
    expect(await room.join('sleutel')).to.deep.equal([]);
    expect(await room.join()).to.deep.equal([]);
    expect(await room.join('sleutel', PERSON)).to.deep.equal(['welcome']);
  });
});

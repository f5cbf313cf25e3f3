import { expect } from 'chai';
import type { Directory } from '../../src/ports/directory.ts';
import { ANNA, ANNA_ALIAS, sessionOf, useApp } from '../attacks/support.ts';
import { Chat, labels } from '../support/chat.ts';

/** For whom the directory was searched. */
const searched: string[] = [];
const watching = (directory: Directory): Directory => ({
  ...directory,
  find(userId) {
    searched.push(userId);
    return directory.find(userId);
  },
});

describe('accounts that somebody who is signed in names', () => {
  const app = useApp({ directory: watching });
  const asks = async (text: string) => {
    const chat = await Chat.open(app.url, { cookie: await sessionOf(app.url, ANNA, 'Begin-anna-01!') });
    searched.length = 0;
    return labels(await chat.say(text));
  };

  // Off: leave `MOST_OWN_NAMES` out of wishes.ts.
  it('C11: are not all looked up in the directory, which one message would keep busy', async () => {
    const many = Array.from({ length: 200 }, (_, number) => `a${number}@b.nl`).join(' ');
    expect(await asks(`reset het wachtwoord van ${many}`)).not.to.be.empty;
    expect(searched).to.be.empty;
  });

  it('may be the two names of their own', async () => {
    expect(await asks(`reset het wachtwoord van ${ANNA} of ${ANNA_ALIAS}`)).to.deep.equal(['verify.choose-method']);
    expect(searched.length).to.be.within(2, 4);
  });
});

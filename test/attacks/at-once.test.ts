import { expect } from 'chai';
import { Chat, inbox, labels } from '../support/chat.ts';
import { sessionFor } from '../support/staff.ts';
import { ANNA, auditOf, company, HANNA, person, sayAll, settled, useApp } from './support.ts';

const EFFECTS = ['recovery.link-issued', 'recovery.intent', 'account.frozen', 'staff.asked'];
const RANT = 'en dan nog iets '.repeat(250);

describe('much at once in the middle of a question', () => {
  const app = useApp({
    company: company([person('anna', 1), person('bas', 2), person('hanna', 3, { roles: ['helpdesk'] })]),
  });

  for (const [what, said, staff] of [
    ['the user name', ['wachtwoord vergeten'], false],
    ['the way', ['wachtwoord vergeten', ANNA], false],
    ['the code', ['wachtwoord vergeten', ANNA, 'email'], false],
    ['an alarm', ['dit was ik niet'], false],
    ['a colleague', ['reset het wachtwoord van mijn collega bas@voorbeeld.example', 'ja'], true],
  ] as const) {
    it(`D6: twenty messages, a rant and an attachment at ${what} have no effect and leave nobody stuck`, async () => {
      const cookie = staff ? await sessionFor(app.url, HANNA, 'Begin-hanna-01!') : undefined;
      const chat = await Chat.open(app.url, cookie === undefined ? {} : { cookie });
      await sayAll(chat, said);
      await settled(app.data);
      const before = (await inbox(app.url)).length;
      const posts = Array.from({ length: 20 }, (_, index) => chat.post({ type: 'message', text: `hmm ${index}: !?` }));
      for (const { status } of await Promise.all(posts)) expect(status).to.equal(200);
      await chat.post({ type: 'message', text: RANT });
      const audio = { contentType: 'audio/ogg', contentUrl: 'https://elders.example/stem.ogg' };
      await chat.post({ type: 'message', text: '', attachments: [audio] });
      await chat.news();
      // Fails without: the turns of one conversation one after another (mutex.ts), or a yes that is not asked for.
      expect(auditOf(app.data).filter((event) => EFFECTS.includes(event))).to.deep.equal([]);
      expect((await inbox(app.url)).length - before).to.equal(0);
      expect(labels(await chat.say('help'))).to.include('help');
      expect(labels(await chat.say('stop'))).to.deep.equal(['cancelled']);
    });
  }
});

import { asksForHelp, Desk, newest } from '../helpdesk/support.ts';
import { codeFor } from '../support/chat.ts';
import type { Name, Stage } from './stage.ts';

export interface Scene {
  readonly title: string;
  readonly name: Name;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Each step waits for what Sleutel must say; what is not said ends the run. */
export const SCENES: readonly Scene[] = [
  {
    title: 'Dutch: installed, a password forgotten, and nothing about it in a group',
    name: 'anna',
    async play({ app, press, say, sees, mention, go }) {
      await sees(/Hi Anna Proef, I am Sleutel/u);
      await say('wachtwoord vergeten');
      await sees(/Hoe wil je dat laten zien\?/u);
      await press('E-mail naar mijn privéadres');
      await sees(/✓ E-mail naar mijn privéadres/u);
      await say(await codeFor(app.url, 'anna@prive.example'));
      await sees(/Zal ik dat doen\?/u);
      await press('Ja');
      await sees(/Kies hier je nieuwe wachtwoord/u);
      await sees(/Nieuw wachtwoord kiezen/u);
      await go(/Lunch/u);
      await mention('ik ben mijn wachtwoord vergeten');
      await sees(/In een groep help ik niet met accounts/u);
      await mention('forgot my password');
      await sees(/I do not help with accounts in a group/u);
    },
  },
  {
    title: 'English: a locked account, a question, and somebody of the helpdesk',
    name: 'bas',
    async play({ app, press, say, sees }) {
      await say('my account is locked');
      await sees(/How would you like to show that\?/u);
      await press('Text to my mobile');
      await say(await codeFor(app.url, '+31612345602'));
      await sees(/Your password stays the same/u);
      await press('Yes');
      await sees(/Your account is unlocked/u);
      await say('how do I set up the authenticator app?');
      await sees(/Does this help\?/u);
      await say('agent');
      await sees(/I can ask a colleague of the helpdesk/u);
      await press('Yes');
      await sees(/SL-\w{4}-\w{4}/u);
      const desk = await Desk.open(app.url, 'harm');
      const { id } = await newest(desk);
      await desk.act(id, { do: 'claim' });
      await sees(/Harm Proef of the helpdesk is with you now/u);
      await desk.act(id, { do: 'say', words: 'Good morning Bas, can you sign in?' });
      await sees(/Harm Proef: Good morning Bas/u);
    },
  },
  {
    title: 'The channel of the helpdesk: a case, claimed and resolved there',
    name: 'hanna',
    async play({ app, press, sees, go }) {
      await asksForHelp(app.url, 'anna');
      await go(/General/u);
      await sees(/Hulpvraag SL-\w{4}-\w{4}/u);
      await press('Pak op');
      await sees(/opgepakt[^]*Hanna Proef/u);
      await press('Opgelost');
      await sees(/Stand\s+opgelost/u);
    },
  },
];

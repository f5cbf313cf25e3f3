import { expect } from 'chai';
import type { Intent } from '../../src/core/intent.ts';
import { loadRecogniser } from '../../src/understanding/recogniser.ts';

/** What most people type. Whoever writes examples leaves the plainest ones out, so they are asked for here. */
const PLAIN: Partial<Record<Intent, readonly string[]>> = {
  forgot_password: [
    'ik kan er niet meer in',
    'ik kan niet inloggen',
    'kan niet inloggen',
    '😭 kan niet inloggen',
    'graag mijn wachtwoord resetten, met vriendelijke groet, Karel de Boer',
    'ik weet mijn wachtwoord niet',
    'mijn wachtwoord werkt niet',
    'hulp met mijn wachtwoord',
    "I can't get in",
    "I can't log in",
    "can't log in",
    'actually no I forgot it',
    'reset my password',
    "my password doesn't work",
    'trouble logging in',
  ],
  locked_out: [
    'mijn account is geblokkeerd',
    'hij is geblokkeerd',
    'te veel pogingen',
    'my account is locked',
    'my account emma@company.example is locked',
    'unlock my account',
  ],
  change_password: [
    'wachtwoord wijzigen',
    'iemand weet mijn wachtwoord',
    'change my password',
    'my password was leaked',
  ],
  admin_reset: [
    'mijn collega is zijn wachtwoord vergeten',
    'mijn collega kan niet inloggen',
    "my boss can't log in",
    'a user is locked out',
  ],
  expiry_policy: ['wanneer verloopt mijn wachtwoord', 'mijn wachtwoord is verlopen', 'when does my password expire'],
  knowledge: ['ik krijg geen code', "the code doesn't arrive", 'gmail wachtwoord vergeten', 'password requirements'],
  escalate: ['ik wil een medewerker spreken', 'bel me', 'talk to a human', 'maak een ticket aan'],
  smalltalk: ['hallo', 'bedankt', 'ik kan er weer in', 'it works again', 'thanks', 'what can you do'],
  out_of_scope: [
    'mijn printer doet het niet',
    'wat is het wifi wachtwoord',
    'ik kom het gebouw niet in',
    'my laptop is slow',
  ],
};

describe('the plainest ways to say it', () => {
  const recogniser = loadRecogniser();
  for (const [intent, sentences] of Object.entries(PLAIN)) {
    it(`are understood: ${intent}`, () => {
      const read = sentences.map((text) => `${text}: ${recogniser.recognise(text).intent}`);
      expect(read).to.deep.equal(sentences.map((text) => `${text}: ${intent}`));
    });
  }
});

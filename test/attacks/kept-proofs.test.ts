import { expect } from 'chai';
import { appCode } from '../support/totp.ts';
import { Chat, codeFor, labels, proveByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  HANNA,
  HANNA_MAIL,
  MINUTE,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  company,
  filesIn,
  has,
  otherCode,
  person,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  tamper,
  timesIn,
  unsealed,
  useApp,
} from './support.ts';

const SECRET = 'JBSWY3DPEHPK3PXP';
const SAVED = ['BCDF-GHJK-MNPQ-RTVW', 'kwart-7431-boom'];
const OTHER = 'WVTR-QPNM-KJHG-FDCB';
const PROOFS = {
  totpSecret: SECRET,
  recoveryCodes: SAVED,
  securityQuestions: [
    { question: 'Wat was je eerste huisdier?', answer: 'Poes Mîna' },
    { question: 'Waar ging je op kamers?', answer: 'Delft' },
  ],
};
const PEOPLE = company([
  person('anna', 1, { aliases: ['VOORBEELD\\anna'], ...PROOFS }),
  person('bas', 2),
  person('hanna', 3, { roles: ['helpdesk'], ...PROOFS }),
]);
const sends = { sends: ROOMY.sends };

describe('the code of an authenticator app', () => {
  const app = useApp({ company: PEOPLE, file: { policy: sends } });
  const code = (steps = 0): string => appCode(SECRET, app.clock, steps);
  const prompt = (userId = ANNA, chat?: Chat) => askCode(app.url, userId, 'totp', chat);

  it('A10: counts for the current step and for the one before, and for no other', async () => {
    // Fails without: the two steps in `stepOf` of authenticator.ts (more of them, or one).
    const chat = await prompt();
    expect(labels(await chat.say(code(-2)))).to.deep.equal(['verify.wrong-code']);
    expect(labels(await chat.say(code(1)))).to.deep.equal(['verify.wrong-code']);
    expect(has(await chat.say(code(-1)), 'verify.passed')).to.equal(true);
    const next = await prompt();
    expect(has(await next.say(code(0)), 'verify.passed'), 'each once').to.equal(true);
  });

  it('A4: of an app is refused the second time, in another chat and after a restart', async () => {
    // Fails without: `step <= enrolled.proof.lastStep` in totp.ts.
    const used = code();
    expect(has(await (await prompt()).say(used), 'verify.passed')).to.equal(true);
    expect(labels(await (await prompt()).say(used))).to.deep.equal(['verify.wrong-code']);
    await app.restart();
    expect(labels(await (await prompt('VOORBEELD\\anna')).say(used))).to.deep.equal(['verify.wrong-code']);
    expect(timesIn(auditOf(app.data), 'recovery.code-wrong')).to.equal(2);
  });

  it('A3: of an app, given at once in ten chats over two processes, is one success', async function () {
    // Fails without: the version in `save` of enrolments.ts.
    this.timeout(60_000);
    const twin = await app.twin();
    const chats = await Promise.all(
      Array.from({ length: 10 }, (_, index) => Chat.open(index % 2 ? twin.url : app.url)),
    );
    for (const chat of chats) await askCode(app.url, ANNA, 'totp', chat);
    const used = code();
    const heard = await Promise.all(chats.map(async (chat) => labels(await chat.say(used))));
    expect(heard.filter((said) => said.includes('verify.passed'))).to.have.length(1);
  });

  it('A2: has five tries a day of its own, which codes that are sent neither use up nor give', async () => {
    // Fails without: a kind of its own in `accountTries` of tries.ts (count as `failure`).
    await sayAll(await askCode(app.url, ANNA, 'sms'), Array<string>(4).fill('00000000'));
    const chat = await prompt();
    expect(await sayAll(chat, Array<string>(5).fill(otherCode(code())))).to.deep.equal([
      ...Array<string>(4).fill('verify.wrong-code'),
      'verify.stopped',
      'handoff.offer',
    ]);
    const again = await Chat.open(app.url);
    expect(await sayAll(again, ['wachtwoord vergeten', ANNA, 'totp'])).to.deep.equal([
      'ask.user-id',
      'verify.choose-method',
      'verify.stopped',
      'handoff.offer',
    ]);
    expect(await sayAll(again, ['nee', 'email'])).to.include('verify.enter-code');
    expect(has(await again.say(await codeFor(app.url, ANNA_MAIL)), 'verify.passed')).to.equal(true);
  });

  it('A2: is still good when the tries of sent codes are used up', async () => {
    // Fails without: `tries.left` per method in begin.ts and start-method.ts.
    await sayAll(await askCode(app.url, ANNA), Array<string>(5).fill('00000000'));
    expect(has(await (await prompt()).say(code()), 'verify.passed')).to.equal(true);
  });

  it('A2: is no longer good for a link once its own tries are used up', async () => {
    // Fails without: `isAccepted` in `mayProceed` of carry-out.ts.
    const proven = await prompt('VOORBEELD\\anna');
    expect(has(await proven.say(code()), 'confirm')).to.equal(true);
    await sayAll(await prompt(), Array<string>(5).fill(otherCode(code())));
    expect(has(await proven.say('ja'), 'reset.link')).to.equal(false);
  });

  it('A17: is asked of nobody in the same words, and nothing is accepted', async () => {
    // Fails without: `NO_SECRET` in totp.ts being nobody's (leave out the check of the account).
    const known = await sayAll(await Chat.open(app.url), ['wachtwoord vergeten', ANNA, 'totp', '000000', '123 456']);
    for (const userId of [BAS, 'niemand@voorbeeld.example']) {
      const chat = await Chat.open(app.url);
      expect(await sayAll(chat, ['wachtwoord vergeten', userId, 'totp', '000000', '123 456'])).to.deep.equal(known);
    }
    const none = appCode('A'.repeat(32), app.clock);
    expect(labels(await (await prompt(BAS)).say(none))).to.deep.equal(['verify.wrong-code']);
  });

  it('A9: is one of two different gates for a privileged account', async () => {
    // Fails without: `demands.gates` in `isProven` of demands.ts.
    const chat = await prompt(HANNA);
    expect(labels(await chat.say(code()))).to.deep.equal(['verify.next-gate']);
    await chat.say('email');
    expect(has(await chat.say(await codeFor(app.url, HANNA_MAIL)), 'verify.passed')).to.equal(true);
  });
});

describe('a saved recovery code', () => {
  const app = useApp({ company: PEOPLE, file: { policy: sends } });
  const prompt = (userId = ANNA) => askCode(app.url, userId, 'recovery-code');

  it('A4: works once, as people type it, also after a restart', async () => {
    // Fails without: taking the hash away in recovery-code.ts.
    expect(has(await (await prompt()).say('bcdf ghjk mnpq rtvw'), 'verify.passed')).to.equal(true);
    expect(has(await (await prompt()).say('Kwart7431boom'), 'verify.passed')).to.equal(true);
    await app.restart();
    for (const used of SAVED) {
      expect(labels(await (await prompt()).say(used)), used).to.deep.equal(['verify.wrong-code']);
    }
  });

  it('A3: given at once in ten chats over two processes, is one success', async function () {
    // Fails without: the version in `save` of enrolments.ts.
    this.timeout(60_000);
    const twin = await app.twin();
    const chats = await Promise.all(
      Array.from({ length: 10 }, (_, index) => Chat.open(index % 2 ? twin.url : app.url)),
    );
    for (const chat of chats) await askCode(app.url, ANNA, 'recovery-code', chat);
    const heard = await Promise.all(chats.map(async (chat) => labels(await chat.say(SAVED[0] ?? ''))));
    expect(heard.filter((said) => said.includes('verify.passed'))).to.have.length(1);
  });

  it('A2: is limited in a conversation, and never used up for its owner by a stranger', async () => {
    // Fails without: `conversationTries` in recovery-code.ts (`accountTries` in its place).
    for (let round = 0; round < 3; round++) {
      expect(await sayAll(await prompt(), Array<string>(5).fill(OTHER))).to.include('verify.stopped');
    }
    const stranger = await prompt();
    await sayAll(stranger, Array<string>(5).fill(OTHER));
    expect(await sayAll(stranger, ['nee', 'wachtwoord vergeten', ANNA, 'recovery-code'])).to.include('verify.stopped');
    expect(has(await (await prompt()).say(SAVED[0] ?? ''), 'verify.passed')).to.equal(true);
  });

  it('B10: tells every contact after three wrong ones, once', async () => {
    // Fails without: counting for the account as well in `conversationTries` of tries.ts.
    await sayAll(await prompt(), [OTHER, OTHER, OTHER, OTHER]);
    await sayAll(await prompt(), [OTHER, OTHER]);
    await settled(app.data);
    expect(await sentTo(app.url, ANNA_MAIL)).to.equal(1);
  });

  it('A17: that was saved is asked of nobody in the same words, and nothing is accepted', async () => {
    // Fails without: the uniform path in kept-proof.ts (say that there is nothing enrolled).
    const lines = ['recovery-code', OTHER, 'wat bedoel je', OTHER];
    const known = await sayAll(await Chat.open(app.url), ['wachtwoord vergeten', ANNA, ...lines]);
    for (const userId of [BAS, 'niemand@voorbeeld.example']) {
      const chat = await Chat.open(app.url);
      expect(await sayAll(chat, ['wachtwoord vergeten', userId, ...lines])).to.deep.equal(known);
    }
  });

  it('D9: is kept nowhere, typed well or not, whatever it looks like', async () => {
    // Fails without: `isSecretAnswer` in bot.ts.
    const chat = await prompt();
    for (const typed of [OTHER, 'ABCDEFGHIJKLMNOP', 'zomerkwart77', SAVED[1] ?? '']) await chat.say(typed);
    await chat.say('stop');
    await settled(app.data);
    for (const [name, bytes] of filesIn(app.data, ['company.json'])) {
      for (const secret of [OTHER, 'ABCDEFGHIJKLMNOP', 'zomerkwart77', ...SAVED, SECRET]) {
        expect(bytes.includes(secret), `${secret} in ${name}`).to.equal(false);
      }
    }
    expect(JSON.stringify(chat.all)).not.to.match(/ABCDEFGHIJKLMNOP|zomerkwart/u);
  });
});

describe('a security question', () => {
  const app = useApp({
    company: PEOPLE,
    file: { policy: { ...sends, methods: ['email', 'totp', 'questions'], gates: { everyone: 2 } } },
  });

  async function atTheQuestion(chat?: Chat): Promise<Chat> {
    const used = chat ?? (await Chat.open(app.url));
    app.clock.advance(2 * SECOND);
    await proveByMail(app.url, used, ANNA, ANNA_MAIL);
    return used;
  }
  const questionIn = (said: readonly { readonly text?: string }[]): string => said.map(({ text }) => text).join(' ');

  it('A9: is off by default', async () => {
    // Fails without: the default `methods` in config/policy.ts.
    const { configSchema } = await import('../../src/config/schema.ts');
    expect(configSchema.parse({}).policy.methods).not.to.include('questions');
  });

  it('A9: is offered only after another gate, and nobody else gets to read it', async () => {
    // Fails without: `afterAnother` in `choices` of start-method.ts.
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    const asked = (await chat.say(ANNA)).at(-1);
    expect(asked?.suggestedActions?.actions.map(({ value }) => value)).to.deep.equal(['email', 'totp']);
    expect(labels(await chat.say('questions'))).not.to.include('verify.enter-code');
  });

  it('A9: stays the same until it is answered, over chats and restarts, and then it is another', async () => {
    // Fails without: `asked` in the proof (questions.ts).
    const first = await atTheQuestion();
    expect(questionIn(await first.say('questions'))).to.include('huisdier');
    await first.say('Pluto');
    await app.restart();
    const second = await atTheQuestion();
    expect(questionIn(await second.say('questions'))).to.include('huisdier');
    expect(has(await second.say('  poes MINA! '), 'verify.passed')).to.equal(true);
    expect(questionIn(await (await atTheQuestion()).say('questions'))).to.include('kamers');
  });

  it('A9: is never enough for a privileged account, with whatever else', async () => {
    // Fails without: `allowed` in questions.ts, with NOT_FOR_PRIVILEGED in core/demands.ts.
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, HANNA, HANNA_MAIL);
    await chat.say('questions');
    expect(has(await chat.say('Poes Mina'), 'verify.passed')).to.equal(false);
  });

  it('A9: keeps its answers as slow hashes, and what is typed nowhere', async () => {
    // Fails without: `slowHash` in given.ts, or `isSecretAnswer` in bot.ts.
    const chat = await atTheQuestion();
    await chat.say('questions');
    await chat.say('Poes Mina');
    await settled(app.data);
    for (const [name, bytes] of filesIn(app.data, ['company.json'])) {
      expect(/poes m[iî]na/iu.test(bytes.toString('utf8')), name).to.equal(false);
    }
    const kept = unsealed(app.data, 'select sealed from enrolments').join();
    expect(kept, 'with the key in hand')
      .to.include('huisdier')
      .and.not.match(/poes|mina|delft|rtvw|7431/iu);
  });
});

describe('what is enrolled', () => {
  const app = useApp({ company: PEOPLE, file: { policy: sends } });

  it('A14: is open to its signed-in owner after strangers have burnt the tries of sent codes', async () => {
    // Fails without: budgets of their own in tries.ts.
    await sayAll(await askCode(app.url, ANNA), Array<string>(5).fill('00000000'));
    const cookie = await sessionOf(app.url, ANNA, 'Begin-anna-01!');
    const chat = await Chat.open(app.url, { cookie });
    await sayAll(chat, ['wachtwoord vergeten', 'totp']);
    expect(has(await chat.say(appCode(SECRET, app.clock)), 'verify.passed')).to.equal(true);
  });

  it('A11: counts after 72 hours and not before', async () => {
    // Fails without: `restEnd` in `readyProof` of kept-proof.ts.
    tamper(app.data, 'update enrolments set enrolled_at = ?', app.clock.now().getTime());
    const attempt = async () => {
      const chat = await askCode(app.url, ANNA, 'totp');
      return has(await chat.say(appCode(SECRET, app.clock)), 'verify.passed');
    };
    app.clock.advance(72 * 60 * MINUTE - SECOND);
    expect(await attempt()).to.equal(false);
    app.clock.advance(SECOND + 30 * SECOND);
    expect(await attempt()).to.equal(true);
  });
});

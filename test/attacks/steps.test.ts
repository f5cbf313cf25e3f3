import { expect } from 'chai';
import { call, Chat, choosePassword, codeFor, labels, linkByMail, proveByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  HANNA,
  HANNA_MAIL,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  has,
  rows,
  sayAll,
  tamper,
  useApp,
} from './support.ts';

/** What somebody tries who wants the link without the proof. */
const SHORTCUTS = [
  'ja',
  'yes',
  'confirm',
  'ik ben al geverifieerd',
  'I am verified',
  'verify.passed',
  'reset.link',
  'skip',
  'terug',
  'back',
  'vorige',
  'overslaan',
  'de helpdesk zegt dat het goed is',
];
const EFFECTS = ['verify.passed', 'confirm', 'reset.link', 'unlock.done', 'unlock.under-way', 'change.link'];

describe('a step that is left out', () => {
  const app = useApp({ file: { policy: ROOMY } });

  const stages: Record<string, (chat: Chat) => Promise<unknown>> = {
    'before anything': () => Promise.resolve(),
    'after the wish': (chat) => chat.say('wachtwoord vergeten'),
    'after the account': (chat) => sayAll(chat, ['wachtwoord vergeten', ANNA]),
    'after the code was sent': (chat) => askCode(app.url, ANNA, 'email', chat),
    'after a wrong code': async (chat) => {
      await askCode(app.url, ANNA, 'email', chat);
      await chat.say('00000000');
    },
    'after a restart': async (chat) => {
      await askCode(app.url, ANNA, 'email', chat);
      await app.restart();
    },
    'after stopping': async (chat) => {
      await askCode(app.url, ANNA, 'email', chat);
      await chat.say('stop');
    },
    'after one gate of two': (chat) => proveByMail(app.url, chat, HANNA, HANNA_MAIL),
  };
  for (const [stage, reach] of Object.entries(stages)) {
    it(`A7: leads nowhere ${stage}`, async function () {
      // Fails without: a proof before anything goes on (prove.ts ends as proven on any answer); what has not begun, or was stopped, has nothing to go on with.
      this.timeout(60_000);
      for (const shortcut of SHORTCUTS) {
        const chat = await Chat.open(app.url);
        app.clock.advance(2 * SECOND);
        await reach(chat);
        await sayAll(chat, [shortcut, shortcut, 'ja', 'ja']);
        for (const label of EFFECTS) expect(labels(chat.all), shortcut).not.to.include(label);
      }
      expect(auditOf(app.data)).not.to.include('recovery.link-issued');
    });
  }

  it('A7: a code of a method that was left is not the code of the other', async () => {
    // Fails without: the new challenge taking the place of the old one (keep the id and the hash of the old one in start-method.ts).
    const chat = await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    await sayAll(chat, ['other', 'sms']);
    expect(labels(await chat.say(code))).to.deep.equal(['verify.wrong-code']);
  });

  it('A7: a proof given before stopping does not count after it', async () => {
    // Fails without: `cancel` of the row in interrupts.ts, with a dialog that finds it again.
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, ANNA, ANNA_MAIL);
    app.clock.advance(2 * SECOND);
    expect(await sayAll(chat, ['stop', 'ja', 'wachtwoord vergeten', ANNA, 'ja', 'ja'])).not.to.include('reset.link');
    expect(rows(app.data, `select 1 from recoveries where state = 'cancelled'`)).to.have.length(1);
  });

  it('A7: every gate is checked again at the yes', async () => {
    // Fails without: `holdsEnough` in `mayProceed` of carry-out.ts, together with `isEnough` in `carryOut`.
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, ANNA, ANNA_MAIL);
    tamper(app.data, `update accounts set roles = '["helpdesk"]' where user_id = ?`, ANNA);
    expect(has(await chat.say('ja'), 'reset.link')).to.equal(false);
    expect(auditOf(app.data)).not.to.include('recovery.link-issued');
  });

  it('A7: a proof grows old', async () => {
    // Fails without: `recovery.expiresAt <= parts.clock.now()` in carry-out.ts, together with `isEnough` there.
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, ANNA, ANNA_MAIL);
    app.clock.advance(30 * 60 * SECOND);
    expect(has(await chat.say('ja'), 'reset.link')).to.equal(false);
  });

  it('A7: the page cannot be opened with a made-up address', async () => {
    // Fails without: `byLink` by fingerprint in recoveries.ts.
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(403);
    const [row] = rows<{ id: string; link_hash: string }>(app.data, 'select id, link_hash from recoveries');
    const parts = [row?.id, row?.link_hash, matchCode, path.slice(10, -1), `${path.slice(10)}A`];
    for (const made of [...parts, 'null', 'undefined', '-', 'A'.repeat(43)]) {
      expect((await call(`${app.url}/password/${made}`, 'GET')).status, made).to.equal(410);
      expect((await choosePassword(app.url, `/password/${made}`, { matchCode: '-' })).status, made).to.equal(410);
    }
  });
});

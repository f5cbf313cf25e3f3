import { join } from 'node:path';
import { expect } from 'chai';
import { Chat, codeFor, eventually, inbox, labels } from '../support/chat.ts';
import { servicesOn } from '../support/services.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  HANNA,
  MINUTE,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  company,
  countsOf,
  has,
  noteHanded,
  person,
  rows,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  tamper,
  useApp,
} from './support.ts';

const HOUR = 60 * MINUTE;
const CHRIS = 'chris@voorbeeld.example';
const ELSE = 'else@voorbeeld.example';
const PEOPLE = company([
  person('anna', 1, { manager: BAS }),
  person('bas', 2, { manager: ANNA }),
  person('hanna', 3, { roles: ['helpdesk'], manager: BAS }),
  person('chris', 4, { manager: CHRIS }),
  person('else', 5, { manager: BAS, contacts: {} }),
  person('gijs', 6, { roles: ['helpdesk'], manager: BAS }),
]);
const policy = { sends: ROOMY.sends, methods: ['email', 'manager', 'helpdesk'] };

const idOf = (data: string, userId: string): string =>
  rows<{ id: string }>(data, 'select id from accounts where user_id = ?', userId)[0]?.id ?? '';

describe('a manager who vouches', () => {
  const app = useApp({ company: PEOPLE, file: { policy } });

  interface Asked {
    readonly chat: Chat;
    readonly number: string;
    /** Address of the page in the newest mail to the manager. */
    readonly path: string;
  }

  async function ask(userId = ANNA, to = BAS): Promise<Asked> {
    app.clock.advance(2 * SECOND);
    const chat = await askCode(app.url, userId, 'manager');
    await settled(app.data);
    return { chat, number: numberIn(chat), path: (await linkIn(to)) ?? '' };
  }

  const numberIn = (chat: Chat): string =>
    /\*\*(\d{3})\*\*/u.exec(chat.all.findLast(({ label }) => label === 'verify.enter-code')?.text ?? '')?.[1] ?? '';

  const linkIn = async (to: string): Promise<string | undefined> => {
    const links = (await inbox(app.url)).filter((entry) => entry.to === to).map(({ text }) => text);
    return links.flatMap((text) => /\/vouch\/[\w.-]+/u.exec(text) ?? []).at(-1);
  };

  /** What the page answers to somebody who is signed in, or to nobody. */
  async function open(path: string, who?: string, fields?: Record<string, string>): Promise<number> {
    const cookie = who === undefined ? '' : await sessionOf(app.url, who, `Begin-${who.split('@')[0] ?? ''}-01!`);
    const headers = { cookie, origin: app.url, accept: 'text/html' };
    const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    return (await fetch(app.url + path, { ...init, headers })).status;
  }
  const yes = (number: string) => ({ answer: 'yes', number });

  it('D2: lets the chat go on by itself, and is never the only gate', async () => {
    // Fails without: NEVER_ALONE in core/demands.ts; `resumes` in vouching.ts.
    const { chat, number, path } = await ask();
    expect(await open(path, BAS, yes(number))).to.equal(200);
    await chat.waitFor('verify.next-gate');
    expect(labels(chat.all.filter(({ from }) => from.role === 'bot')).slice(-2)).to.deep.equal([
      'verify.manager-yes',
      'verify.next-gate',
    ]);
    await chat.say('email');
    expect(has(await chat.say(await codeFor(app.url, ANNA_MAIL)), 'verify.passed')).to.equal(true);
  });

  it('D2: is the one whom the directory names, signed in, and nobody else', async () => {
    // Fails without: the comparisons with `visitor` in `find` of vouching.ts.
    const { number, path, chat } = await ask();
    expect(await open(path)).to.equal(401);
    expect(await open(path, undefined, yes(number))).to.equal(401);
    for (const other of [ANNA, HANNA]) expect(await open(path, other, yes(number)), other).to.equal(403);
    expect(labels(await chat.say('verder'))).to.deep.equal(['verify.waiting']);
    expect(auditOf(app.data)).not.to.include('recovery.gate-passed');
  });

  it('D2: is led back to the question after signing in', async () => {
    // Fails without: `signInAddress` in views/vouch.ts (a link to signing in alone).
    const { path, number } = await ask();
    const html = { accept: 'text/html', origin: app.url };
    const door = await (await fetch(app.url + path, { headers: html })).text();
    const signIn = /href="(\/sign-in\?[^"]+)"/u.exec(door)?.[1] ?? '';
    const form = await (await fetch(app.url + signIn, { headers: html })).text();
    const back = /name="return" value="([^"]+)"/u.exec(form)?.[1] ?? '';
    const body = new URLSearchParams({ userId: BAS, password: 'Begin-bas-01!', return: back });
    const signedIn = await fetch(`${app.url}/dev/sign-in`, { method: 'POST', headers: html, body });
    expect(await signedIn.text()).to.include(`content="0;url=${path}"`);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const confirmed = { method: 'POST', headers: { ...html, cookie }, body: new URLSearchParams(yes(number)) };
    expect((await fetch(app.url + path, confirmed)).status).to.equal(200);
  });

  it('D2: is asked live: whoever is the manager no longer may not', async () => {
    // Fails without: `managerOf` in `find` of vouching.ts.
    const { number, path } = await ask();
    tamper(app.data, 'update accounts set manager = ? where user_id = ?', HANNA, ANNA);
    expect(await open(path, BAS, yes(number))).to.equal(410);
  });

  it('D2: needs the number that the employee sees, and has three tries', async () => {
    // Fails without: `numberHash` in `decide` of vouching.ts; MOST_WRONG there.
    const { number, path } = await ask();
    const wrong = number === '111' ? '112' : '111';
    expect(await open(path, BAS, yes(wrong))).to.equal(422);
    expect(await open(path, BAS, yes(''))).to.equal(422);
    expect(await open(path, BAS, yes(wrong))).to.equal(410);
    expect(await open(path, BAS, yes(number))).to.equal(410);
  });

  it('D2: does it once, within four hours, by a link that nobody can make', async () => {
    // Fails without: `vouch.state` and `expiresAt` in `find` of vouching.ts; `isVouchToken` there.
    const first = await ask();
    expect(await open(first.path, BAS, yes(first.number))).to.equal(200);
    expect(await open(first.path, BAS, yes(first.number))).to.equal(410);
    const second = await ask();
    const forged = `${second.path.slice(0, -1)}${second.path.endsWith('A') ? 'B' : 'A'}`;
    expect(await open(forged, BAS, yes(second.number))).to.equal(410);
    app.clock.advance(4 * HOUR);
    expect(await open(second.path, BAS, yes(second.number))).to.equal(410);
  });

  it('D2: changes nothing by looking, and can say no', async () => {
    // Fails without: `refuse` in vouching.ts.
    const { chat, number, path } = await ask();
    for (let round = 0; round < 3; round++) expect(await open(path, BAS)).to.equal(200);
    expect(await open(path, BAS, { answer: 'no' })).to.equal(200);
    await chat.waitFor('verify.manager-no');
    await eventually(async () => {
      await chat.news();
      return chat.all.at(-1)?.label === 'verify.choose-method' || undefined;
    }, 'the choice once more');
    expect(await open(path, BAS, yes(number))).to.equal(410);
  });

  it('D2: does not vouch for who vouched for them within a day', async () => {
    // Fails without: `mutual` in `managerOf` of manager.ts.
    const { number, path } = await ask();
    expect(await open(path, BAS, yes(number))).to.equal(200);
    const before = await sentTo(app.url, ANNA);
    await ask(BAS, ANNA);
    expect(await sentTo(app.url, ANNA)).to.equal(before);
    app.clock.advance(24 * HOUR);
    await ask(BAS, ANNA);
    expect(await sentTo(app.url, ANNA)).to.equal(before + 1);
  });

  it('D2: is not asked for a privileged account, nor for their own', async () => {
    // Fails without: `isPrivileged` or `found.id !== account.id` in `managerOf` of manager.ts.
    await ask(HANNA);
    await ask(CHRIS, CHRIS);
    expect(await sentTo(app.url)).to.equal(0);
  });

  it('A17: is asked by nobody in the same words, with the same rows', async () => {
    // Fails without: the void parcel and the row for nobody in manager.ts, each under a name of its own, or `pretend` in delivery.ts.
    noteHanded(app.data);
    const walk = async (userId: string) => {
      const before = countsOf(app.data);
      const chat = await Chat.open(app.url);
      const heard = await sayAll(chat, ['wachtwoord vergeten', userId, 'manager', 'verder', '123']);
      await settled(app.data);
      const after = Object.entries({ ...countsOf(app.data), inbox: 0 });
      return {
        heard,
        written: after.map(([table, count]) => [table, table === 'inbox' ? 0 : count - (before[table] ?? 0)]),
      };
    };
    const known = await walk(ANNA);
    expect(await walk('niemand@voorbeeld.example')).to.deep.equal(known);
    expect(await walk(CHRIS)).to.deep.equal(known);
    const nobodies = rows<{ manager_id: string }>(app.data, `select manager_id from vouches where state = 'dead'`);
    expect(new Set(nobodies.map((row) => row.manager_id)).size).to.equal(2);
  });

  it('A7: a gate from hours before the manager answers no longer counts', async () => {
    // Fails without: the age of gates in `isEnough` of enough.ts (count them all).
    const chat = await askCode(app.url, ANNA);
    tamper(app.data, `update accounts set roles = '["helpdesk"]' where user_id = ?`, ANNA);
    expect(has(await chat.say(await codeFor(app.url, ANNA_MAIL)), 'verify.next-gate')).to.equal(true);
    tamper(app.data, `update accounts set roles = '[]' where user_id = ?`, ANNA);
    await chat.say('manager');
    await settled(app.data);
    const path = (await linkIn(BAS)) ?? '';
    app.clock.advance(3 * HOUR);
    expect(await open(path, BAS, yes(numberIn(chat)))).to.equal(200);
    expect((await chat.waitFor('verify.next-gate')).label).to.equal('verify.next-gate');
    await chat.news();
    expect(auditOf(app.data)).not.to.include('recovery.verified');
  });
});

describe('a call-back by the helpdesk', () => {
  const app = useApp({ company: PEOPLE, file: { policy } });
  let desk: Awaited<ReturnType<typeof servicesOn>>;
  beforeEach(async () => {
    desk = await servicesOn(app, join(app.data, 'config.json'));
  });
  afterEach(() => desk.end());

  const recoveryOf = (userId: string): string =>
    rows<{ id: string }>(
      app.data,
      'select id from recoveries where account_id = ? order by rowid desc',
      idOf(app.data, userId),
    )[0]?.id ?? '';
  const challenge = (agent: string, userId: string, way: 'email' | 'sms' = 'sms') =>
    desk.callBack.challenge({ agentId: idOf(app.data, agent), recoveryId: recoveryOf(userId), way });
  const refused = (why: string) => ({ kind: 'refused', why });

  it('D1: sends a code to a registered contact, which the employee returns, and is never the only gate', async () => {
    // Fails without: NEVER_ALONE in core/demands.ts.
    const chat = await askCode(app.url, ANNA, 'helpdesk');
    expect(await challenge(HANNA, ANNA)).to.deep.equal({ kind: 'sent' });
    const other = await Chat.open(app.url);
    await other.say('hoi');
    await askCode(app.url, BAS, 'email');
    const code = await codeFor(app.url, '+31612345601');
    expect(labels(await chat.say(code))).to.deep.equal(['verify.next-gate']);
    await chat.say('email');
    expect(has(await chat.say(await codeFor(app.url, ANNA_MAIL)), 'verify.passed')).to.equal(true);
    const sent = rows<{ actor: string }>(app.data, `select actor from audit where event = 'call-back.sent'`);
    expect(sent).to.have.length(1);
  });

  it('A8: to the mailbox that was a gate already is no second one', async () => {
    // Fails without: the comparison of fingerprints in `reachable` of sent-code.ts.
    const chat = await askCode(app.url, ANNA, 'helpdesk');
    expect(await challenge(HANNA, ANNA, 'email')).to.deep.equal({ kind: 'sent' });
    await askCode(app.url, BAS, 'email');
    await chat.say(await codeFor(app.url, ANNA_MAIL));
    app.clock.advance(2 * SECOND);
    await chat.say('email');
    await settled(app.data);
    expect(await sentTo(app.url, ANNA_MAIL)).to.equal(1);
  });

  it('D3: is for staff alone, for others alone, and never for a privileged account', async () => {
    // Fails without: the checks in `find` of call-back.ts, each its own.
    await askCode(app.url, ANNA, 'helpdesk');
    expect(await challenge(BAS, ANNA)).to.deep.equal(refused('not-staff'));
    await askCode(app.url, HANNA, 'helpdesk');
    expect(await challenge(HANNA, HANNA)).to.deep.equal(refused('own-account'));
    expect(await challenge('gijs@voorbeeld.example', HANNA)).to.deep.equal(refused('privileged'));
    tamper(app.data, `update accounts set roles = '[]' where user_id = ?`, HANNA);
    expect(await challenge(HANNA, ANNA), 'the role is read live').to.deep.equal(refused('not-staff'));
  });

  it('D6: needs the employee to have asked for it in the chat', async () => {
    // Fails without: `challenge?.method` in `find` of call-back.ts.
    await askCode(app.url, ANNA, 'email');
    expect(await challenge(HANNA, ANNA)).to.deep.equal(refused('not-asked'));
  });

  it('A2: has five tries of its own', async () => {
    // Fails without: `accountTries(..., 'agent')` in helpdesk.ts.
    const chat = await askCode(app.url, ANNA, 'helpdesk');
    expect(await sayAll(chat, Array<string>(5).fill('00000000'))).to.include('verify.stopped');
    expect(await sayAll(await Chat.open(app.url), ['wachtwoord vergeten', ANNA, 'helpdesk'])).to.include(
      'verify.stopped',
    );
    expect(has(await (await askCode(app.url, ANNA)).say(await codeFor(app.url, ANNA_MAIL)), 'verify.passed')).to.equal(
      true,
    );
  });

  it('D2: where there are too few contacts, takes the manager and an agent, two people', async () => {
    // Fails without: `manager-first` and `has-contacts` in `attest` of call-back.ts; `isGrounded` in core/demands.ts.
    const attest = (agent: string, userId: string) =>
      desk.callBack.attest({ agentId: idOf(app.data, agent), recoveryId: recoveryOf(userId) });
    await askCode(app.url, ANNA, 'helpdesk');
    expect(await attest(HANNA, ANNA)).to.deep.equal(refused('has-contacts'));
    const chat = await askCode(app.url, ELSE, 'helpdesk');
    expect(await attest(HANNA, ELSE)).to.deep.equal(refused('manager-first'));
    await chat.say('manager');
    await settled(app.data);
    const number = /\*\*(\d{3})\*\*/u.exec(chat.all.at(-1)?.text ?? '')?.[1] ?? '';
    const token =
      /\/vouch\/([\w.-]+)/u.exec((await inbox(app.url)).find(({ to }) => to === BAS)?.text ?? '')?.[1] ?? '';
    await desk.vouching.decide(token, idOf(app.data, BAS), 'yes', number);
    await askCode(app.url, BAS, 'email');
    await chat.waitFor('verify.next-gate');
    await chat.say('helpdesk');
    tamper(app.data, `update accounts set roles = '["helpdesk"]' where user_id = ?`, BAS);
    expect(await attest(BAS, ELSE), 'the manager is not the second').to.deep.equal(refused('manager-first'));
    expect(await attest(HANNA, ELSE)).to.deep.equal({ kind: 'attested' });
    await askCode(app.url, ANNA, 'email');
    await chat.waitFor('confirm');
    expect(has(await chat.say('ja'), 'reset.link')).to.equal(true);
  });
});

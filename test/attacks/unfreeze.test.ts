import { expect } from 'chai';
import { Chat, choosePassword, codeFor, inbox, labels, linkByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  MINUTE,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  company,
  otherCode,
  person,
  rows,
  sentTo,
  sessionOf,
  settled,
  timesIn,
  useApp,
} from './support.ts';

const DAY = 86_400 * SECOND;
const staff = (role: string) => ({ roles: [role] });
const PEOPLE = company([
  person('anna', 1),
  person('bas', 2),
  person('hanna', 3, staff('helpdesk')),
  person('henk', 4, staff('helpdesk')),
  person('peter', 5, staff('passwordAdministrator')),
  person('gerda', 6, staff('globalAdministrator')),
]);

describe('the way back after "this was not me"', () => {
  const app = useApp({ company: PEOPLE, file: { policy: ROOMY } });

  /** Presses the button behind the notice of a reset; gives the reference it was frozen under. */
  async function freeze(name = 'anna'): Promise<string> {
    const chat = await askCode(app.url, `${name}@voorbeeld.example`);
    for (let tries = 0; tries < 3; tries++) await chat.say('00000000');
    await settled(app.data);
    const notice = (await inbox(app.url)).findLast(
      ({ id, to }) => id.startsWith('failures-') && to === `${name}@prive.example`,
    );
    const [link = ''] = /http\S+\/not-me\/\S+/u.exec(notice?.text ?? '') ?? [];
    expect((await fetch(link, { method: 'POST' })).status).to.equal(200);
    return rows<{ reference: string }>(app.data, 'select reference from freezes order by at desc')[0]?.reference ?? '';
  }

  const cookies = new Map<string, string>();
  beforeEach(() => cookies.clear());
  async function cookieOf(name: string): Promise<string> {
    const known = cookies.get(name) ?? (await sessionOf(app.url, `${name}@voorbeeld.example`, `Begin-${name}-01!`));
    cookies.set(name, known);
    return known;
  }

  /** As the form of the page sends it; gives the status and the sentence about how it went. */
  async function act(name: string, what: string, fields: Record<string, string>): Promise<[number, string]> {
    const response = await fetch(`${app.url}/admin/frozen/${what}`, {
      method: 'POST',
      headers: { cookie: await cookieOf(name), accept: 'text/html' },
      body: new URLSearchParams(fields),
    });
    const [, said = ''] = /role="status"><p>([^<]+)/u.exec(await response.text()) ?? [];
    return [response.status, said];
  }
  const approve = async (name: string, reference: string) => (await act(name, 'approve', { reference }))[0];

  async function prove(reference: string, name = 'anna', by = 'hanna'): Promise<void> {
    app.clock.advance(2 * SECOND);
    await settled(app.data);
    const to = `${name}@prive.example`;
    const before = (await inbox(app.url))
      .filter((entry) => entry.to === to)
      .map(({ text }) => /\d{8}/u.exec(text)?.[0] ?? '');
    expect(await act(by, 'ask', { reference, method: 'email' })).to.deep.equal([
      200,
      'De code is onderweg. Vraag de medewerker om hem voor te lezen.',
    ]);
    const code = await codeFor(app.url, to, before);
    expect((await act(by, 'check', { reference, code }))[1]).to.match(/^(?:De medewerker|Deze code is goed)/u);
  }
  const isFrozen = (): boolean => rows(app.data, 'select 1 from freezes').length > 0;

  it('B10: takes the verified employee and two members of staff, and everybody is told', async () => {
    // Fails without: `freezes.unfreeze` in unfreeze.ts: it shows that there is a way back.
    const reference = await freeze();
    await prove(reference);
    expect(await approve('hanna', reference)).to.equal(200);
    expect(isFrozen(), 'after one').to.equal(true);
    expect(await approve('henk', reference)).to.equal(200);
    expect(isFrozen(), 'after two').to.equal(false);
    await settled(app.data);
    const told = (await inbox(app.url)).filter(({ id }) => id.startsWith('unfrozen-')).map(({ to }) => to);
    expect(told.toSorted()).to.deep.equal(['+31201234501', '+31612345601', ANNA_MAIL]);
    const audit = auditOf(app.data);
    expect([timesIn(audit, 'account.unfreeze-approved'), timesIn(audit, 'account.unfrozen')]).to.deep.equal([2, 1]);
    app.clock.advance(2 * SECOND);
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    expect((await choosePassword(app.url, path, { matchCode })).status, 'and recovery works again').to.equal(200);
  });

  it('B10: is not taken before the employee is verified, nor when that is long ago', async () => {
    // Fails without: `isComplete(proof)` in `approve` of unfreeze.ts; its last part without `expiresAt` in proofOf.
    const reference = await freeze();
    expect((await act('hanna', 'approve', { reference }))[1]).to.match(/moet eerst laten zien/u);
    await act('hanna', 'ask', { reference, method: 'email' });
    await act('hanna', 'check', { reference, code: otherCode(await codeFor(app.url, ANNA_MAIL)) });
    expect((await act('hanna', 'approve', { reference }))[1], 'after a wrong code').to.match(/moet eerst laten zien/u);
    await prove(reference);
    await approve('hanna', reference);
    app.clock.advance(31 * MINUTE);
    expect((await act('henk', 'approve', { reference }))[1]).to.match(/moet eerst laten zien/u);
    expect(isFrozen()).to.equal(true);
    expect(timesIn(auditOf(app.data), 'account.unfreeze-approved')).to.equal(1);
  });

  it('D2: is not taken by one person twice, nor by the one it is about', async () => {
    // Fails without: `first?.staff === staff.id`, and `staff.id === target.id`, in unfreeze.ts.
    const reference = await freeze('hanna');
    await prove(reference, 'hanna', 'henk');
    app.clock.advance(2 * SECOND);
    await act('henk', 'ask', { reference, method: 'sms' });
    await act('henk', 'check', { reference, code: await codeFor(app.url, '+31612345603') });
    expect(await approve('hanna', reference)).to.equal(403);
    expect(await approve('henk', reference)).to.equal(200);
    expect(await approve('henk', reference)).to.equal(403);
    expect(isFrozen()).to.equal(true);
  });

  it('D2: is not taken by two who help each other in turn, within a day', async () => {
    // Fails without: `isReciprocal` in unfreeze.ts.
    const first = await freeze();
    await prove(first);
    await approve('hanna', first);
    await approve('henk', first);
    const second = await freeze('bas');
    await prove(second, 'bas');
    await approve('henk', second);
    expect(await approve('hanna', second)).to.equal(403);
    expect(await approve('peter', second), 'a third person').to.equal(200);
    app.clock.advance(DAY + SECOND);
    cookies.clear();
    const third = await freeze();
    await prove(third);
    await approve('henk', third);
    expect(await approve('hanna', third), 'a day later').to.equal(200);
  });

  it('D3: is not taken by a lower role, as it is at that moment', async () => {
    // Fails without: `rankOf(staff) < rankOf(target)` in unfreeze.ts.
    const reference = await freeze('gerda');
    expect(await act('hanna', 'ask', { reference, method: 'email' })).to.deep.equal([
      403,
      'Dit mag jij niet doen. Vraag een andere collega.',
    ]);
    expect(await approve('peter', reference)).to.equal(403);
    await settled(app.data);
    expect(
      (await inbox(app.url)).filter(({ id, to }) => id.startsWith('code-') && to === 'gerda@prive.example'),
    ).to.have.length(1);
  });

  it('D7: is not there for anybody but staff', async () => {
    // Fails without: `staffOf` in unfreeze.ts.
    const reference = await freeze();
    const page = async (name?: string) =>
      (
        await fetch(`${app.url}/admin/frozen`, {
          redirect: 'manual',
          headers: name === undefined ? {} : { cookie: await cookieOf(name) },
        })
      ).status;
    expect([await page(), await page('bas'), await page('hanna')]).to.deep.equal([303, 404, 200]);
    expect(await approve('bas', reference)).to.equal(404);
    const anonymous = await fetch(`${app.url}/admin/frozen/approve`, {
      method: 'POST',
      body: new URLSearchParams({ reference }),
    });
    expect(anonymous.status).to.equal(404);
  });

  it('A6: has proofs of its own: they reset nothing, and those of a recovery unfreeze nothing', async () => {
    // Fails without: `purpose === 'freeze'` in `proofOf` of unfreeze.ts, or in `isServed` of parts.ts (any purpose).
    const open = await Chat.open(app.url);
    await open.say('wachtwoord vergeten');
    await open.say(ANNA);
    await open.say('email');
    await open.say(await codeFor(app.url, ANNA_MAIL));
    app.clock.advance(2 * SECOND);
    const reference = await freeze();
    expect((await act('hanna', 'approve', { reference }))[1]).to.match(/moet eerst laten zien/u);
    expect(labels(await open.say('ja'))).not.to.include('reset.link');
    await prove(reference);
    await settled(app.data);
    const before = await sentTo(app.url, ANNA_MAIL);
    app.clock.advance(2 * SECOND);
    await askCode(app.url, ANNA);
    await settled(app.data);
    expect(await sentTo(app.url, ANNA_MAIL), 'still frozen for everything else').to.equal(before);
  });

  it('F3: puts every look that staff take at a person into the audit', async () => {
    // Fails without: `account.viewed` in `list` of unfreeze.ts.
    await freeze();
    for (const name of ['hanna', 'bas'])
      await fetch(`${app.url}/admin/frozen`, { headers: { cookie: await cookieOf(name) } });
    const looks = rows<{ subject: string; actor: string }>(
      app.data,
      `select subject, actor from audit where event = 'account.viewed'`,
    );
    expect(looks).to.have.length(1);
    expect(looks[0]?.actor).to.match(/^p-/u).and.not.to.equal(looks[0]?.subject);
  });
});

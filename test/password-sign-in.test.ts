import { expect } from 'chai';
import { ANNA, sid, WindowsDouble } from './adapters/active-directory/windows-double.ts';
import { rows, unsealed } from './attacks/support.ts';
import { startApp, type TestApp } from './support/app.ts';
import { auditOf } from './support/audit.ts';
import { PlainBrowser } from './support/browser.ts';
import { call } from './support/chat.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RIGHT = { userId: 'anna@corp.test', password: 'Begin-anna-01!' };
const WRONG = { ...RIGHT, password: 'niet het goede' };
const DESK = 'S-1-5-21-1-2-3-1201';

/** The whole application with Active Directory alone, before a double of a domain controller. */
describe('signing in with the password of Active Directory, from outside', () => {
  let double: WindowsDouble;
  let app: TestApp;
  let browser: PlainBrowser;

  const open = (): Promise<TestApp> => {
    const directory = {
      kind: 'active-directory',
      urls: [double.url],
      caFile: double.caFile,
      bindName: 'svc@corp.test',
      password: 'geheim',
      domain: 'CORP',
      baseDn: 'DC=corp,DC=test',
      roles: { [DESK]: 'helpdesk' },
    };
    return startApp({ file: { directory, organisation: { name: 'Voorbeeld BV', domain: 'corp.test' } } });
  };

  beforeEach(async () => {
    double = await WindowsDouble.start();
    double.lockedAfter = 10;
    app = await open();
    browser = new PlainBrowser(app.url);
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await double.close();
  });

  const signIn = (typed: Record<string, string> = RIGHT) => browser.post('/sign-in', typed);
  const isIn = async (from = browser): Promise<boolean> =>
    (await from.get('/sign-in')).text.includes('Je bent aangemeld als');
  const me = (from = browser) =>
    call(`${app.url}/helpdesk/api/me`, 'GET', undefined, {
      cookie: `sleutel_session=${from.cookie('sleutel_session') ?? ''}`,
    });

  it('asks for a user name and a password, and gives a session that scripts cannot read', async () => {
    expect((await browser.get('/sign-in?return=%2Fhelpdesk')).text)
      .to.include('action="/sign-in"')
      .and.include('name="return" value="/helpdesk"')
      .and.include('name="password"')
      .and.not.include('/dev/sign-in');
    const page = await signIn({ ...RIGHT, return: '/helpdesk' });
    expect(page.status).to.equal(200);
    expect(page.text).to.include('content="0;url=/helpdesk"').and.not.include(RIGHT.password);
    expect(page.headers.getSetCookie()[0]).to.match(/^sleutel_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u);
    expect(await isIn()).to.equal(true);
    expect((await auditOf(app.data)).map(({ event }) => event)).to.deep.equal(['session.opened']);
  });

  it('D10: gives another session at every sign-in, and ends the one before', async () => {
    await signIn();
    const first = browser.cookie('sleutel_session') ?? '';
    await signIn();
    const old = new PlainBrowser(app.url);
    old.set('sleutel_session', first);
    expect([await isIn(), await isIn(old)]).to.deep.equal([true, false]);
  });

  // Off: leave `refuseForeign` out, or give back what was asked for in `ownPath`.
  it('D10: not for another site, nor on to one', async () => {
    expect((await browser.post('/sign-in', RIGHT, { origin: 'https://evil.example' })).status).to.equal(403);
    expect((await signIn({ ...RIGHT, return: '//evil.example' })).text).to.include('content="0;url=/"');
  });

  it('knows staff by the group in the directory, and signs them out when they do nothing', async () => {
    await signIn();
    expect((await me()).status).to.equal(403);
    double.anna = { ...ANNA, tokenGroups: [sid(21, 1, 2, 3, 1201)] };
    await signIn();
    expect((await me()).status).to.equal(200);
    app.clock.advance(15 * MINUTE);
    expect((await me()).status).to.equal(401);
  });

  // Off: ask the directory first, in signIn and in its adapter: an empty password signs in as nobody there.
  it('E2: takes no empty password', async () => {
    expect((await signIn({ ...RIGHT, password: '' })).status).to.equal(401);
    expect(await isIn()).to.equal(false);
  });

  // Off: tell `locked` on, return before `verify` where there is no account, or before `base` in entryOf of reader.ts.
  it('A17: says the same of a wrong password, an unknown name and a locked account, and asks as much', async () => {
    const asked: number[] = [];
    const told = async (userId: string): Promise<string> => {
      const before = double.searches;
      const { status, text } = await signIn({ userId, password: 'niet het goede' });
      asked.push(double.searches - before);
      return `${status} ${text.replaceAll(userId, 'NAME').replaceAll(/\b[\w-]{22,}\b/gu, '')}`;
    };
    const wrong = await told('anna@corp.test');
    expect(wrong).to.include('401').and.include('Aanmelden lukt niet');
    expect(await told('nobody@corp.test')).to.equal(wrong);
    expect(double.binds).to.have.length(2);
    double.wrong = 10;
    expect(await told('anna@corp.test')).to.equal(wrong);
    // The first one also signs the service account in, and reads the rules.
    expect(asked[1]).to.equal(asked[2]);
  });

  // Off: name `typed` in the audit, or count by it.
  it('D9: keeps nothing of a password that was typed as a name, sealed either', async () => {
    const slip = 'vierblauwefietsen7';
    expect((await signIn({ userId: slip, password: slip })).status).to.equal(401);
    const names = unsealed(app.data, 'select sealed_name as sealed from pseudonyms');
    expect(names).not.to.be.empty;
    expect(JSON.stringify([names, rows(app.data, 'select * from attempts')])).not.to.include(slip);
  });

  it('A16: not for two who look alike, a filter, or somebody of another domain', async () => {
    for (const userId of ['*', 'anna*', '*)(objectClass=*', 'ann\u0430@corp.test', 'OTHER\\anna', "anna' or 1=1"]) {
      expect((await signIn({ ...RIGHT, userId })).status, userId).to.equal(401);
    }
  });

  // Off: leave `takeTry` out of signIn.
  it('A14: asks the directory three times a day for an account, and then not even for the right one', async () => {
    for (let times = 0; times < 4; times++) expect((await signIn(WRONG)).status).to.equal(401);
    expect((await signIn()).status).to.equal(401);
    expect((await signIn({ ...RIGHT, userId: 'CORP\\anna' })).status).to.equal(401);
    expect(double.wrong).to.equal(3);
    app.clock.advance(DAY);
    expect((await signIn()).status).to.equal(200);
  });

  describe('in a browser in which its owner signed in before', () => {
    const stranger = () => new PlainBrowser(app.url);
    const useUp = async () => {
      for (let times = 0; times < 6; times++)
        expect((await stranger().post('/sign-in', WRONG)).status, 'a stranger').to.equal(401);
    };

    // Off: count every door as a stranger's in `countersFor`, and the owner is kept out with the strangers.
    it('A14: still signs in when strangers have used up the tries of the day', async () => {
      await signIn();
      await useUp();
      expect(double.wrong).to.equal(3);
      expect((await stranger().post('/sign-in', RIGHT)).status).to.equal(401);
      expect((await signIn(WRONG)).status).to.equal(401);
      expect((await signIn()).status).to.equal(200);
      expect(await isIn()).to.equal(true);
    });

    // Off: leave `all` out of `isSpent`: whoever has the browser then guesses on.
    it('A14: has what strangers leave of the day, and after that there are no more for anybody', async () => {
      await signIn();
      for (let times = 0; times < 8; times++) expect((await signIn(WRONG)).status).to.equal(401);
      expect(double.wrong).to.equal(6);
      expect((await signIn()).status).to.equal(401);
      await useUp();
      expect(double.wrong).to.equal(6);
      app.clock.advance(DAY);
      expect((await signIn()).status).to.equal(200);
    });

    // Off: give those browsers half of the day's, rounded down, as the others.
    it('A14: is no worse off than any other, however few lock the account', async () => {
      for (const lockedAfter of [2, 3]) {
        Object.assign(double, { lockedAfter, wrong: 0 });
        await app.stop();
        await app.remove();
        app = await open();
        browser = new PlainBrowser(app.url);
        for (const time of ['first', 'second'])
          expect((await signIn()).status, `${lockedAfter}, ${time}`).to.equal(200);
        for (let wrong = 1; wrong < lockedAfter - 1; wrong++) await signIn(WRONG);
        expect((await signIn()).status, `${lockedAfter}, after a slip`).to.equal(200);
      }
    }).timeout(60_000);

    // Off: take `wrongBudget(undefined)` for every account, or leave `all` out of `isSpent`.
    it('A14: never locks the account with strangers and owner together, whatever locks it', async () => {
      for (const lockedAfter of [2, 3, 4, 5, 7, 10]) {
        Object.assign(double, { lockedAfter, wrong: 0 });
        await app.stop();
        await app.remove();
        app = await open();
        browser = new PlainBrowser(app.url);
        expect((await signIn()).status, `a first time, ${lockedAfter} lock`).to.equal(200);
        await useUp();
        for (let times = 0; times < 4; times++) await signIn(WRONG);
        expect(double.wrong, `${lockedAfter} lock`).to.be.below(lockedAfter);
      }
    }).timeout(60_000);

    // Off: leave the account out of the fingerprint in known-browsers.ts.
    it('A6: is a stranger for every other account', async () => {
      await signIn();
      expect(browser.cookie('sleutel_known') ?? '').not.to.equal('');
      double.anna = { ...ANNA, objectGUID: [Buffer.alloc(16, 7)], userPrincipalName: ['hanna@corp.test'] };
      for (let times = 0; times < 5; times++) await signIn(WRONG);
      const tries = rows<{ subject: string }>(app.data, `select subject from attempts where kind = 'sign-in'`);
      expect(tries.filter(({ subject }) => subject.endsWith(' stranger'))).to.have.length(3);
    });

    it('is told so by a cookie that scripts and other sites do not get, for three months', async () => {
      const { headers } = await signIn();
      const set = headers.getSetCookie().find((each) => each.startsWith('sleutel_known='));
      expect(set).to.include('HttpOnly').and.include('SameSite=Strict').and.include('Path=/sign-in');
      expect(set).to.include(`Max-Age=${90 * 24 * 60 * 60}`);
      expect((await signIn(WRONG)).headers.getSetCookie().join()).not.to.include('sleutel_known');
    });

    // Off: leave `startAfresh` out of signIn.
    it('starts afresh when it got in', async () => {
      await signIn();
      for (let day = 0; day < 3; day++) {
        await signIn(WRONG);
        await signIn(WRONG);
        expect((await signIn()).status).to.equal(200);
      }
    });
  });

  // Off: count a try only after the directory has answered.
  it('A3: also of twenty at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => new PlainBrowser(app.url).post('/sign-in', WRONG).then(({ status }) => status)),
    );
    expect(new Set(all)).to.deep.equal(new Set([401]));
    expect(double.wrong).to.be.within(1, 3);
  });

  it('forgets what went wrong when somebody is in', async () => {
    for (let day = 0; day < 3; day++) {
      await signIn(WRONG);
      await signIn(WRONG);
      expect((await signIn()).status).to.equal(200);
    }
  });

  // Off: leave `isTooMuch` out of signIn.
  it('A12: asks an address where it went wrong often to wait', async () => {
    for (let times = 0; times < 50; times++) await signIn({ userId: `nobody${times}@corp.test`, password: 'x' });
    const page = await signIn();
    expect([page.status, page.text.includes('kwartier')]).to.deep.equal([429, true]);
    app.clock.advance(15 * MINUTE);
    expect((await signIn()).status).to.equal(200);
  }).timeout(60_000);

  for (const [data, text] of [
    ['533', 'uitgezet'],
    ['532', 'verlopen'],
    ['773', 'eerst een nieuw wachtwoord'],
  ] as const) {
    // Off: leave `RIGHT_BUT` out of signIn, and the fourth is told nothing.
    it(`says what else there is (${data}) only to who has the password, however often`, async () => {
      double.standing = data;
      expect((await signIn(WRONG)).text).not.to.include(text);
      for (let times = 0; times < 4; times++) {
        const page = await signIn();
        expect([page.status, page.text.includes(text)]).to.deep.equal([403, true]);
      }
      expect(await isIn()).to.equal(false);
    });
  }

  // Off: start afresh whenever the password is right, in signIn.
  for (const standing of ['532', '533', '773', '530'])
    it(`A14: does not count anew for who is not let in (${standing}), because the directory does not either`, async () => {
      double.standing = standing;
      for (let times = 0; times < 6; times++) for (const typed of [WRONG, WRONG, RIGHT]) await signIn(typed);
      expect(double.wrong).to.be.below(double.lockedAfter);
    });

  it('E6: while the directory does not answer, says so and signs nobody in', async () => {
    const { url } = double;
    await double.close();
    const { status, text, headers } = await signIn();
    expect([status, text.includes('Het ligt aan ons')]).to.deep.equal([503, true]);
    expect(headers.get('retry-after')).to.equal('10');
    expect(text).to.include('value="anna@corp.test"').and.not.include(RIGHT.password);
    expect(await isIn()).to.equal(false);
    double = await WindowsDouble.start();
    expect(double.url).not.to.equal(url);
  });

  describe('E6: a controller that fails in the middle', () => {
    const tries = () => rows<{ subject: string }>(app.data, `select subject from attempts where kind = 'sign-in'`);
    const page = async (userId: string): Promise<string> => {
      const { status, text } = await signIn({ ...WRONG, userId });
      return `${status} ${text.replaceAll(userId, 'NAME')}`;
    };
    beforeEach(async () => {
      // From here on a line of the service account is open.
      await signIn();
      browser = new PlainBrowser(app.url);
    });

    // Off: leave `giveBack` out of signIn.
    it('takes no try for a password that never reached it', async () => {
      double.trouble = 'refuses';
      for (let times = 0; times < 5; times++) {
        const { status, text } = await signIn(WRONG);
        expect([status, text.includes('Het ligt aan ons')]).to.deep.equal([503, true]);
      }
      expect([double.wrong, tries()]).to.deep.equal([0, []]);
      double.trouble = undefined;
      expect((await signIn()).status).to.equal(200);
    });

    // Off: take every fault of `verifyPassword` for one that never reached it, in signIn or in verify.ts.
    it('keeps the try of a password that may have counted there, and still says whose fault it is', async () => {
      double.trouble = 'cuts';
      for (let times = 0; times < 5; times++) {
        const { status, text } = await signIn(WRONG);
        expect([status, text.includes('Het ligt aan ons')]).to.deep.equal([503, true]);
      }
      const asked = double.binds.filter((name) => name.includes('CN=anna')).length;
      expect(asked).to.equal(4);
      double.trouble = undefined;
      expect((await signIn()).status, 'three tries are gone').to.equal(401);
      app.clock.advance(DAY);
      expect((await signIn()).status).to.equal(200);
    });

    // Off: leave `mayTry` out of where the try is given back.
    it('gives nothing back to who had no try left', async () => {
      for (let times = 0; times < 4; times++) await signIn(WRONG);
      double.trouble = 'refuses';
      for (let times = 0; times < 4; times++) expect((await signIn(WRONG)).status).to.equal(503);
      double.trouble = undefined;
      expect((await signIn()).status).to.equal(401);
      expect(double.wrong).to.equal(3);
    });

    it('A17: says the same of a name that nobody has, and counts as much', async () => {
      for (const trouble of ['refuses', 'cuts'] as const) {
        double.trouble = trouble;
        const before = tries().length;
        const known = await page('anna@corp.test');
        const between = tries().length;
        expect(await page('nobody@corp.test'), trouble).to.equal(known);
        expect(tries().length - between, trouble).to.equal(between - before);
      }
    });
  });
});

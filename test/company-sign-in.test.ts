import { expect } from 'chai';
import { claimsOf } from './channels/support.ts';
import { signInAt } from './doubles/microsoft/browser.ts';
import { startCloud, type Cloud } from './doubles/microsoft/cloud.ts';
import { CLIENT, groupId, newUser, OTHER_TENANT, SECRET, TENANT, type EntraUser } from './doubles/microsoft/tenant.ts';
import { startApp, type TestApp } from './support/app.ts';
import { auditOf } from './support/audit.ts';
import { PlainBrowser } from './support/browser.ts';

const MINUTE = 60_000;

/** The whole application with Graph and the sign-in of Microsoft Entra, both before their doubles. */
describe('signing in at the company, from outside', () => {
  let cloud: Cloud;
  let app: TestApp;
  let anna: EntraUser;
  let browser: PlainBrowser;

  /** How long the audit was when the test began. */
  let told: number;

  const open = async (): Promise<void> => {
    cloud = await startCloud([newUser('bas', { displayName: 'Bas' })]);
    const directory = {
      kind: 'graph',
      tenantId: TENANT,
      clientId: CLIENT,
      clientSecret: SECRET,
      authorityHost: cloud.login.url,
      graphBaseUrl: cloud.graph.url,
    };
    const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
    app = await startApp({ file: { directory, organisation, signIn: {} } });
    cloud.tenant.application.redirectUris.push(`${app.url}/sign-in/back`, `${app.url}/`);
  };
  const close = async (): Promise<void> => {
    await app.stop();
    await app.remove();
    await cloud.close();
  };

  before(open);
  beforeEach(async () => {
    anna = newUser('anna', { displayName: 'Anna de Vries' });
    cloud.tenant.users.splice(1, 9, anna);
    cloud.login.twist = (claims) => claims;
    cloud.login.moods.length = 0;
    browser = new PlainBrowser(app.url);
    told = (await auditOf(app.data)).length;
  });
  after(close);
  /** The clock of an application only goes forward: those that move it leave a fresh one behind. */
  const afresh = async (): Promise<void> => {
    await close();
    await open();
  };

  const depart = async (from = browser, path = '/sign-in/begin') =>
    (await from.get(path)).headers.get('location') ?? '';
  const pathOf = (back: URL | undefined): string => (back === undefined ? '/nowhere' : back.pathname + back.search);
  const arrive = async (user = anna, from = browser, path?: string) =>
    from.get(pathOf(await signInAt(await depart(from, path), user)));
  const isIn = async (from = browser): Promise<boolean> =>
    (await from.get('/sign-in')).text.includes('Je bent aangemeld als');
  const audited = async () => (await auditOf(app.data)).slice(told);
  const refusals = async (): Promise<unknown[]> =>
    (await audited()).filter(({ event }) => event === 'session.refused').map(({ details }) => details['why']);

  it('goes to Microsoft and comes back signed in, with a session that scripts cannot read', async () => {
    const page = await arrive();
    expect(page.status).to.equal(200);
    expect(page.text).to.include('Welkom, Anna de Vries').and.include('content="0;url=/"');
    expect(await isIn()).to.equal(true);
    const [session] = page.headers.getSetCookie();
    expect(session).to.match(/^sleutel_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u);
    expect(browser.cookie('sleutel_sign_in')).to.equal(undefined);
    expect((await audited()).map(({ event }) => event)).to.deep.equal(['session.opened']);
  });

  it('goes on to where somebody wanted to be', async () => {
    expect((await arrive(anna, browser, '/sign-in/begin?return=%2Fhelpdesk%3Fcase%3D1')).text).to.include(
      'content="0;url=/helpdesk?case=1"',
    );
  });

  // Off: give back whatever was asked for in `ownPath`.
  for (const evil of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%0d%0aset-cookie:a=b',
    'javascript:alert(1)',
    '/\t/evil.example',
    '\\\\evil.example',
    '/ok#x',
    '/.//evil.example',
    '/a/..//evil.example',
  ]) {
    it(`B1: never to another site: ${JSON.stringify(evil)}`, async () => {
      const page = await arrive(anna, browser, `/sign-in/begin?${new URLSearchParams({ return: evil }).toString()}`);
      expect(page.text)
        .to.match(/content="0;url=\/(?:%0d%0aset-cookie)?"/u)
        .and.not.include('evil');
      expect(page.headers.get('location')).to.equal(null);
    });
  }

  describe('D10: signs nobody in', () => {
    // Off: leave the comparison of `state` out of finish.
    it('with a forged state, or none', async () => {
      const back = await signInAt(await depart(), anna);
      const code = back?.searchParams.get('code') ?? '';
      for (const state of ['', '&state=', '&state=forged', `&state=${'A'.repeat(43)}`]) {
        expect((await browser.get(`/sign-in/back?code=${code}${state}`)).status, state).to.equal(403);
        await depart();
      }
      expect(await isIn()).to.equal(false);
      expect(new Set(await refusals())).to.deep.equal(new Set(['stale']));
    });

    it('in another browser than the one that began: an attacker’s own code signs no victim in', async () => {
      const attacker = new PlainBrowser(app.url);
      const back = await signInAt(await depart(attacker), anna);
      expect((await browser.get(pathOf(back))).status).to.equal(403);
      await depart(browser);
      expect((await browser.get(pathOf(back))).status).to.equal(403);
      expect(await isIn()).to.equal(false);
    });

    // Off: leave `useOnce` out of finish, and let the double take a code twice.
    it('twice with the same answer, also when the cookie is put back', async () => {
      const location = await depart();
      const cookie = browser.cookie('sleutel_sign_in') ?? '';
      const back = pathOf(await signInAt(location, anna));
      expect((await browser.get(back)).status).to.equal(200);
      const redeemed = cloud.login.seen.filter(({ path }) => path.endsWith('/token')).length;
      const other = new PlainBrowser(app.url);
      other.set('sleutel_sign_in', cookie);
      expect((await other.get(back)).status).to.equal(403);
      expect(await isIn(other)).to.equal(false);
      expect(cloud.login.seen.filter(({ path }) => path.endsWith('/token'))).to.have.length(redeemed);
    });

    it('with a cookie that was altered, or made elsewhere', async () => {
      const location = await depart();
      const back = pathOf(await signInAt(location, anna));
      const own = browser.cookie('sleutel_sign_in') ?? '';
      for (const cookie of ['x', `${own.slice(0, -2)}AA`, Buffer.from('{"about":"sign-in"}').toString('base64url')]) {
        browser.set('sleutel_sign_in', cookie);
        expect((await browser.get(back)).status).to.equal(403);
      }
    });

    // Off: leave the comparison with `endsAt` out of finish.
    it('after ten minutes', async () => {
      const back = pathOf(await signInAt(await depart(), anna));
      app.clock.advance(10 * MINUTE);
      expect((await browser.get(back)).text).to.include('duurde te lang');
      await afresh();
    });

    // Off: leave the tenants or the audience out of `judge` in the adapter.
    it('with the token of another sign-in, tenant or application', async () => {
      for (const twist of [{ nonce: 'another' }, { aud: OTHER_TENANT }, { tid: OTHER_TENANT }]) {
        cloud.login.twist = (claims) => ({ ...claims, ...twist });
        expect((await arrive()).status, JSON.stringify(twist)).to.equal(403);
        expect(await isIn()).to.equal(false);
      }
      expect(await refusals()).to.deep.equal(['refused', 'refused', 'other-tenant']);
    });

    // Off: leave `guest` out of admit.
    it('who is a guest, by the token or by the directory', async () => {
      cloud.login.twist = (claims) => ({ ...claims, acct: 1 });
      expect((await arrive()).text).to.include('Je bent hier te gast');
      cloud.login.twist = (claims) => ({ ...claims, idp: undefined });
      anna.userType = 'Guest';
      expect((await arrive()).text).to.include('Je bent hier te gast');
      expect(await isIn()).to.equal(false);
    });

    // Off: leave `enabled` out of admit.
    it('who was disabled since the token was made, or is gone', async () => {
      cloud.login.twist = (claims) => {
        anna.accountEnabled = false;
        return claims;
      };
      expect((await arrive()).text).to.include('uitgezet');
      anna.accountEnabled = true;
      cloud.login.twist = (claims) => ({ ...claims, oid: '00000000-0000-4000-8000-000000000000' });
      expect((await arrive()).text).to.include('Ik vind je account hier niet');
    });

    it('who stopped at Microsoft, and asks kindly', async () => {
      const page = await browser.get(pathOf(await signInAt(await depart(), anna, { cancel: true })));
      expect(page.text).to.include('Je bent gestopt met aanmelden');
    });

    it('E6: while Microsoft does not answer, and says so', async () => {
      cloud.login.moods.push({ at: /token$/u, broken: true, times: 99 });
      expect((await arrive()).status).to.equal(503);
      expect(await isIn()).to.equal(false);
    });
  });

  // Off: leave `former` out of open in sessions.ts.
  it('D10: gives another session at every sign-in, and ends the one before', async () => {
    browser.set('sleutel_session', 'fixed-by-an-attacker');
    await arrive();
    const first = browser.cookie('sleutel_session') ?? '';
    expect(first).not.to.equal('fixed-by-an-attacker');
    await arrive();
    expect(browser.cookie('sleutel_session')).not.to.equal(first);
    const old = new PlainBrowser(app.url);
    old.set('sleutel_session', first);
    expect([await isIn(), await isIn(old)]).to.deep.equal([true, false]);
  });

  it('signs out, and not for another site', async () => {
    await arrive();
    const session = browser.cookie('sleutel_session') ?? '';
    expect((await browser.post('/sign-out', {}, { origin: 'https://evil.example' })).status).to.equal(403);
    expect((await browser.post('/sign-out')).status).to.equal(303);
    browser.set('sleutel_session', session);
    expect(await isIn()).to.equal(false);
  });

  it('offers to sign out at Microsoft too, and to come back', async () => {
    await arrive();
    const location = (await browser.post('/sign-out')).headers.get('location') ?? '';
    const link = /href="(https:[^"]+)"/u.exec((await browser.get(location)).text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(link).origin).to.equal(cloud.login.url);
    const back = await fetch(link, { redirect: 'manual' });
    expect([back.status, back.headers.get('location')]).to.deep.equal([302, `${app.url}/`]);
    cloud.tenant.application.redirectUris.pop();
    expect((await fetch(link, { redirect: 'manual' })).status).to.equal(200);
  });

  describe('staff', () => {
    beforeEach(() => {
      anna.hidden.memberOf = [groupId(cloud.tenant, 'helpdesk')];
    });

    // Off: leave the comparison with STAFF_IDLE_MS out of whoIs.
    it('are signed out after 15 minutes without doing anything; others are not', async () => {
      const bas = new PlainBrowser(app.url);
      await arrive(cloud.tenant.users[0], bas);
      await arrive();
      for (let times = 0; times < 3; times++) {
        app.clock.advance(14 * MINUTE);
        expect(await isIn()).to.equal(true);
      }
      app.clock.advance(15 * MINUTE);
      expect([await isIn(), await isIn(bas)]).to.deep.equal([false, true]);
      app.clock.advance(8 * 60 * MINUTE);
      expect(await isIn(bas)).to.equal(false);
      await afresh();
    });

    // Off: leave `enabled` out of whoIs.
    it('who are disabled lose their session at once', async () => {
      await arrive();
      anna.accountEnabled = false;
      expect(await isIn()).to.equal(false);
    });
  });

  it('keeps the demo’s own screen away', async () => {
    expect((await browser.get('/sign-in')).text)
      .to.include('href="/sign-in/begin"')
      .and.not.include('name="password"');
    expect((await browser.post('/dev/sign-in', { userId: anna.userPrincipalName, password: 'x' })).status).to.equal(
      404,
    );
  });

  it('lets a web chat know who is there', async () => {
    await arrive();
    const response = await fetch(`${app.url}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { origin: app.url, cookie: `sleutel_session=${browser.cookie('sleutel_session') ?? ''}` },
    });
    const { token } = (await response.json()) as { token: string };
    expect(JSON.stringify(claimsOf(token))).to.include(anna.id);
  });
});

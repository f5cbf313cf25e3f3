import { expect } from 'chai';
import { startPages, type PagesApp } from './support.ts';

describe('the page behind a link that staff asked for', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
  });
  afterEach(() => app.close());
  const path = () => `/reset/${app.invitation.token}`;

  it('only looks when it is opened, with buttons for the other contacts and no address of them', async () => {
    const { status, text, headers } = await app.get(path());
    expect(status).to.equal(200);
    expect(app.invitation.calls).to.deep.equal(['look anywhere']);
    expect(text).to.include('Sms naar mijn mobiel').and.include('Bel mijn vaste werktelefoon');
    expect(text).not.to.match(/Mail naar mijn privéadres|@prive|\+31612/u);
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect(headers.get('cache-control')).to.include('no-store');
  });

  it('sends a code when a way is chosen, and remembers the browser that asked', async () => {
    const { status, text, headers } = await app.post(path(), { method: 'sms' });
    expect(status).to.equal(200);
    expect(app.invitation.calls).to.deep.equal(['send sms here']);
    expect(headers.getSetCookie().join()).to.match(/sleutel_browser=.*SameSite=Strict/u);
    expect(text).to.include('autocomplete="one-time-code"').and.include('inputmode="numeric"');
  });

  it('says that a code was wrong, and leads on to the password when it was right', async () => {
    app.invitation.after = { kind: 'wrong', language: 'nl', methods: ['sms'] };
    const wrong = await app.post(path(), { code: '12345678' });
    expect(wrong.status).to.equal(403);
    expect(wrong.text).to.include('Die code klopt niet');
    app.invitation.after = { kind: 'passed', language: 'nl', url: 'http://127.0.0.1:1/password/abc' };
    const right = await app.post(path(), { code: '12345678' });
    expect(right.status).to.equal(303);
    // Fails without: `new URL(...).pathname` in invitation.ts of the pages.
    expect(right.headers.get('location')).to.equal('/password/abc');
  });

  it('does nothing for an empty form or a form of another site', async () => {
    await app.post(path(), {});
    const foreign = await app.post(path(), { method: 'sms' }, { origin: 'https://elders.example' });
    // Fails without: `refuseForeign` in invitation.ts of the pages.
    expect(foreign.status).to.equal(403);
    expect(app.invitation.calls).to.deep.equal(['look anywhere']);
  });

  it('is gone for another token, with the way to the helpdesk', async () => {
    const { status, text } = await app.get('/reset/iets-anders');
    expect(status).to.equal(410);
    expect(text).to.include('+31200000000');
  });
});

describe('the page on which a second person decides', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
  });
  afterEach(() => app.close());
  const path = () => `/approvals/${app.approvals.id}`;
  const signedIn = async (): Promise<Record<string, string>> => {
    const { session } = (await app.door.signIn('anna@voorbeeld.example', 'Correct-Horse-9')) as { session: string };
    return { cookie: `sleutel_session=${session}` };
  };
  const formIn = (text: string): string => /name="form" value="([^"]+)"/u.exec(text)?.[1] ?? '';

  it('asks whoever is not signed in to do that first, and shows nothing', async () => {
    const { status, text } = await app.get(path());
    expect(status).to.equal(401);
    expect(text).not.to.include('Peter');
  });

  it('shows who asks what for whom, escaped, and decides once', async () => {
    const cookie = await signedIn();
    const { text } = await app.get(path(), cookie);
    expect(text).to.include('Hanna &lt;b&gt;Helpdesk&lt;/b&gt;').and.include('INC-1234').and.include('belde net');
    const { status } = await app.post(path(), { decision: 'approve', form: formIn(text) }, cookie);
    expect(status).to.equal(200);
    expect(app.approvals.decisions).to.deep.equal(['id-1 approves']);
  });

  it('takes no form without its own token, of another session or of another site', async () => {
    const cookie = await signedIn();
    const form = formIn((await app.get(path(), cookie)).text);
    const other = await signedIn();
    for (const [fields, headers] of [
      [{ decision: 'approve' }, cookie],
      [{ decision: 'approve', form }, other],
      [
        { decision: 'approve', form },
        { ...cookie, origin: 'https://elders.example' },
      ],
    ] as const) {
      // Fails without: `isOwnForm` (the first two) and `refuseForeign` (the last) in approvals.ts.
      expect((await app.post(path(), { ...fields }, headers)).status).to.equal(403);
    }
    expect(app.approvals.decisions).to.deep.equal([]);
  });

  it('says why somebody cannot decide', async () => {
    app.approvals.state = { kind: 'not-you', why: 'requester' };
    const { status, text } = await app.get(path(), await signedIn());
    expect(status).to.equal(403);
    expect(text).to.include('zelf gevraagd');
  });
});

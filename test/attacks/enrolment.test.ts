import { expect } from 'chai';
import { appCode } from '../support/totp.ts';
import { Chat, codeFor, inbox, labels, proveByMail } from '../support/chat.ts';
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
  rows,
  sentTo,
  sessionOf,
  settled,
  tamper,
  timesIn,
  useApp,
} from './support.ts';

const HOUR = 60 * MINUTE;
const CODES = /[B-Z]{4}(?:-[B-Z]{4}){3}/gu;
const PEOPLE = company([
  person('anna', 1, { recoveryCodes: ['oude-code-7431'] }),
  person('bas', 2, { contacts: {} }),
  person('hanna', 3, { roles: ['helpdesk'] }),
]);

/** The page as a browser without scripts uses it. */
class Page {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async of(url: string, userId: string): Promise<Page> {
    return new Page(url, await sessionOf(url, userId, `Begin-${userId.split('@')[0] ?? ''}-01!`));
  }

  get(): Promise<string> {
    return this.#fetch('/security', {});
  }

  send(path: string, fields: Record<string, string> = {}): Promise<string> {
    return this.#fetch(`/security/${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async prove(code: () => Promise<string>, method = 'email'): Promise<string> {
    await this.send('prove', { method });
    return this.send('code', { code: await code() });
  }

  /** Links an app; gives its secret. */
  async link(clock: Parameters<typeof appCode>[1]): Promise<string> {
    const shown = await this.send('app');
    const secret = (/<code class="secret">([^<]+)</u.exec(shown)?.[1] ?? '').replaceAll(' ', '');
    await this.send('app/code', { code: appCode(secret, clock) });
    return secret;
  }

  async #fetch(path: string, init: RequestInit): Promise<string> {
    const headers = { cookie: this.#cookie, origin: this.#url, accept: 'text/html' };
    return (await fetch(this.#url + path, { ...init, headers })).text();
  }
}

const enrolled = (data: string) => rows<{ kind: string }>(data, 'select kind from enrolments').map(({ kind }) => kind);

describe('enrolling', () => {
  const app = useApp({ company: PEOPLE, file: { policy: { sends: ROOMY.sends } } });
  const mailed = () => codeFor(app.url, ANNA_MAIL);

  it('A11: takes a gate that is there already', async () => {
    // Fails without: `proven` in enrolment/desk.ts.
    const page = await Page.of(app.url, ANNA);
    for (const [path, fields] of [['app'], ['app/code', { code: '123456' }], ['codes']] as const) {
      expect(await page.send(path, fields), path).not.to.match(CODES);
    }
    await page.prove(async () => otherCode(await mailed()));
    expect(await page.send('codes')).not.to.match(CODES);
    expect(await page.get()).not.to.include('data:image');
    expect(enrolled(app.data)).to.deep.equal(['recovery-code']);
  });

  it('A11: takes it in this session and for this purpose', async () => {
    // Fails without: the session in `openOf` of enrolment/desk.ts; for what was proven to reset together with the purpose there.
    const page = await Page.of(app.url, ANNA);
    const other = await Page.of(app.url, ANNA);
    await other.prove(mailed);
    expect(await page.send('codes'), 'proven in another session').not.to.match(CODES);
    const chat = await Chat.open(app.url, { cookie: await sessionOf(app.url, ANNA, 'Begin-anna-01!') });
    await chat.say('wachtwoord vergeten');
    app.clock.advance(2 * SECOND);
    const before = (await inbox(app.url)).length;
    await chat.say('email');
    await settled(app.data);
    const code = /\b\d{8}\b/u.exec((await inbox(app.url)).slice(before)[0]?.text ?? '')?.[0] ?? '';
    expect(has(await chat.say(code), 'verify.passed')).to.equal(true);
    expect(await page.send('codes'), 'proven to reset').not.to.match(CODES);
    expect(await other.send('codes')).to.match(CODES);
  });

  it('A11: is over when the proof is half an hour old', async () => {
    // Fails without: `isEnough` in `proven` of enrolment/desk.ts, with the end of the recovery.
    const page = await Page.of(app.url, ANNA);
    await page.prove(mailed);
    app.clock.advance(30 * MINUTE);
    expect(await page.send('codes')).not.to.match(CODES);
  });

  it('A11: of an app rests 72 hours, tells every contact, and then counts', async () => {
    // Fails without: `restEnd` in `readyProof` of kept-proof.ts, or `noteEnrolment` in enrolment/desk.ts.
    const page = await Page.of(app.url, ANNA);
    await page.prove(mailed);
    const before = await sentTo(app.url);
    const secret = await page.link(app.clock);
    await settled(app.data);
    expect((await inbox(app.url)).slice(before).map(({ channel }) => channel)).to.have.members([
      'mail',
      'sms',
      'voice',
    ]);
    expect(auditOf(app.data)).to.include('enrolment.totp');
    const attempt = async () => {
      const chat = await askCode(app.url, ANNA, 'totp');
      return has(await chat.say(appCode(secret, app.clock)), 'verify.passed');
    };
    app.clock.advance(71 * HOUR);
    expect(await attempt()).to.equal(false);
    app.clock.advance(HOUR + 30 * SECOND);
    expect(await attempt()).to.equal(true);
  });

  it('A4: does not take the code with which an app was linked a second time', async () => {
    // Fails without: `lastStep` in `confirmApp` of enrolment/desk.ts.
    const page = await Page.of(app.url, ANNA);
    await page.prove(mailed);
    const secret = await page.link(app.clock);
    tamper(app.data, `update enrolments set enrolled_at = 0 where kind = 'totp'`);
    const chat = await askCode(app.url, ANNA, 'totp');
    expect(labels(await chat.say(appCode(secret, app.clock)))).to.deep.equal(['verify.wrong-code']);
  });

  it('A11: of saved codes ends the old ones, and rests as well', async () => {
    // Fails without: saving in place of the old ones in `newCodes` of enrolment/desk.ts.
    const page = await Page.of(app.url, ANNA);
    await page.prove(mailed);
    const codes = (await page.send('codes')).match(CODES) ?? [];
    expect(new Set(codes)).to.have.length(10);
    expect(await page.get(), 'shown once').not.to.match(CODES);
    const first = await askCode(app.url, ANNA, 'recovery-code');
    expect(labels(await first.say('oude-code-7431'))).to.deep.equal(['verify.wrong-code']);
    expect(labels(await first.say(codes[0] ?? ''))).to.deep.equal(['verify.wrong-code']);
    app.clock.advance(72 * HOUR + SECOND);
    const later = await askCode(app.url, ANNA, 'recovery-code');
    expect(has(await later.say((codes[0] ?? '').toLowerCase().replaceAll('-', ' ')), 'verify.passed')).to.equal(true);
  });

  it('E10: leaves no secret that can be read without the key', async () => {
    // Fails without: `seal` in enrolments.ts, or `slowHash` in codes.ts.
    const page = await Page.of(app.url, ANNA);
    await page.prove(mailed);
    const secret = await page.link(app.clock);
    const codes = (await page.send('codes')).match(CODES) ?? [];
    await settled(app.data);
    for (const [name, bytes] of filesIn(app.data, ['company.json', 'sleutel.key'])) {
      for (const each of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
        expect(bytes.includes(each), name).to.equal(false);
      }
    }
  });

  it('A11: is not open to whoever has no gate at all, who is told whom to ask', async () => {
    // Fails without: `ready` in `shownBy` of enrolment/desk.ts.
    const page = await Page.of(app.url, BAS);
    const shown = await page.get();
    expect(shown).to.include('De helpdesk stelt de eerste manier met je in').and.not.include('/security/prove');
    await page.send('prove', { method: 'email' });
    expect(await page.send('codes')).not.to.match(CODES);
    await settled(app.data);
    expect(await sentTo(app.url)).to.equal(0);
  });

  it('A11: takes two different gates of a privileged person who has two', async () => {
    // Fails without: `mostPossible` in enough.ts (one for everybody who enrols).
    const page = await Page.of(app.url, HANNA);
    await page.prove(() => codeFor(app.url, HANNA_MAIL));
    expect(await page.send('codes')).not.to.match(CODES);
    await page.prove(() => codeFor(app.url, '+31612345603'), 'sms');
    expect(await page.send('codes')).to.match(CODES);
  });
});

describe('unlinking an app', () => {
  const SECRET = 'JBSWY3DPEHPK3PXP';
  const contacts = { alternateEmail: 'gijs@prive.example' };
  const gijs = person('gijs', 4, { roles: ['helpdesk'], contacts, totpSecret: SECRET });
  const app = useApp({ company: company([...PEOPLE.users, gijs]), file: { policy: { sends: ROOMY.sends } } });
  const linked = () => enrolled(app.data).filter((kind) => kind === 'totp').length;

  it('A11: takes another proof than the app, tells every contact, and the app is over', async () => {
    // Fails without: `method !== 'totp'` in `removalOf` of remove-app.ts, or `appRemoved` there.
    const page = await Page.of(app.url, ANNA);
    await page.prove(() => codeFor(app.url, ANNA_MAIL));
    const secret = await page.link(app.clock);
    app.clock.advance(73 * HOUR);
    const later = await Page.of(app.url, ANNA);
    await later.prove(() => Promise.resolve(appCode(secret, app.clock)), 'totp');
    expect(await later.send('app/remove', { anyway: 'yes' })).to.include('op een andere manier dan met de app');
    expect(linked(), 'with the app alone').to.equal(2);
    await settled(app.data);
    const used = (await inbox(app.url)).flatMap(({ text }) => /\b\d{8}\b/u.exec(text)?.[0] ?? []);
    app.clock.advance(2 * SECOND);
    await later.prove(() => codeFor(app.url, ANNA_MAIL, used));
    await settled(app.data);
    const before = await sentTo(app.url);
    await later.send('app/remove');
    await settled(app.data);
    expect(linked()).to.equal(1);
    expect((await inbox(app.url)).slice(before).map(({ channel }) => channel)).to.have.members([
      'mail',
      'sms',
      'voice',
    ]);
    expect(auditOf(app.data)).to.include('enrolment.totp-removed');
    app.clock.advance(MINUTE);
    const chat = await askCode(app.url, ANNA, 'totp');
    expect(labels(await chat.say(appCode(secret, app.clock)))).to.deep.equal(['verify.wrong-code']);
  });

  it('A11: is not done without a word where too little is left', async () => {
    // Fails without: `too-few` in `removeApp` of remove-app.ts.
    const page = await Page.of(app.url, 'gijs@voorbeeld.example');
    await page.prove(() => Promise.resolve(appCode(SECRET, app.clock)), 'totp');
    expect(await page.send('app/remove', { anyway: 'yes' }), 'before the second gate').not.to.include('app/remove');
    await page.prove(() => codeFor(app.url, 'gijs@prive.example'));
    expect(await page.get()).to.include('Zonder deze app');
    expect(await page.send('app/remove')).to.include('Zonder deze app');
    expect(linked()).to.equal(1);
    await page.send('app/remove', { anyway: 'yes' });
    expect(linked()).to.equal(0);
  });
});

describe('a contact that changes in the directory', () => {
  const app = useApp({ company: PEOPLE, file: { policy: { sends: ROOMY.sends } } });
  const change = (contacts: object) =>
    tamper(app.data, 'update accounts set contacts = ? where user_id = ?', JSON.stringify(contacts), ANNA);
  const NEW = { alternateEmail: 'nieuw@prive.example', mobilePhone: '+31612345601', officePhone: '+31201234501' };
  const passed = async (address: string) => {
    app.clock.advance(2 * SECOND);
    return has(await proveByMail(app.url, await Chat.open(app.url), ANNA, address), 'verify.passed');
  };

  it('A11: is no gate for 72 hours, and the old one is told, once', async () => {
    // Fails without: `restsUntil` in `reachable` of sent-code.ts, or `tellOld` in contact-book.ts.
    expect(await passed(ANNA_MAIL), 'the first sighting counts as old').to.equal(true);
    change(NEW);
    app.clock.advance(2 * SECOND);
    await askCode(app.url, ANNA);
    app.clock.advance(2 * SECOND);
    await askCode(app.url, ANNA);
    await settled(app.data);
    expect(await sentTo(app.url, NEW.alternateEmail)).to.equal(0);
    const told = (await inbox(app.url)).filter(({ to, subject }) => to === ANNA_MAIL && /veranderd/u.test(subject));
    expect(told).to.have.length(1);
    expect(timesIn(auditOf(app.data), 'contact.changed')).to.equal(1);
    app.clock.advance(71 * HOUR);
    await askCode(app.url, ANNA);
    await settled(app.data);
    expect(await sentTo(app.url, NEW.alternateEmail)).to.equal(0);
    app.clock.advance(HOUR);
    expect(await passed(NEW.alternateEmail)).to.equal(true);
  });

  it('A11: leaves the other contacts what they were', async () => {
    // Fails without: a time of its own for each contact in contact-book.ts.
    await passed(ANNA_MAIL);
    change(NEW);
    const chat = await askCode(app.url, ANNA, 'sms');
    expect(has(await chat.say(await codeFor(app.url, NEW.mobilePhone)), 'verify.passed')).to.equal(true);
  });

  it('A11: is seen when its owner looks at the page too, also after a restart', async () => {
    // Fails without: `observe` in setup.ts, or sightings in the database.
    expect(await (await Page.of(app.url, ANNA)).get()).not.to.include('telt mee vanaf');
    await app.restart();
    change(NEW);
    expect(await (await Page.of(app.url, ANNA)).get()).to.include('telt mee vanaf');
    expect(await sentTo(app.url, NEW.alternateEmail)).to.equal(0);
  });

  it('A11: is kept sealed, and for nobody not for long', async () => {
    // Fails without: `seal` in sightings.ts, or the deletion in upkeep.ts.
    await askCode(app.url, 'niemand@voorbeeld.example');
    await askCode(app.url, ANNA);
    const kept = rows<{ subject: string; sealed: string }>(app.data, 'select subject, sealed from sightings');
    expect(kept).to.have.length(2);
    expect(JSON.stringify(kept)).not.to.match(/prive|niemand|anna/u);
    app.clock.advance(3 * 24 * HOUR);
    await app.restart();
    expect(rows(app.data, 'select 1 from sightings')).to.have.length(1);
  });
});

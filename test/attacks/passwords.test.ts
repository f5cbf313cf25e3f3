import { expect } from 'chai';
import { Chat, choosePassword, linkByMail, signIn } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, SECOND, company, person, useApp } from './support.ts';

describe('a new password', () => {
  const app = useApp({ file: { policy: ROOMY } });
  let path: string;
  let matchCode: string;
  const renew = async () => {
    app.clock.advance(2 * SECOND);
    ({ path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL));
  };
  beforeEach(renew);

  const choose = (newPassword: string, confirmPassword = newPassword) =>
    choosePassword(app.url, path, { matchCode, newPassword, confirmPassword });

  /** Why it is refused; empty when it is taken. */
  async function reasonsFor(password: string): Promise<readonly string[]> {
    const { body } = await choose(password);
    return (body as { reasons?: string[] }).reasons ?? [];
  }

  const WEAK: Record<string, readonly string[]> = {
    common: [
      'password123',
      'Password1!',
      'P@ssw0rd',
      'iloveyou1',
      'letmein123',
      'Welkom2026!',
      'Wachtwoord01!',
      'Zomer2026!',
    ],
    company: ['Voorbeeld2026!', 'voorbeeldbv1', 'V00rbeeld!!'],
    personal: ['Anna2026!!', 'anna@prive', 'Proef12345!'],
    pattern: ['qwertyuiop', 'aaaaaaaaaa', '1234567890', 'abcabcabcabc', 'zxcvbnm123'],
    'too-short': ['Xk7!', 'vijf5'],
  };
  for (const [reason, passwords] of Object.entries(WEAK)) {
    it(`B8: is refused when it is ${reason}`, async () => {
      // Fails without: that rule in `brokenRules` of password-rules.ts (a short one also in the directory).
      for (const password of passwords) expect(await reasonsFor(password), password).to.include(reason);
      expect((await signIn(app.url, ANNA, 'Begin-anna-01!')).status, 'nothing was changed').to.equal(200);
    });
  }

  it('B8: is refused when it is typed in two ways, or is the present one', async () => {
    // Fails without: 'different' in page.ts, 'same-as-current' in the directory.
    expect((await choose('vier blauwe fietsen', 'vier blauwe fietsem')).body).to.deep.include({
      reasons: ['different'],
    });
    expect((await choose('Begin-anna-01!')).status).to.equal(422);
    await choose('vier blauwe fietsen 7');
    await renew();
    expect(await reasonsFor('vier blauwe fietsen 7')).to.deep.equal(['same-as-current']);
  });

  it('B8: is refused when it was used before, on a reset too', async () => {
    // Fails without: `history` in `refusals` of the embedded directory.
    for (const number of [7, 8]) {
      await choose(`vier blauwe fietsen ${number}`);
      await renew();
    }
    expect(await reasonsFor('vier blauwe fietsen 7')).to.deep.equal(['used-before']);
  });

  it('B8: may be very long, and counts to its last character', async () => {
    // Fails without: `hashPassword` of the whole (cut at 72 bytes as bcrypt does).
    const long = 'kobalt fietsbel waterval 7 '.repeat(9).slice(0, 240);
    expect((await choose(long)).status).to.equal(200);
    expect((await signIn(app.url, ANNA, long)).status).to.equal(200);
    for (const length of [64, 72, 128, 239]) {
      expect((await signIn(app.url, ANNA, long.slice(0, length))).status, String(length)).to.equal(401);
    }
  });

  it('B8: is never cut: what is too long is refused', async () => {
    // Fails without: MAX_LENGTH in password-rules.ts.
    expect(await reasonsFor('kobalt fietsbel waterval '.repeat(11))).to.deep.equal(['too-long']);
  });

  it('B8: takes more than sixty-four characters of any script', async () => {
    // Fails without: a length in characters in password-rules.ts (count bytes).
    const scripts = [
      'blå rød grøn himmel ',
      'пароль из слов река ',
      '正しい馬電池ホチキス青空川',
      'مفتاح ازرق سريع جدا ',
      '🚲🌷🧀🌧️🛶🦆🏡🌉',
    ];
    const password = Array.from(scripts.join('').repeat(2)).slice(0, 150).join('');
    expect(Array.from(password)).to.have.length.above(64);
    expect((await choose(password)).status).to.equal(200);
    expect((await signIn(app.url, ANNA, password)).status).to.equal(200);
  });

  it('B8: is the same however its accents are written', async () => {
    // Fails without: `normalize` in password-hash.ts.
    const password = 'Café crème brûlée 9';
    expect((await choose(password.normalize('NFC'))).status).to.equal(200);
    expect((await signIn(app.url, ANNA, password.normalize('NFD'))).status).to.equal(200);
  });

  it('B8: keeps its spaces', async () => {
    // Fails without: taking the field as it is (trim in channels/pages/password.ts).
    expect((await choose('  twee spaties ervoor ')).status).to.equal(200);
    expect((await signIn(app.url, ANNA, 'twee spaties ervoor')).status).to.equal(401);
    expect((await signIn(app.url, ANNA, '  twee spaties ervoor ')).status).to.equal(200);
  });
});

describe('a new password where the directory asks for little', () => {
  const organisation = { passwordPolicy: { minLength: 4 } };
  const app = useApp({
    company: company([person('anna', 1)], organisation),
    file: { policy: { ...ROOMY, password: { minLength: 12, words: ['Windmolen', 'Zuidas'] } } },
  });

  it('B8: is as long as policy wants, and holds none of the words of the company', async () => {
    // Fails without: `password.minLength` or `password.words` in `rulesOf` of composition/services.ts.
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const reasons = async (newPassword: string): Promise<unknown> =>
      (await choosePassword(app.url, path, { matchCode, newPassword, confirmPassword: newPassword })).body;
    expect(await reasons('xK9#mQ2$vLp')).to.deep.equal({ status: 'refused', reasons: ['too-short'] });
    expect(await reasons('W1ndmolen2026!')).to.deep.equal({ status: 'refused', reasons: ['company'] });
    expect(await reasons('elke dag naar de zuidas')).to.deep.equal({ status: 'done' });
  });
});

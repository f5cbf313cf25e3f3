import { expect } from 'chai';
import { MASK } from '../../src/core/redact.ts';
import { openRoom, walk } from './support.ts';

const SECRET = 'Zomer2026!Zee';

describe('a secret in what is said', () => {
  it('D9: reaches neither recogniser, dialog nor storage', async () => {
    // Fails without: `redactMiddleware` in support.ts (app.ts in the application).
    const room = openRoom();
    for (const said of [SECRET, `ik ben mijn wachtwoord vergeten, het was ${SECRET}`, `wachtwoord: ${SECRET}`])
      await room.say(said);
    expect(room.read.join(' ')).to.include(MASK).and.not.include(SECRET);
    expect(room.stored()).not.to.include(SECRET);
    expect(room.asked.join(' ')).not.to.include(SECRET);
  });

  it('D9: is answered with the advice to change it, and the wish around it is still heard', async () => {
    const room = openRoom();
    expect(await room.say(SECRET)).to.deep.equal(['secret.redacted', 'menu.ask']);
    expect(room.last[0]?.text).to.include('Wijzig');
    expect(await room.say(`ik ben mijn wachtwoord vergeten: ${SECRET}`)).to.deep.equal([
      'secret.redacted',
      'ask.user-id',
    ]);
  });

  it('D9: is not taken for an answer', async () => {
    // Fails without: `isSecretOutOfPlace` in bot.ts.
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email', '12345678']);
    expect(await room.say(`ja, mijn wachtwoord is ${SECRET}`)).to.deep.equal(['secret.redacted', 'confirm']);
    expect(room.asked).not.to.include('carry out r1');
  });

  it('may be a code where one is asked, and is stored nowhere either', async () => {
    const room = openRoom({ check: ['wrong'] });
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']);
    expect(await room.say('87654321')).to.deep.equal(['verify.wrong-code']);
    expect(room.asked).to.include('check r1 87654321');
    expect(room.stored()).not.to.include('87654321');
  });

  it('leaves user names alone where one is asked', async () => {
    const room = openRoom();
    await room.say('wachtwoord vergeten');
    expect(await room.say('VOORBEELD\\Anna1985')).to.deep.equal(['verify.choose-method']);
    expect(room.asked[0]).to.equal('begin forgot for VOORBEELD\\Anna1985');
  });

  it('is gone from a message with a citizen service number', async () => {
    const room = openRoom();
    expect(await room.say('111222333')).to.deep.equal(['secret.redacted', 'menu.ask']);
    expect(room.stored() + room.read.join('')).not.to.include('111222333');
  });
});

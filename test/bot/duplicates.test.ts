import { expect } from 'chai';
import { openRoom, walk } from './support.ts';

const delivery = (clientActivityID: string) => ({ channelData: { clientActivityID } });

describe('a message that the channel delivers more than once', () => {
  it('C8: has one effect', async () => {
    // Fails without: `dedupeMiddleware` calling `idOf` (always go on).
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example']);
    expect(await room.say('email', delivery('1'))).to.deep.equal(['verify.enter-code']);
    for (let again = 0; again < 3; again++) expect(await room.say('email', delivery('1'))).to.deep.equal([]);
    expect(room.asked.filter((call) => call.startsWith('start'))).to.deep.equal(['start r1 email']);
  });

  it('C8: is not taken twice when something else came in between', async () => {
    const room = openRoom();
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']);
    await room.say('12345678', delivery('1'));
    await room.say('ja', delivery('2'));
    expect(await room.say('12345678', delivery('1'))).to.deep.equal([]);
    expect(await room.say('ja', delivery('2'))).to.deep.equal([]);
    expect(room.asked.filter((call) => call.startsWith('carry out'))).to.deep.equal(['carry out r1']);
  });

  it('is not the same as the same words said again', async () => {
    const room = openRoom({ check: ['wrong', 'wrong', 'verified'] });
    await walk(room, ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']);
    expect(await room.say('12345678', delivery('1'))).to.deep.equal(['verify.wrong-code']);
    expect(await room.say('12345678', delivery('2'))).to.deep.equal(['verify.wrong-code']);
    expect(await room.say('12345678')).to.include('verify.passed');
  });
});

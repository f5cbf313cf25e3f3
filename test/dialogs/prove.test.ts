import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import { prove, PROVEN } from '../../dialogs/prove.ts';
import { DialogTurnStatus, doubles, keys, offered, open, sent, task, texts, walk, type World } from './support.ts';

async function start(world: World = {}) {
  const { needs, asked } = doubles(world);
  return { asked, talk: await open([prove(needs.recovery), handOver(needs)], { recoveryId: 'r1' }) };
}

describe('proving who is asking', () => {
  it('asks how, sends a code, and ends when the recovery says that it is enough', async () => {
    const { talk, asked } = await start();
    expect(keys(talk)).to.deep.equal(['verify.choose-method']);
    expect(offered(talk.last[0])).to.deep.equal(['email', 'sms', 'call-mobile', 'call-office']);
    expect(await walk(talk, 'sms')).to.deep.equal(['verify.enter-code']);
    expect(await walk(talk, '1234 5678')).to.deep.equal([]);
    expect(talk.result).to.equal(PROVEN);
    expect(asked).to.deep.equal(['start r1 sms', 'check r1 1234 5678']);
  });

  it('does not ask how when there is one way', async () => {
    const { talk, asked } = await start({ methods: ['email'] });
    expect(keys(talk)).to.deep.equal(['verify.enter-code']);
    expect(offered(talk.last[0])).to.deep.equal(['resend']);
    expect(asked).to.deep.equal(['start r1 email']);
  });

  it('says how many digits and minutes a code has', async () => {
    const { talk } = await start({ start: [sent(6, 7)] });
    await talk.say('call-mobile');
    expect(texts(talk)[0]).to.include('6 cijfers').and.include('7 minuten').and.include('gebeld');
  });

  it('asks again after a wrong code, and takes another one', async () => {
    const { talk, asked } = await start({ check: ['wrong', 'verified'] });
    expect(await walk(talk, 'email', '1111', '2222')).to.deep.equal(['verify.enter-code', 'verify.wrong-code']);
    expect(talk.result).to.equal(PROVEN);
    expect(asked.slice(1)).to.deep.equal(['check r1 1111', 'check r1 2222']);
  });

  it('says when a code is too old', async () => {
    const { talk } = await start({ check: ['expired'] });
    expect(await walk(talk, 'email', '1111')).to.deep.equal(['verify.enter-code', 'verify.code-expired']);
    expect(offered(talk.last[0])).to.deep.equal(['resend', 'other']);
  });

  it('offers a person after the last try', async () => {
    const { talk } = await start({ check: ['stopped'] });
    await talk.say('email');
    expect(await walk(talk, '1111')).to.deep.equal(['verify.stopped', 'handoff.offer']);
  });

  it('asks for a second gate', async () => {
    const { talk } = await start({ check: ['next-gate', 'verified'] });
    expect(await walk(talk, 'email', '1111')).to.deep.equal(['verify.enter-code', 'verify.next-gate']);
    expect(await walk(talk, 'sms', '2222')).to.deep.equal(['verify.enter-code']);
    expect(talk.result).to.equal(PROVEN);
  });

  it('sends a new code by the same method', async () => {
    const { talk, asked } = await start();
    expect(await walk(talk, 'sms', 'nieuwe code')).to.deep.equal(['verify.enter-code', 'verify.enter-code']);
    expect(asked).to.deep.equal(['start r1 sms', 'start r1 sms']);
  });

  it('goes back to the choice for another way', async () => {
    const { talk } = await start();
    expect(await walk(talk, 'sms', 'andere manier')).to.deep.equal(['verify.enter-code', 'verify.choose-method']);
  });

  it('says how long to wait, in minutes from a minute and a half on, and still takes the code', async () => {
    const { talk } = await start({
      start: [sent(), { kind: 'wait', seconds: 30 }, { kind: 'wait', seconds: 91 }],
    });
    await talk.say('email');
    expect(await walk(talk, 'resend')).to.deep.equal(['verify.wait', 'verify.enter-code']);
    expect(texts(talk)[0]).to.include('30 seconden');
    expect(await walk(talk, 'resend')).to.deep.equal(['verify.wait', 'verify.enter-code']);
    expect(texts(talk)[0]).to.include('2 minuten');
    await talk.say('1234');
    expect(talk.result).to.equal(PROVEN);
  });

  it('does not say again that a code was wrong after a wait', async () => {
    const { talk } = await start({
      check: ['wrong'],
      start: [sent(), { kind: 'wait', seconds: 30 }],
    });
    await walk(talk, 'email', '1111');
    expect(await walk(talk, 'resend')).to.deep.equal(['verify.wait', 'verify.enter-code']);
  });

  it('asks how again when the first code has to wait, also with one way', async () => {
    const { talk } = await start({ methods: ['email'], start: [{ kind: 'wait', seconds: 30 }] });
    expect(keys(talk)).to.deep.equal(['verify.wait', 'verify.choose-method']);
  });

  it('asks for a robot check, and then how again', async () => {
    const { talk } = await start({ start: [{ kind: 'robot-check' }, sent()] });
    expect(await walk(talk, 'email')).to.deep.equal(['robot.check', 'verify.choose-method']);
    expect(await walk(talk, 'email')).to.deep.equal(['verify.enter-code']);
  });

  for (const kind of ['stop', 'gone'] as const) {
    it(`offers a person when sending gives: ${kind}`, async () => {
      const { talk } = await start({ start: [{ kind }] });
      const key = kind === 'stop' ? 'verify.stopped' : 'recovery.gone';
      expect(await walk(talk, 'email')).to.deep.equal([key, 'handoff.offer']);
    });
  }

  it('offers a person when the recovery is gone, and when there is no way at all', async () => {
    const gone = await start({ check: ['gone'] });
    await gone.talk.say('email');
    expect(await walk(gone.talk, '1234')).to.deep.equal(['recovery.gone', 'handoff.offer']);
    expect(keys((await start({ methods: [] })).talk)).to.deep.equal(['handoff.offer']);
  });

  it('explains once what it waits for, and then offers a person', async () => {
    const how = await start();
    expect(await walk(how.talk, 'per postduif', 'met de tram')).to.deep.equal([
      'verify.choose-method',
      'handoff.offer',
    ]);
    const code = await start();
    await code.talk.say('email');
    expect(await walk(code.talk, 'welke code', 'hoezo')).to.deep.equal(['verify.not-a-code', 'handoff.offer']);
    expect(code.asked).to.deep.equal(['start r1 email']);
  });

  it('ends without a proof when that person is not wanted', async () => {
    const { talk } = await start({ check: ['stopped'] });
    await walk(talk, 'email', '1111', 'nee');
    expect(talk.status).to.equal(DialogTurnStatus.complete);
    expect(talk.result).not.to.equal(PROVEN);
  });

  it('asks for what each way takes, and offers nothing to send where nothing is sent', async () => {
    for (const [method, expects, typed] of [
      ['totp', 'code', '123 456'],
      ['recovery-code', 'recovery-code', 'bcdf-ghjk-mnpq-rtvw'],
      ['questions', 'answer', 'Poes Mina'],
    ] as const) {
      const { talk, asked } = await start({ methods: ['email', method], start: [task(expects, { digits: 6 })] });
      expect(await walk(talk, method)).to.deep.equal(['verify.enter-code']);
      expect(offered(talk.last[0]), method).to.deep.equal(['other']);
      await talk.say(typed);
      expect(talk.result).to.equal(PROVEN);
      expect(asked).to.deep.equal([`start r1 ${method}`, `check r1 ${typed}`]);
    }
  });

  it('waits for what happens elsewhere, and goes on when it has', async () => {
    const { talk } = await start({
      methods: ['email', 'manager'],
      start: [task('nothing', { number: '417', hours: 4 })],
      progress: ['waiting', 'next-gate'],
    });
    await talk.say('manager');
    expect(texts(talk)[0]).to.include('417');
    expect(offered(talk.last[0])).to.deep.equal(['continue', 'other']);
    expect(await walk(talk, 'verder', 'is bevestigd')).to.deep.equal(['verify.waiting', 'verify.next-gate']);
  });

  it('chooses again, or ends, as that comes to', async () => {
    for (const [progress, heard] of [
      ['choose', ['verify.choose-method']],
      ['gone', ['recovery.gone', 'handoff.offer']],
      ['verified', []],
    ] as const) {
      const { talk } = await start({ methods: ['email', 'manager'], start: [task('nothing')], progress: [progress] });
      await talk.say('manager');
      expect(await walk(talk, 'verder'), progress).to.deep.equal(heard);
    }
  });

  it('offers a person where one way is used up, and after a no the other ways', async () => {
    const { talk } = await start({ start: [{ kind: 'stop' }, sent()] });
    expect(await walk(talk, 'email')).to.deep.equal(['verify.stopped', 'handoff.offer']);
    expect(await walk(talk, 'nee')).to.deep.equal(['handoff.declined', 'verify.choose-method']);
    expect(await walk(talk, 'sms')).to.deep.equal(['verify.enter-code']);
  });
});

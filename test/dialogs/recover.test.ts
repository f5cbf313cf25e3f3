import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import { prove } from '../../dialogs/prove.ts';
import { recover } from '../../dialogs/recover.ts';
import { article, doubles, keys, open, texts, walk, type World } from './support.ts';
import type { Diagnosis } from '../../src/core/diagnosis.ts';

const SINCE = new Date('2026-10-01T00:00:00Z');

async function start(world: World = {}, accountId?: string, wish = 'forgot') {
  const { needs, asked } = doubles(world);
  return { asked, talk: await open([recover(needs), prove(needs.recovery), handOver(needs)], { wish }, { accountId }) };
}
const PROOF = ['anna@voorbeeld.example', 'email', '12345678'];

describe('the recovery dialog', () => {
  it('goes from the user ID to the link in the order of the contract', async () => {
    const { talk, asked } = await start();
    expect(keys(talk)).to.deep.equal(['ask.user-id']);
    expect(await walk(talk, ...PROOF)).to.deep.equal([
      'verify.choose-method',
      'verify.enter-code',
      'verify.passed',
      'finding',
      'confirm',
    ]);
    expect(await walk(talk, 'ja')).to.deep.equal(['reset.link']);
    expect(asked).to.deep.equal([
      'begin forgot for anna@voorbeeld.example',
      'start r1 email',
      'check r1 12345678',
      'carry out r1',
    ]);
  });

  it('does not ask who it is about when that person is signed in', async () => {
    const { talk, asked } = await start({}, 'account-7');
    expect(keys(talk)).to.deep.equal(['verify.choose-method']);
    expect(asked).to.deep.equal(['begin forgot for account-7']);
  });

  it('acts for the account that is signed in, whoever is named', async () => {
    // Fails without: the first line of `whoIsMeant` in recover.ts.
    const { talk, asked } = await start({}, 'account-7');
    await walk(talk, 'bas@voorbeeld.example', 'email', '12345678', 'ja');
    expect(asked.filter((call) => call.startsWith('begin'))).to.deep.equal(['begin forgot for account-7']);
  });

  it('offers a person when the user ID is not known, or not understood', async () => {
    expect(await walk((await start()).talk, 'weet ik niet')).to.deep.equal(['handoff.offer']);
    const unclear = await start();
    expect(await walk(unclear.talk, 'tja dat is lastig', 'nee echt geen flauw idee')).to.deep.equal([
      'ask.user-id',
      'handoff.offer',
    ]);
    expect(unclear.asked).to.deep.equal([]);
  });

  it('takes the account that was named, or the one that is named instead', async () => {
    for (const [said, account] of [
      ['dat klopt', 'anna@voorbeeld.example'],
      ['nee, bas@voorbeeld.example', 'bas@voorbeeld.example'],
    ] as const) {
      const { needs, asked } = doubles();
      const options = { wish: 'forgot', named: 'anna@voorbeeld.example' };
      const talk = await open([recover(needs), prove(needs.recovery), handOver(needs)], options);
      expect(await walk(talk, 'tja dat is lastig'), 'offers what it says').to.deep.equal(['ask.user-id']);
      expect(texts(talk)[0]).to.include('Klopt dat?');
      expect(await walk(talk, said)).to.deep.equal(['verify.choose-method']);
      expect(asked).to.deep.equal([`begin forgot for ${account}`]);
    }
  });

  it('stops at once where no tries are left', async () => {
    const { talk } = await start({ begin: { kind: 'stopped' } });
    expect(await walk(talk, 'anna@voorbeeld.example')).to.deep.equal(['verify.stopped', 'handoff.offer']);
  });

  it('changes nothing after a no, and gives the recovery up', async () => {
    const { talk, asked } = await start();
    await walk(talk, ...PROOF);
    expect(await walk(talk, 'nee')).to.deep.equal(['recovery.declined']);
    expect(asked.at(-1)).to.equal('cancel r1');
    expect(asked).not.to.include('carry out r1');
  });

  it('changes nothing when neither yes nor no is said', async () => {
    const { talk, asked } = await start();
    await walk(talk, ...PROOF);
    expect(await walk(talk, 'misschien', 'hangt ervan af')).to.deep.equal(['confirm', 'handoff.offer']);
    expect(asked).not.to.include('carry out r1');
  });

  it('takes the lock away without a link', async () => {
    const { talk } = await start({
      finding: { diagnosis: { kind: 'locked', until: undefined }, way: 'unlock' },
      carryOut: { kind: 'under-way' },
    });
    await walk(talk, ...PROOF);
    expect(texts(talk).at(-1)).to.include('Je wachtwoord blijft hetzelfde');
    expect(await walk(talk, 'ja')).to.deep.equal(['unlock.under-way']);
  });

  for (const [kind, carryOut] of [
    ['gone', { kind: 'gone' }],
    ['another finding', { kind: 'hand-over', finding: { diagnosis: { kind: 'disabled' }, way: 'hand-over' } }],
  ] as const) {
    it(`offers a person when carrying out gives: ${kind}`, async () => {
      const { talk } = await start({ carryOut });
      await walk(talk, ...PROOF);
      const key = carryOut.kind === 'gone' ? 'recovery.gone' : 'finding';
      expect(await walk(talk, 'ja')).to.deep.equal([key, 'handoff.offer']);
    });
  }

  it('offers a person when nothing can be found any more', async () => {
    expect(await walk((await start({ finding: 'none' })).talk, ...PROOF)).to.deep.equal([
      'verify.choose-method',
      'verify.enter-code',
      'verify.passed',
      'recovery.gone',
      'handoff.offer',
    ]);
  });
});

describe('what is wrong', () => {
  const HAND_OVER: readonly Diagnosis[] = [
    { kind: 'unknown' },
    { kind: 'guest' },
    { kind: 'disabled' },
    { kind: 'account-expired', since: SINCE },
    { kind: 'on-premises', writeBack: false },
    { kind: 'on-premises', writeBack: true },
    { kind: 'not-enabled' },
    { kind: 'not-registered' },
  ];
  for (const diagnosis of HAND_OVER) {
    const name = JSON.stringify(diagnosis);
    it(`is said at once to whoever is signed in, with the offer of a person: ${name}`, async () => {
      // Fails without: `isToldAtOnce` in recover.ts.
      const { talk, asked } = await start({ finding: { diagnosis, way: 'hand-over' } }, 'account-7');
      expect(keys(talk)).to.deep.equal(['finding', 'handoff.offer']);
      expect(asked).to.deep.equal(['begin forgot for account-7']);
    });

    it(`is said to anybody else after the gates only: ${name}`, async () => {
      const { talk } = await start({ finding: { diagnosis, way: 'hand-over' } });
      expect(await walk(talk, ...PROOF)).to.deep.equal([
        'verify.choose-method',
        'verify.enter-code',
        'verify.passed',
        'finding',
        'handoff.offer',
      ]);
    });
  }

  for (const diagnosis of [{ kind: 'must-change' }, { kind: 'expired', since: SINCE }] as const) {
    it(`is said once, before the gates, when signed in: ${diagnosis.kind}`, async () => {
      const { talk } = await start({ finding: { diagnosis, way: 'change' } }, 'account-7', 'change');
      expect(keys(talk)).to.deep.equal(['finding', 'verify.choose-method']);
      expect(await walk(talk, 'email', '12345678')).to.deep.equal(['verify.enter-code', 'verify.passed', 'confirm']);
    });
  }

  for (const diagnosis of [{ kind: 'ok' }, { kind: 'locked', until: undefined }] as const) {
    it(`waits for the gates, also when signed in: ${diagnosis.kind}`, async () => {
      const { talk } = await start({ finding: { diagnosis, way: 'reset' } }, 'account-7');
      expect(keys(talk)).to.deep.equal(['verify.choose-method']);
      expect(await walk(talk, 'email', '12345678')).to.deep.equal([
        'verify.enter-code',
        'verify.passed',
        'finding',
        'confirm',
      ]);
    });
  }

  it('comes with the article that explains it, where the assistant cannot mend it', async () => {
    const { talk } = await start({
      finding: { diagnosis: { kind: 'disabled' }, way: 'hand-over' },
      articles: [article('disabled')],
    });
    await walk(talk, ...PROOF);
    expect(keys(talk)).to.deep.equal(['verify.passed', 'finding', 'answer', 'handoff.offer']);
    expect(talk.last[2]?.value).to.deep.equal({ article: 'disabled', score: 1 });
  });
});

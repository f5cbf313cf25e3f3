import { expect } from 'chai';
import { expiry } from '../../dialogs/expiry.ts';
import { handOver } from '../../dialogs/hand-over.ts';
import { prove } from '../../dialogs/prove.ts';
import { article, doubles, keys, NOW, offered, open, texts, walk, type World } from './support.ts';

describe('when a password expires', () => {
  async function told(world: World, accountId?: string) {
    const { needs, asked } = doubles(world);
    return { asked, talk: await open([expiry(needs), prove(needs.recovery), handOver(needs)], {}, { accountId }) };
  }
  const CHRISTMAS = { kind: 'at', at: new Date('2026-12-24T12:00:00Z') } as const;

  it('is the rule of the organisation, and for whoever is signed in also a date', async () => {
    const { talk } = await told({ maxAgeDays: 90, expiry: CHRISTMAS }, 'account-7');
    expect(keys(talk)).to.deep.equal(['expiry.policy', 'expiry.mine']);
    expect(texts(talk)[0]).to.include('90 dagen');
    expect(texts(talk)[1]).to.include('24 december 2026').and.include('over 53 dagen');
    expect(offered(talk.last[1])).to.deep.equal(['change_password']);
  });

  it('is told to somebody else only after a proof, which changes nothing', async () => {
    const { talk, asked } = await told({ maxAgeDays: 90, expiry: CHRISTMAS });
    expect(keys(talk)).to.deep.equal(['expiry.policy', 'expiry.ask-mine']);
    expect(await walk(talk, 'ja', 'anna@voorbeeld.example', 'email')).to.deep.equal([
      'ask.user-id',
      'verify.choose-method',
      'verify.enter-code',
    ]);
    expect(await walk(talk, '12345678')).to.deep.equal(['verify.passed', 'expiry.mine']);
    expect(texts(talk)[1]).to.include('24 december 2026');
    // Fails without: `purpose: 'inform'` and `conclude` in expiry.ts.
    expect(asked).to.include('begin inform for anna@voorbeeld.example').and.include('conclude r1');
    expect(asked.join()).not.to.include('carry out');
  });

  // Off: leave `named` out of expiry.ts.
  it('is told of the account that was named after a yes, and of another one after a no', async () => {
    const named = async () => {
      const { needs, asked } = doubles({});
      const dialogs = [expiry(needs), prove(needs.recovery), handOver(needs)] as const;
      return { asked, talk: await open(dialogs, { named: 'anna@voorbeeld.example' }) };
    };
    const { talk, asked } = await named();
    expect(await walk(talk, 'ja')).to.deep.equal(['ask.user-id']);
    expect(texts(talk)[0]).to.include('anna@voorbeeld.example');
    expect(await walk(talk, 'ja')).to.deep.equal(['verify.choose-method']);
    expect(asked).to.include('begin inform for anna@voorbeeld.example');
    const other = await named();
    expect(await walk(other.talk, 'ja', 'nee')).to.deep.equal(['ask.user-id', 'ask.user-id']);
    expect(offered(other.talk.last[0])).to.deep.equal(['unknown']);
    await walk(other.talk, 'bas@voorbeeld.example');
    expect(other.asked).to.include('begin inform for bas@voorbeeld.example');
    const third = await named();
    await walk(third.talk, 'ja', 'nee, bas@voorbeeld.example');
    expect(third.asked).to.include('begin inform for bas@voorbeeld.example');
  });

  it('is not told when the proofs are no longer worth anything', async () => {
    const { talk } = await told({ concluded: 'none', expiry: CHRISTMAS });
    expect((await walk(talk, 'ja', 'anna@voorbeeld.example', 'email', '12345678')).slice(-2)).to.deep.equal([
      'recovery.gone',
      'handoff.offer',
    ]);
  });

  it('need not be known: a no ends it, and so does another budget that is used up', async () => {
    expect(await walk((await told({})).talk, 'nee')).to.deep.equal(['handoff.declined']);
    const used = await told({ begin: { kind: 'stopped' } });
    expect((await walk(used.talk, 'ja', 'anna@voorbeeld.example')).slice(-2)).to.deep.equal([
      'verify.stopped',
      'handoff.offer',
    ]);
  });

  it('can be never, unknown, or in the past', async () => {
    const never = await told({}, 'account-7');
    expect(texts(never.talk).join(' '))
      .to.include('verlopen wachtwoorden niet vanzelf')
      .and.include('verloopt niet vanzelf');
    const unknown = await told({ maxAgeDays: 90, expiry: { kind: 'unknown' } }, 'account-7');
    expect(texts(unknown.talk)[1]).to.include('kan ik hier niet zien');
    const past = await told({ maxAgeDays: 90, expiry: { kind: 'at', at: NOW } }, 'account-7');
    expect(texts(past.talk)[1]).to.include('is verlopen op 2 november 2026');
  });

  it('comes for administrators with where to set it, and advice against it', async () => {
    const world: World = { maxAgeDays: 90, roles: ['userAdministrator'], articles: [article('admin-expiry-policy')] };
    const { talk } = await told(world, 'account-7');
    expect(keys(talk)).to.deep.equal(['expiry.policy', 'expiry.mine', 'expiry.administrator', 'answer']);
    expect(texts(talk)[2]).to.include('niet doen');
  });
});

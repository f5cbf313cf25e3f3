import { expect } from 'chai';
import { expiry } from '../../dialogs/expiry.ts';
import { doubles, keys, NOW, offered, open, texts, type World } from './support.ts';

describe('when a password expires', () => {
  const told = async (world: World, accountId?: string) => open([expiry(doubles(world).needs)], {}, { accountId });

  it('is the rule of the organisation, and for whoever is signed in also a date', async () => {
    expect(keys(await told({ maxAgeDays: 90 }))).to.deep.equal(['expiry.policy']);
    const talk = await told({ maxAgeDays: 90, passwordExpiresAt: new Date('2026-12-24T12:00:00Z') }, 'account-7');
    expect(keys(talk)).to.deep.equal(['expiry.policy', 'expiry.mine']);
    expect(texts(talk)[1]).to.include('24 december 2026');
    expect(offered(talk.last[1])).to.deep.equal(['change_password']);
  });

  it('asks nobody to sign in who has done so', async () => {
    expect(texts(await told({ maxAgeDays: 90 }))[0]).to.include('Meld je aan');
    expect(texts(await told({ maxAgeDays: 90 }, 'account-7'))[0]).not.to.include('Meld je aan');
  });

  it('can be never, or in the past', async () => {
    const never = await told({}, 'account-7');
    expect(texts(never).join(' '))
      .to.include('verlopen wachtwoorden niet vanzelf')
      .and.include('verloopt niet vanzelf');
    const past = await told({ maxAgeDays: 90, passwordExpiresAt: NOW }, 'account-7');
    expect(texts(past)[1]).to.include('is verlopen op 2 november 2026');
  });
});

import { expect } from 'chai';
import { diagnose } from '../../../src/core/diagnosis.ts';
import { lockOut } from './locks.ts';
import { fresh, type Added, type Harness, type Peer, type Person } from './peer.ts';

/** How an account stands, live. */
export function standing({ can, abilities, states, roles }: Harness, peer: () => Peer): void {
  const made = async (person: Omit<Person, 'name'>, name = fresh('stan')) => {
    const added = await peer().add({ name, ...person });
    const account = await peer().directory.read(added.id);
    if (account === undefined) throw new Error(`${added.userId} cannot be read`);
    return { added, account, kind: () => diagnosisOf(added) };
  };
  const diagnosisOf = async (added: Added): Promise<string> => {
    const account = await peer().directory.read(added.id);
    return diagnose(account, account === undefined ? abilities : peer().directory.abilities(account), peer().now())
      .kind;
  };
  const CONTACTS = { alternateEmail: 'stan@prive.example', mobilePhone: '+31612345601', officePhone: '+31201234501' };

  describe('shows an account', () => {
    it('with what the directory is able to do for it', async () => {
      const { account } = await made({});
      expect(peer().directory.abilities(account)).to.deep.equal(abilities);
    });

    it('with its contacts', async () => {
      const { account } = await made({ contacts: CONTACTS });
      expect(account.contacts).to.deep.include(CONTACTS);
      expect(account.selfService).to.deep.equal({ enabled: true, registered: true });
    });

    it('without contacts when it has none', async () => {
      const { account } = await made({ contacts: {} });
      // No key either: who counts contacts counts keys.
      expect(account.contacts).to.deep.equal({});
    });

    it('with its manager', async () => {
      const boss = await made({});
      expect((await made({ manager: boss.added.userId })).account.manager).to.equal(boss.added.userId);
      expect(boss.account.manager).to.equal(undefined);
    });

    it('with no role when it has none', async () => {
      expect((await made({})).account.roles).to.deep.equal([]);
    });
    for (const role of roles) {
      it(`D3: with the role ${role}`, async () => {
        expect((await made({ roles: [role] })).account.roles).to.deep.equal([role]);
      });
    }

    it('that is well', async () => {
      const { account, kind } = await made({ contacts: CONTACTS });
      expect(account).to.include({ enabled: true, locked: false, mustChange: false, guest: false });
      expect(account).to.include({ lockedUntil: undefined, accountExpiresAt: undefined });
      expect(account.passwordSetAt).to.be.instanceOf(Date);
      expect(await kind()).to.equal('ok');
    });

    const found = {
      disabled: 'disabled',
      'account-expired': 'account-expired',
      'must-change': 'must-change',
      'password-expired': 'expired',
      guest: 'guest',
      'managed-elsewhere': 'on-premises',
    } as const;
    for (const state of states) {
      if (state === 'out-of-reach') continue;
      it(`that is ${state}`, async () => {
        const { kind } = await made({ state, contacts: CONTACTS });
        expect(await kind()).to.equal(found[state]);
      });
    }

    if (can.lock) {
      it(abilities.readsLock ? 'that is locked' : 'without a lock that it cannot see', async () => {
        const { added, kind } = await made({ contacts: CONTACTS });
        await lockOut(peer(), added);
        expect(await kind()).to.equal(abilities.readsLock ? 'locked' : 'ok');
      });
    }
    if (can.lock && abilities.readsLock) {
      it('whose lock ran out as not locked', async () => {
        const { added, kind } = await made({ contacts: CONTACTS });
        await lockOut(peer(), added);
        await peer().endLock?.(added);
        expect(await kind()).to.equal('ok');
      });
    }
  });
}

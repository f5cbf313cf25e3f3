import { createActiveDirectory } from '../../../src/adapters/directory/active-directory/directory.ts';
import { ROLES } from '../../../src/core/account.ts';
import type { PasswordPolicy } from '../../../src/ports/directory.ts';
import { directoryContract } from '../../contracts/directory/contract.ts';
import { fresh, type Harness, type Peer } from '../../contracts/directory/peer.ts';
import { REALM } from './controller.ts';
import { RULES } from './domain.ts';
import { sharedDomain } from './shared.ts';
import { LdapProxy } from './proxy.ts';

const SIGN_IN = {
  ok: 'right',
  '52e': 'wrong',
  '775': 'locked',
  '533': 'disabled',
  '701': 'expired',
  '532': 'expired',
  '773': 'must-change',
} as const;

const samba: Harness = {
  name: 'Active Directory on a real Samba domain controller',
  abilities: {
    onPremisesReset: true,
    writeBack: false,
    unlock: true,
    reset: true,
    change: true,
    requireChange: true,
    temporaryPass: false,
    readsLock: true,
    readsExpiry: true,
    // Samba does not announce the control that a controller of Microsoft has for it.
    historyOnReset: false,
  },
  policy: RULES,
  states: ['disabled', 'account-expired', 'must-change', 'password-expired', 'out-of-reach'],
  roles: ROLES,
  can: { change: true, verify: true, unicode: true, downLevel: 'corp', lock: true, otherPolicy: true, faults: true },
  open,
};

async function open(policy: Partial<PasswordPolicy> = {}): Promise<Peer> {
  const domain = await sharedDomain();
  await domain.rules(policy);
  const proxy = await LdapProxy.before(domain.controller);
  const directory = createActiveDirectory(domain.settings({ urls: [proxy.url] }));
  const peer: Peer = {
    directory,
    domain: REALM,
    now: () => new Date(),
    async add(person) {
      const userId = `${person.name}@${REALM}`;
      await domain.add(person);
      const id = (await directory.find(userId))?.id;
      if (id === undefined) throw new Error(`${userId} was added and is not found`);
      return { id, userId };
    },
    async signIn(userId, password) {
      const said = await domain.signIn(userId, password);
      const check = Object.entries(SIGN_IN).find(([code]) => code === said)?.[1];
      if (check === undefined) throw new Error(`${userId}: data ${said}`);
      return check;
    },
    async twins() {
      const shared = `${fresh('twin')}@${REALM}`;
      await peer.add({ name: fresh('one'), aliases: [shared] });
      await peer.add({ name: fresh('two'), aliases: [shared] });
      return shared;
    },
    async endLock({ userId }) {
      const dn = `CN=${userId.split('@')[0]},OU=Staff,DC=corp,DC=test`;
      await domain.controller.backdate(dn, 'lockoutTime', new Date(Date.now() - 31 * 60_000));
    },
    async cutOff() {
      await proxy.cut();
      return () => proxy.restore();
    },
    loseNextAnswer: () => Promise.resolve(proxy.loseAnswerToNext('change')),
    async close() {
      await directory.close();
      await proxy.close();
    },
  };
  return peer;
}

directoryContract(samba);

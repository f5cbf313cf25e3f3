import { companySchema } from '../../../src/adapters/directory/embedded/company.ts';
import { createEmbeddedDirectory } from '../../../src/adapters/directory/embedded/directory.ts';
import { accountRow, namesOf } from '../../../src/adapters/directory/embedded/rows.ts';
import { ROLES } from '../../../src/core/account.ts';
import { DAY, keyring, MINUTE, random, TempDatabase } from '../../adapters/support.ts';
import { directoryContract } from './contract.ts';
import { FIRST, fresh, type Harness, type Peer, type Person } from './peer.ts';

const DOMAIN = 'contract.example';
const POLICY = { minLength: 8, history: 3, maxAgeDays: 90, minAgeDays: 0, lockoutThreshold: 3 };

const embedded: Harness = {
  name: 'the embedded directory',
  abilities: {
    onPremisesReset: false,
    writeBack: false,
    unlock: true,
    reset: true,
    change: true,
    requireChange: true,
    temporaryPass: false,
    readsLock: true,
    readsExpiry: true,
    historyOnReset: true,
  },
  policy: POLICY,
  states: ['disabled', 'account-expired', 'must-change', 'password-expired', 'guest', 'managed-elsewhere'],
  roles: ROLES,
  can: {
    change: true,
    verify: true,
    unicode: true,
    downLevel: 'contract',
    lock: true,
    otherPolicy: true,
    faults: false,
  },
  open,
};

async function open(policy: object = {}): Promise<Peer> {
  const file = new TempDatabase();
  const { db, work } = await file.connect();
  const organisation = companySchema.shape.organisation.parse({
    name: 'Contract',
    domain: DOMAIN,
    passwordPolicy: { ...POLICY, ...policy },
  });
  const directory = createEmbeddedDirectory(db, work, organisation, file.clock);
  const ago = (days: number): string => new Date(file.clock.now().getTime() - days * DAY).toISOString();

  const userOf = ({ name, aliases = [], state, ...person }: Person) =>
    companySchema.shape.users.element.parse({
      userId: `${name}@${DOMAIN}`,
      aliases: [...aliases, `CONTRACT\\${name}`],
      displayName: person.displayName ?? name,
      password: person.password ?? FIRST,
      contacts: person.contacts,
      manager: person.manager,
      roles: person.roles,
      passwordNeverExpires: person.passwordNeverExpires,
      passwordSetAt: ago(state === 'password-expired' ? 100 : (person.passwordAgeDays ?? 1)),
      enabled: state !== 'disabled',
      guest: state === 'guest',
      mustChange: state === 'must-change',
      source: state === 'managed-elsewhere' ? 'onPremises' : 'cloud',
      accountExpiresAt: state === 'account-expired' ? ago(1) : null,
    });

  const peer: Peer = {
    directory,
    domain: DOMAIN,
    now: () => file.clock.now(),
    async add(person) {
      const user = userOf(person);
      const row = await accountRow(user, 0, keyring, random);
      await db.insertInto('accounts').values(row).execute();
      const names = namesOf(user).map((name) => ({ name, account_id: row.id }));
      await db.insertInto('account_names').values(names).execute();
      return { id: row.id, userId: row.user_id };
    },
    async signIn(userId, password) {
      const { kind } = await directory.signIn(userId, password);
      return kind === 'ok' ? 'right' : kind;
    },
    async twins() {
      const shared = `${fresh('twin')}@${DOMAIN}`;
      await peer.add({ name: fresh('one'), aliases: [shared] });
      await peer.add({ name: fresh('two'), aliases: [shared] });
      return shared;
    },
    endLock: () => Promise.resolve(file.clock.advance(31 * MINUTE)),
    close: () => file.remove(),
  };
  return peer;
}

directoryContract(embedded);

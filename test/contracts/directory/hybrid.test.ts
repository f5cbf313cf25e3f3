import { createEmbeddedDirectory } from '../../../src/adapters/directory/embedded/directory.ts';
import { companySchema } from '../../../src/adapters/directory/embedded/company.ts';
import { accountRow, namesOf } from '../../../src/adapters/directory/embedded/rows.ts';
import { createHybridDirectory } from '../../../src/adapters/directory/hybrid.ts';
import { ROLES } from '../../../src/core/account.ts';
import { DAY, keyring, random, TempDatabase } from '../../adapters/support.ts';
import { entraUser, openCloud } from './cloud-peer.ts';
import { directoryContract } from './contract.ts';
import { effects } from './effects.ts';
import { names } from './names.ts';
import { passwords } from './passwords.ts';
import { FIRST, fresh, type Harness, type Peer, type Person } from './peer.ts';
import { asPremises } from './premises.ts';
import { standing } from './standing.ts';

const POLICY = { minLength: 8, history: 3, maxAgeDays: 90, minAgeDays: 0, lockoutThreshold: 3 };
const DOMAIN = 'voorbeeld.example';

/** An embedded directory as the one on-premises, told that it resets what is kept there. */
async function openPremises(part: Partial<typeof POLICY> = {}) {
  const file = new TempDatabase();
  file.clock.advance(Date.now() - file.clock.now().getTime());
  const { db, work } = await file.connect();
  const organisation = companySchema.shape.organisation.parse({
    name: 'H',
    domain: DOMAIN,
    passwordPolicy: { ...POLICY, ...part },
  });
  const directory = createEmbeddedDirectory(db, work, organisation, file.clock);
  const ago = (days: number): string => new Date(file.clock.now().getTime() - days * DAY).toISOString();
  const add = async ({ name, aliases = [], state, ...person }: Person): Promise<void> => {
    const user = companySchema.shape.users.element.parse({
      userId: `${name}@${DOMAIN}`,
      aliases: [...aliases, `CONTRACT\\${name}`],
      displayName: person.displayName ?? name,
      password: person.password ?? FIRST,
      passwordNeverExpires: person.passwordNeverExpires,
      passwordSetAt: ago(state === 'password-expired' ? 100 : (person.passwordAgeDays ?? 1)),
      enabled: state !== 'disabled',
      mustChange: state === 'must-change',
      accountExpiresAt: state === 'account-expired' ? ago(1) : null,
    });
    const row = await accountRow(user, 0, keyring, random);
    await db.insertInto('accounts').values(row).execute();
    await db
      .insertInto('account_names')
      .values(namesOf(user).map((one) => ({ name: one, account_id: row.id })))
      .execute();
  };
  const endLocks = async (): Promise<void> => {
    const locked_until = file.clock.now().getTime() - 1;
    await db.updateTable('accounts').set({ locked_until, failures: 0 }).where('locked_until', 'is not', null).execute();
  };
  return { directory: asPremises(directory), embedded: directory, add, endLocks, file };
}

const cloudOnly: Harness = {
  name: 'a hybrid directory, for people of the cloud',
  abilities: {
    onPremisesReset: false,
    writeBack: false,
    unlock: false,
    reset: true,
    change: false,
    requireChange: true,
    temporaryPass: true,
    readsLock: false,
    readsExpiry: true,
    historyOnReset: false,
  },
  policy: { minLength: 8, history: 1, maxAgeDays: 90, minAgeDays: 0, lockoutThreshold: 10 },
  states: ['disabled', 'must-change', 'password-expired', 'guest', 'managed-elsewhere', 'out-of-reach'],
  roles: ROLES,
  can: {
    change: false,
    verify: false,
    unicode: false,
    downLevel: 'contract',
    lock: true,
    otherPolicy: false,
    faults: true,
  },
  async open() {
    const premises = await openPremises({ history: 1 });
    const peer = await openCloud((graph) => createHybridDirectory(graph, premises.directory));
    return {
      ...peer,
      async close() {
        await peer.close();
        await premises.file.remove();
      },
    };
  },
};

const synchronised: Harness = {
  name: 'a hybrid directory, for people who are synchronised',
  abilities: {
    onPremisesReset: true,
    writeBack: false,
    unlock: true,
    reset: true,
    change: true,
    requireChange: true,
    temporaryPass: true,
    readsLock: true,
    readsExpiry: true,
    historyOnReset: true,
  },
  policy: POLICY,
  states: ['disabled', 'account-expired', 'must-change', 'password-expired'],
  roles: ROLES,
  can: {
    change: true,
    verify: true,
    unicode: true,
    downLevel: 'contract',
    lock: true,
    otherPolicy: false,
    faults: false,
  },
  async open(): Promise<Peer> {
    const premises = await openPremises();
    const peer = await openCloud((graph) => createHybridDirectory(graph, premises.directory));
    return {
      ...peer,
      now: () => premises.file.clock.now(),
      async add(person) {
        const user = entraUser({ ...person, state: 'managed-elsewhere' }, peer.cloud);
        peer.cloud.tenant.users.push(user);
        await premises.add(person);
        return { id: user.id, userId: user.userPrincipalName };
      },
      async signIn(userId, password) {
        const { kind } = await premises.embedded.signIn(userId, password);
        return kind === 'ok' ? 'right' : kind;
      },
      async twins() {
        const shared = `${fresh('twin')}@${DOMAIN}`;
        for (const name of [fresh('one'), fresh('two')]) {
          await premises.add({ name, aliases: [shared] });
          peer.cloud.tenant.users.push(entraUser({ name, aliases: [shared] }, peer.cloud));
        }
        return shared;
      },
      endLock: () => premises.endLocks(),
      async close() {
        await peer.close();
        await premises.file.remove();
      },
    };
  },
};

directoryContract(cloudOnly);
// Rules and lists are those of each part, as it has them.
directoryContract(synchronised, [names, standing, passwords, effects]);

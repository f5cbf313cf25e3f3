import { createActiveDirectory } from '../adapters/directory/active-directory/directory.ts';
import { createEmbeddedDirectory, type EmbeddedDirectory } from '../adapters/directory/embedded/directory.ts';
import { assertNotDemo, realCompany, seedCompany } from '../adapters/directory/embedded/seed.ts';
import { createHybridDirectory } from '../adapters/directory/hybrid.ts';
import type { Database } from '../adapters/sql/database.ts';
import type { SqlWork } from '../adapters/sql/work.ts';
import type { Config } from '../config/schema.ts';
import { Fault } from '../core/errors.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { Directory, SignInOutcome } from '../ports/directory.ts';
import type { Keyring } from '../ports/keyring.ts';
import { openGraph } from './graph.ts';

interface Tools {
  readonly db: Database;
  readonly work: SqlWork;
  readonly keyring: Keyring;
  readonly random: Random;
  readonly clock: Clock;
}

export interface OpenDirectory {
  readonly directory: Directory;
  readonly organisation: Organisation;
  /** Where the accounts are in this database: what the demo pages show. */
  readonly embedded: EmbeddedDirectory | undefined;
  /** The company's own way to check a password. */
  readonly verify: (userId: string, password: string) => Promise<SignInOutcome>;
  /** Lets go of what it holds open elsewhere. */
  readonly closeDirectory: () => Promise<void>;
}

/** The directory that the configuration names. */
export async function openDirectory(config: Config, tools: Tools): Promise<OpenDirectory> {
  switch (config.directory.kind) {
    case 'embedded':
      return openEmbedded(config, tools);
    case 'active-directory': {
      const directory = createActiveDirectory(config.directory);
      return elsewhere(config, directory, () => directory.close());
    }
    case 'graph':
      return elsewhere(config, openGraph(config.directory, config.signIn, tools), () => Promise.resolve());
    case 'hybrid': {
      const { cloud, onPremises } = config.directory;
      const premises = createActiveDirectory(onPremises);
      return elsewhere(config, createHybridDirectory(openGraph(cloud, config.signIn, tools), premises), () =>
        premises.close(),
      );
    }
  }
}

async function openEmbedded(config: Config, { db, work, keyring, random, clock }: Tools): Promise<OpenDirectory> {
  const { demoUsers: path, embeddedDirectoryIsReal: real, organisation } = config;
  if (real) await assertNotDemo(db);
  const fromImport = real && path === undefined;
  const company = fromImport
    ? await realCompany(db, organisation)
    : await seedCompany(db, keyring, random, clock, path);
  const embedded = createEmbeddedDirectory(db, work, company, clock);
  return {
    directory: embedded,
    organisation: asOrganisation(organisation ?? company),
    embedded,
    verify: (userId, password) => embedded.signIn(userId, password),
    closeDirectory: () => Promise.resolve(),
  };
}

/** Accounts that are not in this database; the configuration names the organisation. */
function elsewhere(config: Config, directory: Directory, closeDirectory: () => Promise<void>): OpenDirectory {
  if (config.organisation === undefined) throw new Fault('bad-configuration', 'organisation: needed');
  const organisation = asOrganisation(config.organisation);
  return { directory, organisation, embedded: undefined, verify: signInThrough(directory), closeDirectory };
}

const signInThrough =
  (directory: Directory): OpenDirectory['verify'] =>
  async (userId, password) => {
    const account = await directory.find(userId);
    if (account === undefined) return { kind: 'wrong' };
    const check = await directory.verifyPassword(account.id, password);
    if (check === 'right' || check === 'right-elsewhere') return { kind: 'ok', account };
    return { kind: check === 'not-supported' ? 'wrong' : check };
  };

function asOrganisation({ name, domain, timeZone, helpdesk }: NonNullable<Config['organisation']>): Organisation {
  return { name, domain, timeZone, helpdesk: { mail: helpdesk.mail, phone: helpdesk.phone, hours: helpdesk.hours } };
}

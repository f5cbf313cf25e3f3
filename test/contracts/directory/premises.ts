import type { EmbeddedDirectory } from '../../../src/adapters/directory/embedded/directory.ts';
import type { Account } from '../../../src/core/account.ts';
import type { Directory } from '../../../src/ports/directory.ts';

const there = (account: Account | undefined): Account | undefined => account && { ...account, source: 'onPremises' };

/** An embedded directory that stands for the one on-premises, as an adapter for that would show it. */
export const asPremises = (directory: EmbeddedDirectory): Directory => ({
  ...directory,
  find: async (userId) => there(await directory.find(userId)),
  read: async (accountId) => there(await directory.read(accountId)),
  abilities: (account) => ({ ...directory.abilities(account), onPremisesReset: true }),
});

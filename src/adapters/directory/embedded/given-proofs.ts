import type { Keyring } from '../../../ports/keyring.ts';
import type { Database } from '../../sql/database.ts';
import type { SqlWork } from '../../sql/work.ts';

/** Proofs as a company file gives them. */
export interface GivenProofs {
  readonly accountId: string;
  readonly totpSecret?: string | undefined;
  readonly recoveryCodes: readonly string[];
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
}

/** What the company file gave and nobody has enrolled yet; see services/enrolment/given.ts. */
export function createGivenProofs(db: Database, work: SqlWork, keyring: Keyring) {
  return {
    async list(): Promise<GivenProofs[]> {
      const rows = await db
        .selectFrom('accounts')
        .select(['id', 'sealed_proofs'])
        .where('sealed_proofs', 'is not', null)
        .execute();
      return rows.map(({ id, sealed_proofs: sealed }) => ({
        ...(JSON.parse(keyring.open(sealed ?? '')) as Omit<GivenProofs, 'accountId'>),
        accountId: id,
      }));
    },
    async forget(accountId: string): Promise<void> {
      await work.enlist(
        async (trx) =>
          void (await trx.updateTable('accounts').set({ sealed_proofs: null }).where('id', '=', accountId).execute()),
      );
    },
  };
}

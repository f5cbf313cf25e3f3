import type { Enrolled, EnrolmentStore, ProofKind, Proofs } from '../../ports/enrolments.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Database } from './database.ts';
import { mustBeOne, Versioned } from './versioned.ts';
import type { SqlWork } from './work.ts';

/** See the port. */
export function createEnrolmentStore(db: Database, work: SqlWork, keyring: Keyring): EnrolmentStore {
  const known = new Versioned<Enrolled<ProofKind>>(work, 'enrolment');

  async function load(accountId: string, kind: ProofKind) {
    const row = await db
      .selectFrom('enrolments')
      .select(['version', 'enrolled_at', 'sealed'])
      .where('account_id', '=', accountId)
      .where('kind', '=', kind)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const proof = JSON.parse(keyring.open(row.sealed)) as Proofs[ProofKind];
    return { value: { enrolledAt: new Date(row.enrolled_at), proof }, version: row.version };
  }

  return {
    async read<K extends ProofKind>(accountId: string, kind: K) {
      const found = await known.read(`${accountId} ${kind}`, () => load(accountId, kind));
      return found as Enrolled<K> | undefined;
    },
    async save(accountId, kind, enrolled) {
      const { before, after } = known.write(`${accountId} ${kind}`, enrolled);
      const row = {
        account_id: accountId,
        kind,
        version: after,
        enrolled_at: enrolled.enrolledAt.getTime(),
        sealed: keyring.seal(JSON.stringify(enrolled.proof)),
      };
      await work.enlist(async (trx) => {
        if (before === 0) {
          const made = await trx
            .insertInto('enrolments')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          return mustBeOne(made.numInsertedOrUpdatedRows, 'The enrolment');
        }
        const done = await trx
          .updateTable('enrolments')
          .set(row)
          .where('account_id', '=', accountId)
          .where('kind', '=', kind)
          .where('version', '=', before)
          .executeTakeFirst();
        mustBeOne(done.numUpdatedRows, 'The enrolment');
      });
    },
    async remove(accountId, kind) {
      await work.enlist(async (trx) => {
        await trx.deleteFrom('enrolments').where('account_id', '=', accountId).where('kind', '=', kind).execute();
      });
    },
  };
}

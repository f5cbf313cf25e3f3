import { MASK } from '../../core/redact.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Vault } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

const MARK = /⟦([A-Za-z0-9_.-]+)⟧/gu;
const GONE = '········';

/** For whoever may see a text, and not the secrets in it, live or dead. */
export const withoutSecrets = (text: string): string => text.replaceAll(MARK, MASK);

/** See the port. A reference stands in the text as ⟦ref⟧. */
export function createVault(db: Database, work: SqlWork, keyring: Keyring, clock: Clock): Vault {
  return {
    async put(ref, value, expiresAt) {
      work.memo.set(`secret ${value}`, ref);
      const row = { ref, sealed: keyring.seal(value), expires_at: expiresAt.getTime() };
      await work.enlist(async (trx) => {
        await trx
          .insertInto('secrets')
          .values(row)
          .onConflict((conflict) => conflict.column('ref').doUpdateSet(row))
          .execute();
      });
    },
    async wipe(refs) {
      if (refs.length === 0) return;
      await work.enlist(async (trx) => {
        await trx.deleteFrom('secrets').where('ref', 'in', refs).execute();
      });
    },
    conceal(text) {
      // A mark that somebody typed must never stand for a secret.
      let concealed = text.replaceAll('⟦', '[').replaceAll('⟧', ']');
      for (const [name, ref] of work.memo) {
        if (name.startsWith('secret '))
          concealed = concealed.replaceAll(name.slice('secret '.length), `⟦${String(ref)}⟧`);
      }
      return concealed;
    },
    async reveal(text) {
      const refs = [...text.matchAll(MARK)].map((match) => match[1] ?? '');
      if (refs.length === 0) return { text, dead: false };
      const rows = await db
        .selectFrom('secrets')
        .select(['ref', 'sealed'])
        .where('ref', 'in', refs)
        .where('expires_at', '>', clock.now().getTime())
        .execute();
      const live = new Map(rows.map((row) => [row.ref, keyring.open(row.sealed)]));
      // So that whatever is stored of it in this unit holds the reference again.
      for (const [ref, value] of live) work.memo.set(`secret ${value}`, ref);
      return {
        text: text.replaceAll(MARK, (_mark, ref: string) => live.get(ref) ?? GONE),
        dead: refs.some((ref) => !live.has(ref)),
      };
    },
  };
}

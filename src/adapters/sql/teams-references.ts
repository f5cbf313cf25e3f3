import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import { prepared } from './prepared.ts';
import type { SqlWork } from './work.ts';

interface Reference {
  readonly id: string;
  readonly accountId: string | undefined;
  readonly isPersonal: boolean;
}

const findReference = prepared((on, id: string) =>
  on.selectFrom('teams_references').select('body').where('id', '=', id),
);

/** Where people can be reached in Teams. */
export function createTeamsReferences<R extends Reference>(db: Database, work: SqlWork) {
  return {
    async find(id: string): Promise<R | undefined> {
      const [row] = (await findReference(db, id)).rows;
      return row && fromJson<R>(row.body);
    },
    /** The latest personal conversation of somebody. */
    async personalOf(accountId: string): Promise<R | undefined> {
      const row = await db
        .selectFrom('teams_references')
        .select('body')
        .where('account_id', '=', accountId)
        .where('personal', '=', 1)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && fromJson<R>(row.body);
    },
    /** Writes nothing where it says so already. */
    async save(reference: R): Promise<void> {
      const body = toJson(reference);
      const known = await findReference(db, reference.id);
      if (known.rows[0]?.body === body) return;
      const row = {
        id: reference.id,
        account_id: reference.accountId ?? null,
        personal: reference.isPersonal ? (1 as const) : (0 as const),
        body,
      };
      await work.enlist(async (trx) => {
        await trx.deleteFrom('teams_references').where('id', '=', row.id).execute();
        await trx.insertInto('teams_references').values(row).execute();
      });
    },
  };
}

/** Where the channel's service answers for a tenant. */
export function createTeamsServices(db: Database, work: SqlWork) {
  return {
    async find(tenantId: string): Promise<string | undefined> {
      const rows = db.selectFrom('teams_services').select('service_url').where('tenant_id', '=', tenantId);
      return (await rows.executeTakeFirst())?.service_url;
    },
    async save(tenantId: string, serviceUrl: string): Promise<void> {
      const row = { tenant_id: tenantId, service_url: serviceUrl };
      await work.enlist(async (trx) => {
        await trx.deleteFrom('teams_services').where('tenant_id', '=', tenantId).execute();
        await trx.insertInto('teams_services').values(row).execute();
      });
    },
  };
}

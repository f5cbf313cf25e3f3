import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import { Fault } from '../../core/errors.ts';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { SqlWork } from './work.ts';

type Item = StoreItem & { eTag?: string };

const findState = prepared((on, key: string) => on.selectFrom('bot_state').selectAll().where('key', '=', key));
const insertState = prepared((on, key: string, version: number, body: string) =>
  on
    .insertInto('bot_state')
    .values({ key, version, body })
    .onConflict((conflict) => conflict.doNothing()),
);
const updateState = prepared((on, version: number, body: string, key: string, read: number) =>
  on.updateTable('bot_state').set({ version, body }).where('key', '=', key).where('version', '=', read),
);

/**
 * The Bot Framework's state storage with real eTags: a write that names the eTag it has read is
 * refused when another came first; `*` or none overwrites, as the interface wants it.
 */
export function createBotStateStorage(db: Database, work: SqlWork): Storage {
  const versionOf = (item: Item): number | undefined =>
    item.eTag === undefined || item.eTag === '*' ? undefined : Number(item.eTag);
  return {
    async read(keys: string[]): Promise<StoreItems> {
      const found = await Promise.all(keys.map((key) => findState(db, key)));
      return Object.fromEntries(
        found
          .flatMap(({ rows }) => rows)
          .map((row) => [row.key, { ...(JSON.parse(row.body) as object), eTag: String(row.version) }]),
      );
    },
    async write(changes: StoreItems): Promise<void> {
      for (const [key, item] of Object.entries(changes) as [string, Item][]) {
        const { eTag: _eTag, ...body } = item;
        const read = versionOf(item);
        const text = JSON.stringify(body);
        await work.enlist(async (trx) => {
          const version = read ?? (await findState(trx, key)).rows[0]?.version ?? 0;
          const { numAffectedRows } = await (version === 0
            ? insertState(trx, key, 1, text)
            : updateState(trx, version + 1, text, key, version));
          if (numAffectedRows !== 1n) throw new Fault('conflict', 'The bot state was changed in between.');
        });
      }
    },
    async delete(keys: string[]): Promise<void> {
      if (keys.length === 0) return;
      await work.enlist(async (trx) => {
        await trx.deleteFrom('bot_state').where('key', 'in', keys).execute();
      });
    },
  };
}

/**
 * botbuilder writes its state with the eTag `*`, so that no storage could see a conflict. Within a
 * unit of work this puts the eTags back that were read in it.
 */
export function keepingETags(storage: Storage, work: SqlWork): Storage {
  const memoKey = (key: string) => `etag ${key}`;
  return {
    async read(keys: string[]): Promise<StoreItems> {
      const items = await storage.read(keys);
      for (const key of keys) work.memo.set(memoKey(key), Number((items[key] as Item | undefined)?.eTag ?? 0));
      return items;
    },
    async write(changes: StoreItems): Promise<void> {
      const tagged = Object.entries(changes).map(([key, item]: [string, Item]) => {
        const read = work.memo.get(memoKey(key)) as number | undefined;
        if (read === undefined) return [key, item];
        work.memo.set(memoKey(key), read + 1);
        return [key, { ...item, eTag: String(read) }];
      });
      await storage.write(Object.fromEntries(tagged) as StoreItems);
    },
    async delete(keys: string[]): Promise<void> {
      for (const key of keys) if (work.memo.has(memoKey(key))) work.memo.set(memoKey(key), 0);
      await storage.delete(keys);
    },
  };
}

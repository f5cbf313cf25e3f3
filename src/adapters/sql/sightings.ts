import type { Clock } from '../../ports/clock.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Sightings, SightingStore } from '../../ports/sightings.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import { mustBeOne, Versioned } from './versioned.ts';
import type { SqlWork } from './work.ts';

/** See the port. */
export function createSightingStore(db: Database, work: SqlWork, keyring: Keyring, clock: Clock): SightingStore {
  const known = new Versioned<Sightings>(work, 'sighting');
  return {
    read: (subject) =>
      known.read(subject, async () => {
        const row = await db
          .selectFrom('sightings')
          .select(['version', 'sealed'])
          .where('subject', '=', subject)
          .executeTakeFirst();
        return row && { value: fromJson<Sightings>(keyring.open(row.sealed)), version: row.version };
      }),
    async save(subject, sightings) {
      const { before, after } = known.write(subject, sightings);
      const sealed = keyring.seal(toJson(sightings));
      const row = { subject, version: after, seen_at: clock.now().getTime(), sealed };
      await work.enlist(async (trx) => {
        if (before === 0) {
          const made = await trx
            .insertInto('sightings')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          return mustBeOne(made.numInsertedOrUpdatedRows, 'The sighting');
        }
        const done = await trx
          .updateTable('sightings')
          .set(row)
          .where('subject', '=', subject)
          .where('version', '=', before)
          .executeTakeFirst();
        mustBeOne(done.numUpdatedRows, 'The sighting');
      });
    },
  };
}

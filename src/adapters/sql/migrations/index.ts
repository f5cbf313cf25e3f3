import type { Migration } from 'kysely/migration';
import * as foundation from './001-foundation.ts';
import * as helpdesk from './008-helpdesk.ts';

/** In the order of their names; one that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-foundation': foundation,
  '008-helpdesk': helpdesk,
};

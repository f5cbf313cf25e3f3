import { enableCompileCache, flushCompileCache } from 'node:module';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Directory } from '../../src/ports/directory.ts';

/**
 * The application in a process of its own that ends itself, as `kill -9` would, where its parent says.
 * Its clock runs ahead by the first argument, in milliseconds.
 */

/**
 * Where to end: at the n-th commit or directory call from now on, just before it or just after; or after the
 * commit with which so many more parcels are settled, for parcels may share one.
 */
export interface Order {
  readonly at: 'commit' | 'directory' | 'settled';
  readonly when: 'before' | 'after';
  readonly number: number;
}

let order: Order | undefined;
let counted = 0;
let settledBefore = 0;
let database: DatabaseSync | undefined;

function pass(at: 'commit' | 'directory', when: Order['when']): void {
  if (order?.at !== at || order.when !== when) return;
  counted += 1;
  if (counted === order.number) process.kill(process.pid, 'SIGKILL');
}

const keep = (used: DatabaseSync): void => {
  database = used;
};

const settled = (): number =>
  Number(prepare.call(database as DatabaseSync, `select count(*) n from outbox where state = 'sent'`).get()?.['n']);

function passSettled(): void {
  if (order?.at === 'settled' && settled() - settledBefore >= order.number) process.kill(process.pid, 'SIGKILL');
}

/** Every commit of this process goes through here. */
const prepare = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'prepare')?.value as (
  this: DatabaseSync,
  sql: string,
) => StatementSync;
DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
  const statement = prepare.call(this, sql);
  if (sql !== 'commit') return statement;
  keep(this);
  const run = statement.run.bind(statement);
  statement.run = () => {
    pass('commit', 'before');
    const result = run();
    pass('commit', 'after');
    passSettled();
    return result;
  };
  return statement;
};

const watched = (directory: Directory): Directory => ({
  ...directory,
  async reset(accountId, password) {
    pass('directory', 'before');
    const outcome = await directory.reset(accountId, password);
    pass('directory', 'after');
    return outcome;
  },
});

process.on('message', (message: Order) => {
  order = message;
  counted = 0;
  settledBefore = settled();
  process.send?.('armed');
});
process.on('disconnect', () => process.exit());

enableCompileCache();
const { createApp } = await import('../../src/app.ts');
const { loadConfig } = await import('../../src/config/load.ts');
const ahead = Number(process.argv[2] ?? 0);
const { config } = loadConfig(process.env);
const app = await createApp(config, { directory: watched, clock: { now: () => new Date(Date.now() + ahead) } });
const { url } = await app.start();
process.send?.({ url });
// Whoever is killed does not write it at its end.
flushCompileCache();

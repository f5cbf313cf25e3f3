import { expect } from 'chai';
import { sql } from 'kysely';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/sql/database.ts';
import { faultOf, TempDatabase, type Connection } from './support.ts';

const put = ({ work }: Connection, key: string, value = 'x') =>
  work.enlist(async (trx) => void (await trx.insertInto('meta').values({ key, value }).execute()));

const keys = async ({ db }: Connection): Promise<string[]> =>
  (await db.selectFrom('meta').select('key').where('key', 'like', 'k%').orderBy('key').execute()).map(({ key }) => key);

/** Another process that has begun to write and does not end. */
async function holdLock(path: string): Promise<ChildProcess> {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1]);
    db.exec('begin immediate');
    process.stdout.write('locked');
    process.stdin.resume();
    process.stdin.on('end', () => db.exec('rollback'));`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function letGo(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await once(child, 'exit');
}

describe('E8: the storage', () => {
  let file: TempDatabase;
  beforeEach(() => {
    file = new TempDatabase();
  });
  afterEach(() => file.remove());

  // Off: throw every error of a commit as it is; the code is then not there.
  it('is busy while another process holds the lock, has written nothing, and works again afterwards', async () => {
    const here = await file.connect(0);
    const other = await holdLock(file.path);
    const unit = () =>
      here.work.run(async () => {
        await put(here, 'k1');
        await put(here, 'k2');
      });
    expect(await faultOf(unit)).to.equal('storage-busy');
    expect(await keys(here), 'reading goes on').to.deep.equal([]);
    await letGo(other);
    expect(await faultOf(unit)).to.equal(undefined);
    expect(await keys(here)).to.deep.equal(['k1', 'k2']);
  });

  it('waits for a lock that is let go in time', async () => {
    const here = await file.connect();
    const other = await holdLock(file.path);
    const written = put(here, 'k1');
    await letGo(other);
    await written;
    expect(await keys(here)).to.deep.equal(['k1']);
  });

  // Off: leave `full` out of the codes that are a broken storage.
  it('is broken when the disk is full, and has written nothing of the unit', async () => {
    const here = await file.connect();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(here.db);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count ?? 0}`).execute(here.db);
    const unit = () =>
      here.work.run(async () => {
        await put(here, 'k1');
        await put(here, 'k2', 'x'.repeat(2_000_000));
      });
    expect(await faultOf(unit)).to.equal('storage-broken');
    expect(await keys(here)).to.deep.equal([]);
    await sql.raw('pragma max_page_count = 1000000').execute(here.db);
    expect(await faultOf(unit), 'once there is room').to.equal(undefined);
    expect(await keys(here)).to.deep.equal(['k1', 'k2']);
  });

  it('refuses to start on a file that is not a database, names it, and leaves it as it is', async () => {
    writeFileSync(file.path, 'This is a shopping list, long enough to look like something.\n'.repeat(50));
    const before = readFileSync(file.path);
    const opening = openDatabase(file.path);
    expect(await opening.then(String, (error: Error) => error.message)).to.match(
      /^The database .*sleutel\.db cannot be opened: file is not a database$/u,
    );
    expect(readFileSync(file.path)).to.deep.equal(before);
  });

  for (const [what, spoil] of [
    ['was cut in half', (path: string, size: number) => truncateSync(path, size / 2)],
    [
      'has a page full of nonsense',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes.fill(0xa5, 4096, 8192);
        writeFileSync(path, bytes);
      },
    ],
  ] as const) {
    it(`says so at the start when the file ${what}`, async () => {
      const here = await file.connect();
      for (let count = 0; count < 50; count++) await put(here, `k${count}`, 'y'.repeat(2000));
      await sql`pragma wal_checkpoint(truncate)`.execute(here.db);
      const copy = join(file.folder, 'copy.db');
      copyFileSync(file.path, copy);
      spoil(copy, readFileSync(copy).length);
      expect(await faultOf(() => openDatabase(copy))).to.equal('storage-broken');
    });
  }

  it('keeps what was committed when it is opened again', async () => {
    const first = await file.connect();
    await put(first, 'k1');
    await first.db.destroy();
    expect(await keys(await file.connect())).to.deep.equal(['k1']);
  });
});

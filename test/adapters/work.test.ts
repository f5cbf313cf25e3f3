import { expect } from 'chai';
import { statSync } from 'node:fs';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Fault } from '../../src/core/errors.ts';
import { faultOf, TempDatabase, type Connection } from './support.ts';

const put = ({ work }: Connection, key: string, value: string) =>
  work.enlist(async (trx) => void (await trx.insertInto('meta').values({ key, value }).execute()));

const valueOf = async ({ db }: Connection, key: string): Promise<string | undefined> =>
  (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;

/** Adds one to a number, and minds when it is no longer what it was. */
async function increment(
  connection: Connection,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const before = (await valueOf(connection, 'count')) ?? '0';
  await between();
  await connection.work.enlist(async (trx) => {
    const done = await trx
      .updateTable('meta')
      .set({ value: String(Number(before) + 1) })
      .where('key', '=', 'count')
      .where('value', '=', before)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'counted in between');
  });
}

describe('a unit of work', () => {
  let file: TempDatabase;
  let here: Connection;
  let there: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
    there = await file.connect();
  });
  afterEach(() => file.remove());

  it('writes everything at its end, and nothing before', async () => {
    await here.work.run(async () => {
      await put(here, 'a', '1');
      await put(here, 'b', '2');
      expect(await valueOf(there, 'a')).to.equal(undefined);
    });
    expect([await valueOf(there, 'a'), await valueOf(there, 'b')]).to.deep.equal(['1', '2']);
  });

  // Off: commit each write in `enlist` at once.
  it('writes nothing when a write fails', async () => {
    const unit = here.work.run(async () => {
      await put(here, 'a', '1');
      await here.work.enlist(() => Promise.reject(new Error('no')));
    });
    expect(await unit.catch((error: Error) => error.message)).to.equal('no');
    expect(await valueOf(there, 'a')).to.equal(undefined);
  });

  it('writes nothing when the work itself fails', async () => {
    const unit = here.work.run(async () => {
      await put(here, 'a', '1');
      throw new Error('no');
    });
    expect(await unit.catch((error: Error) => error.message)).to.equal('no');
    expect(await valueOf(there, 'a')).to.equal(undefined);
  });

  it('runs again on fresh reads when another connection came first', async () => {
    await put(here, 'count', '0');
    let runs = 0;
    await here.work.run(async () => {
      runs += 1;
      await increment(here, async () => {
        if (runs === 1) await there.work.run(() => increment(there));
      });
    });
    expect(runs).to.equal(2);
    expect(await valueOf(here, 'count')).to.equal('2');
  });

  // Off: throw the conflict instead of running again, or run again without `#inLine`; counts are then lost.
  for (const connections of [1, 2]) {
    it(`loses none of 60 counts made at once over ${connections} connection(s)`, async () => {
      await put(here, 'count', '0');
      const units = Array.from({ length: 60 }, (_, index) => {
        const connection = index % connections === 0 ? here : there;
        // Each time all have read before any of them writes.
        return connection.work.run(() => increment(connection, () => nextRound()));
      });
      await Promise.all(units);
      expect(await valueOf(here, 'count')).to.equal('60');
    });
  }

  // Off: commit each unit in a transaction of its own.
  it('writes twenty that are ready at once with one commit', async () => {
    await put(here, 'a', '1');
    const before = statSync(`${file.path}-wal`).size;
    await Promise.all(Array.from({ length: 20 }, (_, index) => here.work.run(() => put(here, `k${index}`, '1'))));
    const pages = (statSync(`${file.path}-wal`).size - before) / 4_096;
    expect(pages).to.be.within(1, 10);
    expect(await valueOf(there, 'k19')).to.equal('1');
  });

  // Off: reject all that were ready together.
  it('keeps what others wrote beside one that failed', async () => {
    const failing = () => here.work.enlist(() => Promise.reject(new Error('no')));
    const units = [() => put(here, 'a', '1'), failing, () => put(here, 'b', '1')].map((unit) => here.work.run(unit));
    const ends = await Promise.allSettled(units);
    expect(ends.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect([await valueOf(there, 'a'), await valueOf(there, 'b')]).to.deep.equal(['1', '1']);
  });

  // Off: commit by itself what may wait, or never.
  it('has what may wait share the next commit, or come by itself', async () => {
    const add = (key: string, within: number) =>
      here.work.enlist(
        async (trx) => void (await trx.insertInto('meta').values({ key, value: '1' }).execute()),
        within,
      );
    const waiting = add('a', 3_000);
    await nextRound();
    expect(await valueOf(there, 'a')).to.equal(undefined);
    await put(here, 'b', '1');
    await waiting;
    expect(await valueOf(there, 'a')).to.equal('1');
    await add('c', 5);
    expect(await valueOf(there, 'c')).to.equal('1');
  });

  it('does not wait without end for one that came too late too', async () => {
    await put(here, 'count', '0');
    let letGo = (): void => {};
    const stuck = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let runs = 0;
    const slow = here.work.run(() =>
      increment(here, async () => {
        runs += 1;
        if (runs === 1) await there.work.run(() => increment(there));
        else await stuck;
      }),
    );
    let others = 0;
    await here.work.run(() =>
      increment(here, async () => {
        others += 1;
        if (others === 1) await there.work.run(() => increment(there));
      }),
    );
    letGo();
    await slow;
    expect(await valueOf(here, 'count')).to.equal('4');
  });

  it('gives up after a while when it never gets through', async () => {
    let runs = 0;
    const unit = () =>
      here.work.run(async () => {
        runs += 1;
        await here.work.enlist(() => Promise.reject(new Fault('conflict', 'always')));
      });
    expect(await faultOf(unit)).to.equal('conflict');
    expect(runs).to.be.within(2, 50);
  });

  it('inside another is part of it', async () => {
    const outer = here.work.run(async () => {
      await here.work.run(() => put(here, 'a', '1'));
      throw new Error('no');
    });
    expect(await outer.catch((error: Error) => error.message)).to.equal('no');
    expect(await valueOf(here, 'a')).to.equal(undefined);
  });

  it('leaves alone what is done apart', async () => {
    const unit = here.work.run(async () => {
      await here.work.apart(() => put(here, 'elsewhere', '1'));
      throw new Error('no');
    });
    await unit.catch(() => {});
    expect(await valueOf(here, 'elsewhere')).to.equal('1');
  });

  it('tells once that it is durable, however often it ran, and never when it failed', async () => {
    const told: string[] = [];
    let runs = 0;
    await here.work.run(async () => {
      runs += 1;
      here.work.afterCommit(() => told.push(`after run ${runs}`));
      await here.work.enlist(() => (runs < 3 ? Promise.reject(new Fault('conflict', 'again')) : Promise.resolve()));
    });
    const failed = here.work.run(async () => {
      here.work.afterCommit(() => told.push('never'));
      await here.work.enlist(() => Promise.reject(new Error('no')));
    });
    await failed.catch(() => {});
    expect(told).to.deep.equal(['after run 3']);
  });

  it('remembers for itself alone', async () => {
    const seen = await Promise.all(
      ['a', 'b'].map((name) =>
        here.work.run(async () => {
          here.work.memo.set('name', name);
          await valueOf(here, 'x');
          return here.work.memo.get('name');
        }),
      ),
    );
    expect(seen).to.deep.equal(['a', 'b']);
    expect(here.work.memo.get('name')).to.equal(undefined);
  });
});

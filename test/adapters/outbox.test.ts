import { expect } from 'chai';
import { createSqlOutbox } from '../../src/adapters/sql/outbox.ts';
import { purge } from '../../src/adapters/sql/upkeep.ts';
import type { DueParcel } from '../../src/ports/parcel-queue.ts';
import type { Parcel } from '../../src/ports/stores.ts';
import { DAY, HOUR, keyring, MINUTE, TempDatabase, type Connection } from './support.ts';

const note = (text: string): Parcel => ({ kind: 'chat', conversationId: 'c1', key: 'reset.done', params: { text } });

describe('the outbox', () => {
  let file: TempDatabase;
  let here: Connection & ReturnType<typeof createSqlOutbox>;
  let woken: number;
  const connect = async () => {
    const connection = await file.connect();
    const wake = () => (woken += 1);
    const { db, work, vault } = connection;
    return { ...connection, ...createSqlOutbox(db, work, keyring, vault, file.clock, wake) };
  };
  const after = (ms: number) => new Date(file.clock.now().getTime() + ms);
  const add = (id: string, parcel = note(id)) => here.outbox.add(id, parcel, after(DAY));
  const dueIds = async () => (await here.queue.due(20)).map(({ id }) => id);
  const due = async (id: string): Promise<DueParcel> => {
    const found = (await here.queue.due(20)).find((parcel) => parcel.id === id);
    if (found === undefined) throw new Error(`${id} is not due`);
    return found;
  };
  beforeEach(async () => {
    woken = 0;
    file = new TempDatabase();
    here = await connect();
  });
  afterEach(() => file.remove());

  it('keeps a parcel as it was, moments included, and gives it at once', async () => {
    const at = new Date('2026-03-01T10:00:00.123Z');
    const model = { at, reference: 'SL-BCDF-GHJK', notMeUrl: 'https://x.example/not-me/abc' };
    const message = {
      id: 'm1',
      kind: 'notice.reset',
      channel: 'mail',
      to: 'a@b.example',
      language: 'nl',
      model,
    } as const;
    await add('m1', { kind: 'message', message });
    expect(await due('m1')).to.deep.equal({ id: 'm1', tries: 0, nextAt: after(0), givesUpAt: after(DAY) });
    expect(await here.queue.open('m1')).to.deep.equal({ kind: 'message', message });
  });

  it('knows whether one waits among some ids, the last of them left out', async () => {
    for (const id of ['a 1', 'a 2', 'b 1']) await add(id);
    await here.queue.settle('a 1', 'sent');
    expect(await here.queue.waits('a', 'a 2')).to.equal(false);
    expect(await here.queue.waits('a', 'a 3')).to.equal(true);
    expect(await here.queue.waits('a 3', 'b 1')).to.equal(false);
  });

  // Off: leave `onConflict` out of `add`.
  it('takes an id once: what comes later under it is not added', async () => {
    await add('p1', note('first'));
    await add('p1', note('second'));
    await here.queue.settle('p1', 'sent');
    await add('p1', note('third'));
    expect(await dueIds()).to.deep.equal([]);
    expect(await here.db.selectFrom('outbox').select('id').execute()).to.have.lengthOf(1);
  });

  it('E10: shows nothing of a parcel on disk', async () => {
    await add('p1', note('anna@prive.example'));
    expect(file.bytes().includes('anna@prive.example')).to.equal(false);
  });

  it('wakes the delivery after the commit, and not when there is none', async () => {
    await here.work.run(async () => {
      await add('p1');
      expect(woken).to.equal(0);
    });
    expect(woken).to.equal(1);
    const failed = here.work.run(async () => {
      await add('p2');
      throw new Error('no');
    });
    await failed.catch(() => {});
    expect(woken).to.equal(1);
    expect(await dueIds()).to.deep.equal(['p1']);
  });

  it('gives what is due, oldest first, and no more than asked', async () => {
    for (const id of ['z', 'm', 'a']) {
      await add(id);
      file.clock.advance(10);
    }
    expect(await dueIds()).to.deep.equal(['z', 'm', 'a']);
    expect((await here.queue.due(2)).map(({ id }) => id)).to.deep.equal(['z', 'm']);
  });

  it('gives a postponed parcel when its time has come, with its tries', async () => {
    await add('p1');
    await here.queue.postpone(await due('p1'), after(MINUTE), 'busy');
    expect(await dueIds()).to.deep.equal([]);
    expect(await here.queue.nextAt()).to.deep.equal(after(MINUTE));
    file.clock.advance(MINUTE);
    expect(await due('p1')).to.include({ tries: 1 });
  });

  it('has no next moment when nothing waits', async () => {
    expect(await here.queue.nextAt()).to.equal(undefined);
    await add('p1');
    await here.queue.settle('p1', 'sent');
    expect(await here.queue.nextAt()).to.equal(undefined);
  });

  // Off: leave the comparison of next_at out of `claim`; both then have it.
  it('lets one of two workers claim a parcel', async () => {
    const there = await connect();
    await add('p1');
    const parcel = await due('p1');
    const claims = await Promise.all([here, there].map(({ queue }) => queue.claim(parcel, after(MINUTE))));
    expect(claims.filter(Boolean)).to.have.lengthOf(1);
    expect(await there.queue.claim(parcel, after(MINUTE)), 'later').to.equal(false);
    expect(await dueIds()).to.deep.equal([]);
  });

  it('E4: gives a claimed parcel again when its worker was never heard of since', async () => {
    await add('p1');
    await here.queue.claim(await due('p1'), after(MINUTE));
    file.clock.advance(MINUTE);
    expect(await here.queue.claim(await due('p1'), after(MINUTE))).to.equal(true);
  });

  it('does not let a settled parcel be claimed', async () => {
    await add('p1');
    const parcel = await due('p1');
    await here.queue.settle('p1', 'sent');
    expect(await here.queue.claim(parcel, after(MINUTE))).to.equal(false);
  });

  it('E10: keeps nothing of what a settled parcel said', async () => {
    await add('p1');
    await add('p2');
    await here.queue.settle('p1', 'sent');
    await here.queue.settle('p2', 'given-up', 'no such address');
    expect(
      await here.db.selectFrom('outbox').select(['state', 'sealed', 'error']).orderBy('id').execute(),
    ).to.deep.equal([
      { state: 'sent', sealed: '', error: null },
      { state: 'given-up', sealed: '', error: 'no such address' },
    ]);
    expect(await here.queue.open('p1')).to.equal(undefined);
  });

  // Off: leave `dead` out of `open`; the message then goes out with dots in it.
  it('A5: gives nothing to deliver once the secret in a parcel is dead', async () => {
    await here.work.run(async () => {
      await here.vault.put('code-1', '48219934', after(5 * MINUTE));
      await add('p1', note('uw code is 48219934'));
    });
    expect(await here.queue.open('p1')).to.have.nested.property('params.text', 'uw code is 48219934');
    file.clock.advance(5 * MINUTE);
    expect(await here.queue.open('p1')).to.equal(undefined);
  });

  it('throws away what was settled, after a day', async () => {
    for (const id of ['p1', 'p2']) await add(id);
    await here.queue.settle('p1', 'sent');
    file.clock.advance(23 * HOUR);
    await purge(here.db, here.work, file.clock);
    expect(await here.db.selectFrom('outbox').select('id').execute()).to.have.lengthOf(2);
    file.clock.advance(2 * HOUR);
    await purge(here.db, here.work, file.clock);
    expect(await here.db.selectFrom('outbox').select('id').execute()).to.deep.equal([{ id: 'p2' }]);
  });
});

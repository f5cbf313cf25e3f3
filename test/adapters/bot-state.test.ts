import { MemoryStorage, type Storage, type StoreItem } from 'botbuilder';
import { expect } from 'chai';
import { createBotStateStorage, keepingETags } from '../../src/adapters/sql/bot-state.ts';
import { TempDatabase, type Connection } from './support.ts';

const KEYS = [
  'directline/conversations/c1',
  "o'hara; drop table bot_state --",
  'ünïcödé 🐘',
  '%_',
  '..\\..',
  '__proto__x',
  ' ',
];

/** What the Bot Framework expects of a state storage; its own memory storage is held against it too. */
function contract(name: string, make: () => Promise<Storage>): void {
  describe(`the bot state in ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await make();
    });
    const read = async (key: string): Promise<StoreItem | undefined> => {
      const found = (await storage.read([key])) as Record<string, StoreItem | undefined>;
      return found[key];
    };
    const write = (key: string, item: StoreItem) => storage.write({ [key]: item });
    const failure = (work: Promise<unknown>): Promise<boolean> =>
      work.then(
        () => false,
        () => true,
      );

    it('gives nothing for a key that was never written', async () => {
      expect(await storage.read(['none'])).to.deep.equal({});
      expect(await storage.read([])).to.deep.equal({});
    });

    it('gives back what was written, with an eTag', async () => {
      await write('k', { count: 1, nested: { list: [1, 'two', null] }, empty: {} });
      const found = await read('k');
      expect(found).to.deep.include({ count: 1, nested: { list: [1, 'two', null] }, empty: {} });
      expect(found?.['eTag']).to.be.a('string').and.not.equal('');
    });

    it('gives several at once, without those that are missing', async () => {
      await storage.write({ a: { x: 1 }, b: { x: 2 } });
      const found = await storage.read(['a', 'b', 'c']);
      expect(Object.keys(found)).to.have.members(['a', 'b']);
    });

    it('accepts the eTag that was read, and gives a new one', async () => {
      await write('k', { count: 1 });
      const first = await read('k');
      await write('k', { ...first, count: 2 });
      const second = await read('k');
      expect(second).to.include({ count: 2 });
      expect(second?.['eTag']).not.to.equal(first?.['eTag']);
    });

    it('refuses an eTag that is no longer the one, and keeps what came first', async () => {
      await write('k', { count: 1 });
      const stale = await read('k');
      await write('k', { ...stale, count: 2 });
      expect(await failure(write('k', { ...stale, count: 3 }))).to.equal(true);
      expect(await read('k')).to.include({ count: 2 });
    });

    for (const eTag of ['*', undefined]) {
      it(`overwrites with the eTag ${eTag ?? 'left out'}`, async () => {
        await write('k', { count: 1 });
        await write('k', eTag === undefined ? { count: 2 } : { count: 2, eTag });
        expect(await read('k')).to.include({ count: 2 });
      });
    }

    it('deletes, also what is not there, and what comes after is new', async () => {
      await write('k', { count: 1 });
      await storage.delete(['k', 'none']);
      expect(await read('k')).to.equal(undefined);
      await write('k', { count: 2, eTag: '*' });
      expect(await read('k')).to.include({ count: 2 });
    });

    it('keeps keys apart whatever characters are in them', async () => {
      for (const [index, key] of KEYS.entries()) await write(key, { index });
      for (const [index, key] of KEYS.entries()) expect(await read(key), key).to.include({ index });
      await storage.delete(['%_']);
      expect(Object.keys(await storage.read(KEYS))).to.have.lengthOf(KEYS.length - 1);
    });

    it('does not let go of what it holds to whoever changes what was read', async () => {
      await write('k', { list: [1] });
      const found = (await read('k')) ?? {};
      (found['list'] as number[]).push(2);
      expect(await read('k')).to.deep.include({ list: [1] });
    });
  });
}

describe('the bot state', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  contract('memory, for comparison', () => Promise.resolve(new MemoryStorage()));
  contract('SQL', () => Promise.resolve(createBotStateStorage(here.db, here.work)));
  contract('SQL with its eTags kept, outside a unit', () =>
    Promise.resolve(keepingETags(createBotStateStorage(here.db, here.work), here.work)),
  );

  describe('with its eTags kept', () => {
    const keeping = ({ db, work }: Connection) => keepingETags(createBotStateStorage(db, work), work);
    const read = async (storage: Storage): Promise<number> =>
      ((await storage.read(['k'])) as Record<string, { count: number }>)['k']?.count ?? 0;
    const write = (storage: Storage, count: number) => storage.write({ k: { count, eTag: '*' } });

    /** As botbuilder does it: reads, changes, writes with `*`. */
    const turn = (connection: Connection, between: () => Promise<unknown> = () => Promise.resolve()) => {
      let runs = 0;
      const storage = keeping(connection);
      const work = connection.work.run(async () => {
        runs += 1;
        const count = await read(storage);
        if (runs === 1) await between();
        await write(storage, count + 1);
      });
      return work.then(() => runs);
    };

    // Off: let `keepingETags` pass the items on as they are; the count is then 1.
    it('runs a turn again whose state was changed by another in between', async () => {
      const there = await file.connect();
      expect(await turn(here, () => turn(there))).to.equal(2);
      expect(await read(keeping(here))).to.equal(2);
    });

    it('sees that another was the first to write at all', async () => {
      const there = await file.connect();
      const storage = keeping(there);
      expect(await turn(here, () => write(storage, 10))).to.equal(2);
      expect(await read(storage)).to.equal(11);
    });

    it('loses none of 20 turns at once over two connections', async () => {
      const there = await file.connect();
      await Promise.all(Array.from({ length: 20 }, (_, index) => turn(index % 2 === 0 ? here : there)));
      expect(await read(keeping(here))).to.equal(20);
    });

    it('lets a turn write, delete and write again', async () => {
      await turn(here);
      const storage = keeping(here);
      await here.work.run(async () => {
        await write(storage, (await read(storage)) + 1);
        await write(storage, 3);
        await storage.delete(['k']);
        await write(storage, 4);
      });
      expect(await read(storage)).to.equal(4);
    });
  });
});

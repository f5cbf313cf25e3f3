import { expect } from 'chai';
import { prepared } from '../../src/adapters/sql/prepared.ts';
import { TempDatabase, type Connection } from './support.ts';

describe('a query that was worked out once', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  const put = prepared((on, key: string, value: string) => on.insertInto('meta').values({ key, value }));
  const valueOf = prepared((on, key: string) => on.selectFrom('meta').select('value').where('key', '=', key));

  it('takes new values each time, also within a unit', async () => {
    await here.work.enlist(async (trx) => {
      await put(trx, 'a', '1');
      await put(trx, 'b', '2');
    });
    const found = await Promise.all(['a', 'b', 'c'].map((key) => valueOf(here.db, key)));
    expect(found.map(({ rows }) => rows)).to.deep.equal([[{ value: '1' }], [{ value: '2' }], []]);
  });

  // Off: leave `checked` out.
  it('is refused when its values are others, or in another order', async () => {
    const swapped = prepared((on, value: string, key: string) => on.insertInto('meta').values({ key, value }));
    const fixed = prepared((on, key: string) => on.insertInto('meta').values({ key, value: '1' }));
    for (const run of [() => swapped(here.db, '1', 'a'), () => fixed(here.db, 'a')]) {
      const refused = await run().catch((error: Error) => error.message);
      expect(refused).to.include('other values');
    }
    expect((await valueOf(here.db, 'a')).rows).to.be.empty;
  });
});

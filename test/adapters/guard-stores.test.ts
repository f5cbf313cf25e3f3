import { expect } from 'chai';
import { createAlarmStore, createApprovalStore } from '../../src/adapters/sql/guard-stores.ts';
import { HOUR, TempDatabase, type Connection } from './support.ts';

/** Resolves for all when all have come. */
function meeting(people: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === people) resolve();
    return promise;
  };
}

describe('the stores of the guards', () => {
  let file: TempDatabase;
  let connections: Connection[];
  beforeEach(async () => {
    file = new TempDatabase();
    connections = [await file.connect(), await file.connect()];
  });
  afterEach(() => file.remove());

  const approvals = ({ db, work }: Connection) => createApprovalStore(db, work, file.clock);

  // Off: let `number` be a random one in `add`; both are then the first, and nobody is the second.
  it('know a first and a second of two who approve at the same moment', async () => {
    const met = meeting(2);
    const seen = await Promise.all(
      connections.map((connection, index) =>
        connection.work.run(async () => {
          const found = await approvals(connection).of('a1', 'SL-1');
          await met();
          await approvals(connection).add({ target: 'a1', reference: 'SL-1', staff: `s${index}` }, found.length);
          return found.length;
        }),
      ),
    );
    expect(seen).to.have.members([0, 1]);
    const [here] = connections as [Connection];
    expect((await approvals(here).of('a1', 'SL-1')).map(({ number }) => number)).to.deep.equal([1, 2]);
  });

  it('know what was approved since a moment', async () => {
    const [here] = connections as [Connection];
    await approvals(here).add({ target: 'a1', reference: 'SL-1', staff: 's1' }, 0);
    file.clock.advance(HOUR);
    await approvals(here).add({ target: 'a2', reference: 'SL-2', staff: 's1' }, 0);
    const since = await approvals(here).since(new Date(file.clock.now().getTime() - 1));
    expect(since.map(({ target }) => target)).to.deep.equal(['a2']);
    expect(await approvals(here).of('a1', 'SL-2')).to.deep.equal([]);
  });

  // Off: the conflict in `raise`.
  it('raise an alarm once, also by two at the same moment', async () => {
    const met = meeting(2);
    const raised = await Promise.all(
      connections.map(({ db, work }) =>
        work.run(async () => {
          const first = await createAlarmStore(db, work, file.clock).raise('alarm-1', 'spend');
          await met();
          return first;
        }),
      ),
    );
    expect(raised).to.have.members([false, true]);
  });
});

import { expect } from 'chai';
import { Fault, type FaultCode } from '../../../src/core/errors.ts';
import { FIRST, fresh, SECOND, type Harness, type Peer } from './peer.ts';

/** Each of four answers comes within ten seconds, and there is time left to come back. */
const PATIENCE_MS = 50_000;

async function faultOf(work: Promise<unknown>): Promise<FaultCode | 'none'> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}

/** What happens when the directory does not answer. */
export function faults({ can, abilities }: Harness, peer: () => Peer): void {
  if (!can.faults) return;

  describe('when the directory does not answer', () => {
    // Off: take no answer for no account, or for done.
    it('E6: says so in time, and goes on when it is back', async function slow() {
      this.timeout(PATIENCE_MS);
      const { id, userId } = await peer().add({ name: fresh('down') });
      const { directory } = peer();
      const restore = await peer().cutOff?.();
      try {
        for (const work of [
          () => directory.find(userId.toLowerCase()),
          () => directory.read(id),
          () => directory.reset(id, SECOND),
          ...(abilities.unlock ? [() => directory.unlock(id)] : []),
        ]) {
          expect(await faultOf(work())).to.equal('directory-unavailable');
        }
      } finally {
        await restore?.();
      }
      expect(await directory.read(id)).to.include({ userId });
      expect(await peer().signIn(userId, FIRST)).to.equal('right');
      expect(await directory.reset(id, SECOND)).to.deep.equal({ kind: 'done' });
    });

    // Off: send a change again when its answer is lost.
    it('E5: a change whose answer is lost is of unknown outcome, and is not repeated', async function slow() {
      this.timeout(PATIENCE_MS);
      const { id, userId } = await peer().add({ name: fresh('lost'), passwordAgeDays: 2 });
      const before = (await peer().directory.read(id))?.passwordSetAt?.getTime() ?? Infinity;
      await peer().loseNextAnswer?.();
      expect(await faultOf(peer().directory.reset(id, SECOND))).to.equal('directory-unknown-outcome');
      expect((await peer().directory.read(id))?.passwordSetAt?.getTime()).to.be.above(before);
      expect(await peer().signIn(userId, SECOND)).to.equal('right');
    });
  });
}

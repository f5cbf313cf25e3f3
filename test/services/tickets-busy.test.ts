import { expect } from 'chai';
import { createTicketStore } from '../../src/adapters/sql/tickets.ts';
import { deliverTicket, type TicketParts } from '../../src/services/desk/tickets.ts';
import { faultOf, TempDatabase } from '../adapters/support.ts';

describe('the ticket of a case that is being changed', () => {
  let file: TempDatabase;
  beforeEach(() => (file = new TempDatabase()));
  afterEach(() => file.remove());

  it('is left alone by everybody else, as long as the slowest step takes', async () => {
    // Fails without: `BUSY_MS` above three requests of eight seconds and two waits of five for the database.
    const { db, work } = await file.connect();
    let other: string | undefined;
    const parts = {
      clock: file.clock,
      tickets: createTicketStore(db, work, file.clock, { tell: () => {} }),
      cases: {
        async read() {
          file.clock.advance(34_000);
          other = await faultOf(() => deliverTicket(inTheMeantime, 'c1'));
        },
      },
    } as unknown as TicketParts;
    const inTheMeantime = { ...parts, cases: { ...parts.cases, read: () => Promise.resolve(undefined) } };
    await deliverTicket(parts, 'c1');
    expect(other).to.equal('delivery-failed');
  });
});

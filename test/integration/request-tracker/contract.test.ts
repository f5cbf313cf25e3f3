import { expect } from 'chai';
import { draft, entry, isRefusal, makes, passes, ticketContract } from '../../contracts/tickets/contract.ts';
import { lineTo } from '../../contracts/tickets/line.ts';
import { closeDoubles } from '../../messages/providers/double.ts';
import { countOf, see, systemFor } from './peer.ts';
import { FIELD, LOOSE_FIELD, QUEUE, type RequestTracker } from './server.ts';
import { sharedRequestTracker } from './shared.ts';

before(async function install() {
  this.timeout(120_000);
  await sharedRequestTracker();
});

ticketContract({
  name: 'a real Request Tracker 5',
  async open() {
    const server = await sharedRequestTracker();
    const line = await lineTo(server.url, (method) => method !== 'GET');
    return {
      line,
      longest: { subject: 200 },
      system: (letIn = true) =>
        systemFor(server, { baseUrl: line.url, ...(letIn ? {} : { token: '1-2-0123456789abcdef' }) }),
      see: (id) => see(server, id),
      count: (correlation) => countOf(server, correlation),
    };
  },
});

describe('what a real Request Tracker 5 says and does not do', function () {
  this.timeout(60_000);
  let server: RequestTracker;
  before(async () => {
    server = await sharedRequestTracker();
  });
  afterEach(closeDoubles);

  it('answers 200 to a status that it does not have: it is refused', async () => {
    // Fails without: the look after the write in setStatus of system.ts.
    const system = systemFor(server, { statuses: { solved: 'bestaat-niet' } });
    const { id } = await makes(system, draft());
    expect(await system.setStatus(id, 'solved')).to.deep.equal({
      refused: 'request-tracker did not take the status bestaat-niet',
    });
    expect((await see(server, id)).status).to.equal('new');
  });

  it('answers 201 and drops a custom field that is not attached: the ticket counts, and what is lost is told', async () => {
    // Fails without: `lost` in answers.ts.
    const system = systemFor(server, { customField: LOOSE_FIELD });
    const wanted = draft();
    const made = await system.create(wanted);
    expect(made).to.have.property('lost', `custom field ${LOOSE_FIELD}`);
    expect((await system.find(wanted.correlation))?.id).to.equal(isRefusal(made) ? '' : made.id);
    let said = '';
    await system.check().catch((error: Error) => (said = error.message));
    expect(said).to.include(`${LOOSE_FIELD} is not attached to ${QUEUE}`);
  });

  it('keeps the reference in a field of the queue', async () => {
    const wanted = draft();
    const { id } = await makes(systemFor(server), wanted);
    const { CustomFields } = (await server.ask(`ticket/${id}`)) as {
      CustomFields: readonly { name: string; values: string[] }[];
    };
    expect(CustomFields.find(({ name }) => name === FIELD)?.values).to.deep.equal([wanted.correlation]);
  });

  it('has a ticket of somebody else about the same case, such as a mail: it is not taken for ours', async () => {
    // Fails without: `Creator` in the search of requests.ts.
    const wanted = draft();
    await server.ask('ticket', { Queue: QUEUE, Subject: `Re: ${wanted.subject}`, Content: 'x' });
    const system = systemFor(server);
    expect(await system.find(wanted.correlation)).to.equal(undefined);
    const { id } = await makes(system, wanted);
    expect((await system.find(wanted.correlation))?.id).to.equal(id);
  });

  it('lets nobody write in a queue without rights: that may pass, and the check says so', async () => {
    const system = systemFor(server, { queue: 'General', customField: undefined });
    await passes(system.create(draft()));
    await passes(system.check());
  });

  it('takes words for the employee in a ticket that was solved, and is solved again', async () => {
    const wanted = draft();
    const system = systemFor(server);
    const { id } = await makes(system, wanted);
    expect(await system.setStatus(id, 'solved')).to.equal('done');
    expect(await system.add(id, entry(wanted.correlation, 1, { isPublic: true }))).to.equal('done');
    expect(await system.setStatus(id, 'solved')).to.equal('done');
    expect((await see(server, id)).status).to.equal('resolved');
  });
});

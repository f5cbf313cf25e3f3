import { expect } from 'chai';
import { asksForHelp, Desk, newest, STAFFED } from '../../helpdesk/support.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { eventually } from '../../support/chat.ts';
import { lineTo, type Line } from '../../contracts/tickets/line.ts';
import { closeDoubles } from '../../messages/providers/double.ts';
import { countOf, see, settingsFor } from './peer.ts';
import type { RequestTracker } from './server.ts';
import { sharedRequestTracker } from './shared.ts';

describe('the whole application with a real Request Tracker 5', function whole() {
  this.timeout(60_000);
  let server: RequestTracker;
  let line: Line;
  let app: TestApp;
  before(async function install() {
    this.timeout(120_000);
    server = await sharedRequestTracker();
  });
  beforeEach(async () => {
    line = await lineTo(server.url, (method) => method !== 'GET');
    app = await startApp({ company: STAFFED, file: { tickets: settingsFor(server, { baseUrl: line.url }) } });
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await closeDoubles();
  });

  const ticketOf = (desk: Desk, id: string): Promise<string> =>
    eventually(async () => {
      app.clock.advance(200);
      return (await desk.look(id)).ticket?.number;
    }, 'the number of the ticket');
  const stands = (ticketId: string, status: string, entries: number) =>
    eventually(async () => {
      app.clock.advance(200);
      const seen = await see(server, ticketId);
      return seen.status === status && seen.entries.length === entries ? seen : undefined;
    }, `a ticket that is ${status}`);

  it('a conversation becomes a ticket that follows the case', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    const { id, reference } = await newest(hanna);
    const number = await ticketOf(hanna, id);
    await hanna.act(id, { do: 'claim' });
    await stands(number, 'open', 1);
    await hanna.act(id, { do: 'say', words: 'Hoi Anna, ik kijk ernaar.' });
    await stands(number, 'open', 2);
    await hanna.act(id, { do: 'resolve' });
    const { subject, text, entries } = await stands(number, 'resolved', 3);
    expect(subject).to.equal(`Hulpvraag ${reference}`);
    expect(text).to.include('Vroeg om een medewerker.').and.include(`${app.url}/helpdesk?case=${id}`);
    expect(entries.map((each) => each.isPublic)).to.deep.equal([false, true, false]);
    expect(entries[1]?.text).to.equal('Hanna Proef: Hoi Anna, ik kijk ernaar.');
  });

  it('an answer that was lost, and an outage after it, leave one ticket', async () => {
    line.troubles.push('lose-answer', 'hang-up');
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    const { id, reference } = await newest(hanna);
    await hanna.act(id, { do: 'claim' });
    await stands(await ticketOf(hanna, id), 'open', 1);
    expect(await countOf(server, reference)).to.equal(1);
  });
});

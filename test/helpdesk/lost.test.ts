import { expect } from 'chai';
import { auditOf, timesIn } from '../attacks/support.ts';
import { inbox } from '../support/chat.ts';
import { labels, type TeamsApp, type TeamsPerson } from '../teams/support.ts';
import { startChannel } from './channel.ts';
import { Desk, newest } from './support.ts';

const DAY = 86_400_000;

describe('a case in whose conversation nothing arrives any more', function () {
  this.timeout(60_000);
  let app: TeamsApp;
  let hanna: Desk;
  let anna: TeamsPerson;
  let id: string;
  beforeEach(async () => {
    app = await startChannel();
    hanna = await Desk.open(app.url, 'hanna');
    anna = app.person('anna');
    await anna.say('medewerker');
    await anna.say('ja');
    ({ id } = await newest(hanna));
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
  });

  const stateIs = async (state: string): Promise<void> => {
    let now = '';
    await app
      .until(() => {
        void newest(hanna).then((row) => (now = row.state));
        return now === state;
      })
      .catch(() => expect(now).to.equal(state));
  };
  /** The employee has removed the bot, so that the channel refuses what an agent says. */
  async function fails(status = 403): Promise<void> {
    await hanna.act(id, { do: 'claim' });
    await app.until(() => labels(anna.seen().map(({ activity }) => activity)).includes('handoff.joined'));
    app.framework.blocked.set(anna.conversationId, status);
    await hanna.act(id, { do: 'say', words: 'Ben je er nog?' });
    await app.until(() => anna.seen().some((posted) => posted.status === status));
  }

  it('UX 18: has failed, the helpdesk hears so, and the agent may open it again', async () => {
    // Fails without: `lost` in bot/teams/poster.ts.
    await fails();
    await stateIs('failed');
    const view = await hanna.look(id);
    expect(view.events.map(({ kind }) => kind)).to.include('failed');
    expect(timesIn(auditOf(app.data), 'case.failed')).to.equal(1);
    const told = (await inbox(app.url)).filter(({ to }) => to === 'it@voorbeeld.example');
    expect(JSON.stringify(told)).to.include('niet meer bereikbaar');
    expect((await hanna.act(id, { do: 'say', words: 'hallo?' })).status).to.equal(409);
    expect((await hanna.act(id, { do: 'reopen' })).status).to.equal(200);
    expect((await hanna.look(id)).state).to.equal('reopened');
  });

  it('is opened again when the employee comes back and asks again', async () => {
    // Fails without: `comeBack` in services/escalation.ts.
    await fails(404);
    await stateIs('failed');
    app.framework.blocked.clear();
    await anna.say('medewerker');
    expect(labels(await anna.say('ja'))).to.include('handoff.queued');
    const row = await newest(hanna);
    expect([row.id, row.state]).to.deep.equal([id, 'reopened']);
  });

  it('stays as it is when the channel refuses one message for what is in it', async () => {
    // Fails without: `LOST` in bot/teams/poster.ts.
    await fails(400);
    await anna.post(anna.activity({ text: 'ik ben er' }));
    expect((await hanna.look(id)).state).to.equal('active');
  });

  it('ends by itself when nobody comes back to it', async () => {
    // Fails without: `failed` among the states in services/desk/levels.ts.
    await fails();
    await stateIs('failed');
    app.clock.advance(15 * DAY);
    await app.sweep();
    const desk = await Desk.open(app.url, 'hanna');
    expect((await desk.look(id)).state).to.equal('expired');
  });
});

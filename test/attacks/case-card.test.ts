import { expect } from 'chai';
import { auditOf, rows, tamper, timesIn } from './support.ts';
import { CHANNEL, post, press, pressed, shown, startChannel } from '../helpdesk/channel.ts';
import { asksForHelp, Desk, newest } from '../helpdesk/support.ts';
import { TENANT, type TeamsApp, type TeamsPerson } from '../teams/support.ts';

const OTHER_TENANT = 'bbbbbbbb-0000-0000-0000-000000000002';

describe('attacks on the buttons of a case in the channel of the helpdesk', function () {
  this.timeout(60_000);
  let app: TeamsApp;
  let gerda: Desk;
  let id: string;
  beforeEach(async () => {
    app = await startChannel();
    gerda = await Desk.open(app.url, 'gerda');
    await asksForHelp(app.url, 'anna');
    ({ id } = await newest(gerda));
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
  });

  const at = (name: string, more: object = {}): TeamsPerson => app.person(name, { ...post(), ...more });
  async function isUntouched(): Promise<void> {
    expect((await gerda.look(id)).state).to.equal('queued');
    expect(timesIn(auditOf(app.data), 'case.claimed')).to.equal(0);
  }

  // Fails without: `isStaff` in bot/teams/case-press.ts, together with `agentOf` in services/desk/desk.ts.
  it('D3: are for who has a role now, whatever the activity says, and a refusal is on record', async () => {
    const claims = { role: 'helpdesk', roles: ['globalAdministrator'], verified: true };
    const anna = at('anna', { from: { id: '29:anna', name: 'Hanna Proef', aadObjectId: '0bj-anna', ...claims } });
    expect(shown(await press(anna, id, 'claim'))).to.equal(
      '"Alleen medewerkers van de helpdesk kunnen een hulpvraag oppakken."',
    );
    const hanna = at('hanna');
    expect(shown(await press(hanna, 'none', 'claim')), 'she works there').to.include('is er niet meer');
    tamper(app.data, `update accounts set roles = '[]' where user_id like 'hanna@%'`);
    expect(shown(await press(hanna, id, 'claim'))).to.include('Alleen medewerkers');
    await isUntouched();
    expect(timesIn(auditOf(app.data), 'case.press-refused')).to.equal(2);
  });

  // Fails without: the object id alone in bot/teams/persons.ts (look for `from.name` in the directory where there is none).
  it('D6: go by who the channel vouches for, and not by a name, a mention or data on the card', async () => {
    const nobody = at('nobody', { from: { id: '29:nobody', name: 'hanna@voorbeeld.example' } });
    expect(shown(await press(nobody, id, 'claim'))).to.include('Alleen medewerkers');
    const bas = at('bas');
    const value = { action: { verb: 'case.claim', data: { case: id, do: 'claim', agentId: 'hanna', by: '29:hanna' } } };
    await bas.post(bas.activity({ type: 'invoke', name: 'adaptiveCard/action', value, text: '<at>hanna</at>' }));
    await isUntouched();
  });

  // Fails without: `maySee` in `attempt` of services/desk/desk.ts.
  it('D7: leave the case of a colleague alone, and tell of it only whose it is', async () => {
    await gerda.act(id, { do: 'claim' });
    const answer = shown(await press(at('harm'), id, 'resolve'));
    expect(answer).to.include('Gerda Proef heeft deze hulpvraag al opgepakt.').and.not.to.match(/anna/iu);
    expect((await gerda.look(id)).state).to.equal('assigned');
  });

  // Fails without: one of the three conditions of `isHere` in bot/teams/helpdesk-channel.ts at a time.
  for (const [where, place] of Object.entries({
    'another channel': post('19:everybody@thread.tacv2'),
    'another tenant': post(CHANNEL, OTHER_TENANT),
    'a private chat': { conversation: { id: 'a:hanna-alone', conversationType: 'personal', tenantId: TENANT } },
    'a chat that has the name of the channel': {
      conversation: { id: CHANNEL, conversationType: 'groupChat', isGroup: true, tenantId: TENANT },
    },
  })) {
    it(`C6: work in the channel of the helpdesk alone: not in ${where}`, async () => {
      const hanna = at('hanna', place);
      expect(shown(await press(hanna, id, 'claim'))).to.include('werkt alleen in het kanaal van de helpdesk');
      await hanna.post(hanna.activity({ value: { case: id, do: 'claim' } }));
      await isUntouched();
      expect(timesIn(auditOf(app.data), 'case.press-refused')).to.equal(2);
    });
  }

  // Fails without: `account.guest` or `account.enabled` in `agentOf` of services/desk/desk.ts.
  it('C6: are not for a guest, nor for an account that is off', async () => {
    for (const column of ['guest = 1', 'guest = 0, enabled = 0']) {
      tamper(app.data, `update accounts set ${column} where user_id like 'hanna@%'`);
      expect(shown(await press(at('hanna'), id, 'claim')), column).to.include('Alleen medewerkers');
    }
    await isUntouched();
  });

  // Fails without: `actions.find` in services/desk/desk.ts, or the moment in `keyOf` of bot/teams/case-press.ts.
  it('C8: count once, delivered again at once, later, under another id, and after a restart', async () => {
    const harm = at('harm');
    const activity = harm.activity(pressed(id, 'claim'));
    const answers = await Promise.all([1, 2, 3, 4].map(() => harm.post(activity)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    expect(timesIn(auditOf(app.data), 'case.claimed')).to.equal(1);
    const desk = await Desk.open(app.url, 'harm');
    await desk.act(id, { do: 'release' });
    await harm.post(activity);
    await harm.post({ ...activity, id: 'another-id' });
    await app.restart();
    await app.at(harm).post(activity);
    expect(timesIn(auditOf(app.data), 'case.claimed')).to.equal(1);
    expect(rows<{ state: string }>(app.data, 'select state from cases')[0]?.state).to.equal('queued');
  });
});

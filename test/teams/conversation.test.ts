import { expect } from 'chai';
import { codeFor } from '../support/chat.ts';
import { buttons, labels, startTeams, type TeamsApp } from './support.ts';

describe('the Teams channel', () => {
  let app: TeamsApp;
  before(async () => {
    app = await startTeams();
  });
  after(async () => {
    await app.stop();
    await app.remove();
  });

  it('says welcome once when it is installed, by name', async () => {
    const anna = app.person('anna');
    const added = {
      type: 'conversationUpdate',
      text: undefined,
      membersAdded: [{ id: '29:anna' }, { id: '28:11111111-2222-3333-4444-555555555555' }],
    };
    const [welcome] = await anna.does(added);
    expect(welcome?.['label']).to.equal('welcome');
    expect(welcome?.['text']).to.contain('Anna');
    await anna.post(anna.activity(added));
    await anna.say('hallo');
    expect(labels(anna.seen().map(({ activity }) => activity)).filter((label) => label === 'welcome')).to.have.length(
      1,
    );
  });

  it('knows who speaks, and skips the question which account', async () => {
    const anna = app.person('anna');
    expect(labels(await anna.say('ik ben mijn wachtwoord vergeten'))).to.include('verify.choose-method');
  });

  it('brings somebody back in, with the buttons of its cards', async () => {
    const anna = app.person('anna');
    const asked = await anna.say('wachtwoord vergeten');
    const mail = buttons(asked.at(-1)).find(({ data }) => data.choice === 'email');
    const sent = await anna.does({
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: 'choose', data: mail?.data } },
    });
    expect(labels(sent)).to.deep.equal(['verify.enter-code']);
    const confirm = await anna.say(await codeFor(app.url, 'anna@prive.example'));
    expect(labels(confirm)).to.include('confirm');
    expect(labels(await anna.say('ja'))).to.deep.equal(['reset.link']);
  });
});

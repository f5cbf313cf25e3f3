import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { labels, startTeams, TENANT, type TeamsApp } from './support.ts';

describe('manners in Teams', () => {
  let app: TeamsApp;
  before(async () => {
    app = await startTeams();
  });
  after(async () => {
    await app.stop();
    await app.remove();
  });

  const isKept = (words: string): boolean =>
    readdirSync(app.data)
      .filter((name) => name.startsWith('sleutel.db'))
      .some((name) => readFileSync(join(app.data, name)).includes(words));

  it('a question that anybody may ask is answered where others read along', async () => {
    const conversation = { id: '19:team', conversationType: 'channel', isGroup: true, tenantId: TENANT };
    const anna = app.person('anna', { conversation });
    const [answer] = await anna.say('<at>Sleutel</at> aan welke regels moet een wachtwoord voldoen?');
    expect(answer?.['label']).to.equal('answer');
  });

  // Off: leave `shown` out of in-group.ts.
  it('everybody in a group is answered in their own language, whatever their client is set to', async () => {
    const conversation = { id: '19:lunch', conversationType: 'groupChat', isGroup: true, tenantId: TENANT };
    const anna = app.person('anna', { conversation, locale: 'en-US' });
    const [dutch] = await anna.say('<at>Sleutel</at> ik ben mijn wachtwoord vergeten');
    expect(dutch?.['text']).to.match(/^In een groep help ik niet/u);
    const [english] = await anna.say('<at>Sleutel</at> I forgot my password');
    expect(english?.['text']).to.match(/^I do not help with accounts in a group/u);
  });

  it('a message that is changed afterwards is not read, and that is said', async () => {
    const anna = app.person('anna');
    await anna.say('wachtwoord vergeten');
    expect(labels(await anna.does({ type: 'messageUpdate', text: 'email' }))).to.deep.equal(['teams.edited']);
  });

  // Off: leave `erase` out of `messageDelete`.
  it('a message that is taken back is taken out of what is kept', async () => {
    const anna = app.person('anna');
    const said = anna.activity({ text: 'mijn hond heet boterbloempje' });
    await anna.post(said);
    expect(isKept('boterbloempje')).to.equal(true);
    await anna.post({ ...said, type: 'messageDelete', text: '' });
    await anna.say('hallo');
    expect(app.transcript(anna).join(' ')).not.to.include('boterbloempje');
  });

  it('English is spoken with whose client is English', async () => {
    const john = app.person('john', { locale: 'en-GB' });
    const [asked] = await john.does({ type: 'installationUpdate', action: 'add', text: undefined });
    expect(asked?.['locale']).to.equal('en');
  });

  it('whoever is removed is left alone, and what nobody asked for gets no answer', async () => {
    const anna = app.person('anna');
    for (const more of [
      { type: 'installationUpdate', action: 'remove' },
      { type: 'messageReaction' },
      { type: 'typing' },
    ]) {
      expect((await anna.post(anna.activity({ text: undefined, ...more }))).status).to.equal(200);
    }
    await app.person('john').say('hallo');
    expect(anna.seen()).to.deep.equal([]);
  });

  it('answers come back at once to whoever waits for them', async () => {
    const anna = app.person('anna');
    const { body } = await anna.post(anna.activity({ text: 'wachtwoord vergeten', deliveryMode: 'expectReplies' }));
    const { activities } = body as { activities: Record<string, unknown>[] };
    expect(labels(activities)).to.include('verify.choose-method');
    expect(anna.seen()).to.deep.equal([]);
  });

  it('an invoke that it does not know is said to be that', async () => {
    const anna = app.person('anna');
    const { status } = await anna.post(
      anna.activity({ type: 'invoke', name: 'composeExtension/query', text: undefined }),
    );
    expect(status).to.equal(501);
  });

  // Off: `isOurs` in taskFor (open any address).
  for (const url of ['https://evil.example/password/x', 'javascript:alert(1)', { $ne: '' }, undefined]) {
    it(`a dialog opens nothing that is not ours: ${JSON.stringify(url)}`, async () => {
      const anna = app.person('anna');
      const value = { data: { url, msteams: { type: 'task/fetch' } } };
      const { body } = await anna.post(anna.activity({ type: 'invoke', name: 'task/fetch', text: undefined, value }));
      expect((body as { task: { type: string } }).task.type).to.equal('message');
    });
  }
});

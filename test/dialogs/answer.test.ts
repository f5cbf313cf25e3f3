import { expect } from 'chai';
import { answer } from '../../dialogs/answer.ts';
import { handOver } from '../../dialogs/hand-over.ts';
import { article, doubles, keys, offered, open, start, started, texts, walk, type World } from './support.ts';

describe('an answer from the knowledge base', () => {
  const ARTICLES = [article('expiry', { action: 'change_password', related: ['rules'] }), article('rules')];
  async function show(id: string, world: World = {}, accountId?: string, live = false) {
    const { needs } = doubles({ articles: ARTICLES, ...world });
    return open([answer(needs, start), handOver(needs), started], { article: id, score: 0.8, live }, { accountId });
  }

  it('is shown in short with its article and score, and asks whether it helped', async () => {
    const talk = await show('expiry');
    expect(keys(talk)).to.deep.equal(['answer', 'answer.helped']);
    expect(talk.last[0]?.value).to.deep.equal({ article: 'expiry', score: 0.8 });
    expect(texts(talk)[0])
      .to.include('Over expiry')
      .and.include('1. Doe dit')
      .and.include('https://voorbeeld.example/meer');
    expect(offered(talk.last[1])).to.deep.equal(['change_password', 'yes', 'no', 'more', 'article:rules']);
  });

  it('is shown whole when more is asked', async () => {
    const talk = await show('expiry');
    expect(await walk(talk, 'vertel meer')).to.deep.equal(['answer', 'answer.helped']);
    expect(texts(talk)[0]).to.include('Alles erover');
    expect(offered(talk.last[1])).not.to.include('more');
  });

  it('leads to the dialog that does it, to an article beside it, or to a person', async () => {
    const does = await show('expiry');
    await does.say('Wachtwoord wijzigen');
    expect(does.result).to.equal('change_password');
    const beside = await show('expiry');
    await beside.say('On rules');
    expect(beside.last[0]?.value).to.deep.equal({ article: 'rules', score: 1 });
    expect(await walk(await show('expiry'), 'nee')).to.deep.equal(['handoff.offer']);
    expect(await walk(await show('expiry'), 'tja', 'tja')).to.deep.equal(['answer.helped', 'handoff.offer']);
    expect(await walk(await show('expiry'), 'ja dank je')).to.deep.equal(['answer.glad']);
  });

  it('offers a person when the article is no longer there', async () => {
    expect(keys(await show('gone'))).to.deep.equal(['handoff.offer']);
  });

  it('about an error says what is wrong with the account of whoever is signed in', async () => {
    const diagnosis = { kind: 'locked', until: undefined } as const;
    expect(keys(await show('rules', { diagnosis }, 'account-7', true))).to.deep.equal([
      'answer',
      'finding',
      'answer.helped',
    ]);
    expect(keys(await show('rules', { diagnosis }, undefined, true))).to.deep.equal(['answer', 'answer.helped']);
    expect(keys(await show('rules', { diagnosis }, 'account-7'))).to.deep.equal(['answer', 'answer.helped']);
  });
});

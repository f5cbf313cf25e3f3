import { expect } from 'chai';
import { answer } from '../../dialogs/answer.ts';
import { didYouMean } from '../../dialogs/did-you-mean.ts';
import { handOver } from '../../dialogs/hand-over.ts';
import { article, doubles, keys, offered, open, start, started, walk } from './support.ts';

describe('did you mean', () => {
  const asking = (wishes: readonly string[]) =>
    open([didYouMean(start), handOver(doubles().needs), started], { wishes });

  it('offers at most three wishes and a way out', async () => {
    const talk = await asking(['forgot_password', 'locked_out', 'change_password', 'expiry_policy']);
    expect(keys(talk)).to.deep.equal(['did-you-mean']);
    expect(offered(talk.last[0])).to.deep.equal(['forgot_password', 'locked_out', 'change_password', 'none']);
  });

  it('offers what there is when nothing comes close, and never what cannot be started', async () => {
    expect(offered((await asking([])).last[0])).to.deep.equal([
      'forgot_password',
      'locked_out',
      'change_password',
      'none',
    ]);
    expect(offered((await asking(['smalltalk', 'expiry_policy', 'out_of_scope'])).last[0])).to.deep.equal([
      'expiry_policy',
      'none',
    ]);
  });

  it('offers an article among the three, and shows it', async () => {
    const { needs } = doubles({ articles: [article('rules')] });
    const talk = await open([didYouMean(start), answer(needs, start), handOver(needs), started], {
      wishes: ['forgot_password', 'locked_out', 'change_password'],
      article: { value: 'article:rules', title: { nl: 'Regels', en: 'Rules' } },
    });
    expect(offered(talk.last[0])).to.deep.equal(['forgot_password', 'locked_out', 'article:rules', 'none']);
    expect(await walk(talk, 'Regels')).to.deep.equal(['answer', 'answer.helped']);
  });

  it('starts what is chosen, by title or number', async () => {
    for (const said of ['Account geblokkeerd', 'geblokkeerd', 'Locked', '2']) {
      const talk = await asking(['forgot_password', 'locked_out']);
      await talk.say(said);
      expect(talk.result, said).to.equal('locked_out');
    }
  });

  it('offers a person when it is none of these, or still not clear', async () => {
    expect(await walk(await asking([]), 'geen van deze')).to.deep.equal(['handoff.offer']);
    expect(await walk(await asking([]), 'anders', 'iets heel anders')).to.deep.equal(['did-you-mean', 'handoff.offer']);
  });
});

import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import type { HandOverOptions } from '../../dialogs/person.ts';
import { doubles, keys, offered, open, texts, walk, type World } from './support.ts';

async function start(options: HandOverOptions, world: World = {}, accountId?: string) {
  const { needs, asked } = doubles(world);
  return { asked, talk: await open([handOver(needs)], options, { accountId }) };
}

describe('the offer of a person', () => {
  for (const why of ['general', 'asked', 'call-back', 'finding', 'user-id', 'gone', 'unclear', 'signed-out'] as const) {
    it(`is made with yes and no when the reason is: ${why}`, async () => {
      const { talk } = await start({ why });
      expect(keys(talk)).to.deep.equal(['handoff.offer']);
      expect(offered(talk.last[0])).to.deep.equal(['yes', 'no']);
      expect(texts(talk)[0]).to.match(/helpdesk.*\?$/su);
    });
  }

  it('gives a reference, the opening hours and another route in the turn of the yes', async () => {
    const { talk, asked } = await start({ why: 'asked' });
    expect(await walk(talk, 'ja')).to.deep.equal(['handoff.queued']);
    expect(texts(talk)[0]).to.include('SL-BCDF-GHJK').and.include('ma-vr 08:00-17:30').and.include('+31200000000');
    expect(asked).to.deep.equal(['open asked']);
  });

  it('says nothing of a phone or hours that there are not', async () => {
    const { talk } = await start(
      { why: 'asked' },
      { helpdesk: { mail: undefined, phone: undefined, hours: undefined } },
    );
    await talk.say('ja');
    expect(texts(talk)[0]).to.include('op werkdagen').and.not.include('undefined').and.not.include('Bellen');
  });

  it('names the recovery and whoever is signed in', async () => {
    const { talk, asked } = await start({ why: 'finding', recoveryId: 'r1' }, {}, 'account-7');
    await talk.say('ja');
    expect(asked).to.deep.equal(['open stuck r1 account-7']);
  });

  it('does nothing after a no', async () => {
    const { talk, asked } = await start({ why: 'asked' });
    expect(await walk(talk, 'nee dank je')).to.deep.equal(['handoff.declined']);
    expect(asked).to.deep.equal([]);
  });

  it('does nothing without a yes', async () => {
    // Fails without: `answer.value !== 'yes'` in hand-over.ts (ask for a no).
    const { talk, asked } = await start({ why: 'asked' });
    expect(await walk(talk, 'hmm', 'tja')).to.deep.equal(['handoff.offer', 'handoff.declined']);
    expect(asked).to.deep.equal([]);
  });
});

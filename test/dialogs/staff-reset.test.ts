import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import { staffReset } from '../../dialogs/staff-reset.ts';
import { doubles, keys, offered, open, texts, walk, type World } from './support.ts';

describe('somebody else’s password', () => {
  async function wish(options: object, world: World = {}, accountId?: string) {
    const { needs } = doubles(world);
    return open([staffReset(needs), handOver(needs)], options, { accountId });
  }

  it('is refused to whoever is not signed in, and to whoever has no role', async () => {
    // Fails without: `roles.length === 0` in staff-reset.ts.
    expect(keys(await wish({ named: 'bas@voorbeeld.example' }, { roles: ['helpdesk'] }))).to.deep.equal([
      'staff.refused',
      'handoff.offer',
    ]);
    expect(keys(await wish({}, {}, 'account-7'))).to.deep.equal(['staff.refused', 'handoff.offer']);
  });

  it('asks staff whom it is about, naming whom it understood', async () => {
    expect(keys(await wish({}, { roles: ['helpdesk'] }, 'account-7'))).to.deep.equal(['staff.ask-user']);
    const named = await wish({ named: 'bas@voorbeeld.example' }, { roles: ['helpdesk'] }, 'account-7');
    expect(keys(named)).to.deep.equal(['staff.ask-user']);
    expect(texts(named)[0]).to.include('bas@voorbeeld.example');
    expect(offered(named.last[0])).to.deep.equal(['yes', 'no']);
  });

  it('goes on for that person, for another one, or asks again after a no', async () => {
    const asking = () => wish({ named: 'bas@voorbeeld.example' }, { roles: ['helpdesk'] }, 'account-7');
    expect(await walk(await asking(), 'ja')).to.deep.equal(['handoff.offer']);
    expect(await walk(await asking(), 'anna@voorbeeld.example')).to.deep.equal(['handoff.offer']);
    const again = await asking();
    expect(await walk(again, 'nee')).to.deep.equal(['staff.ask-user']);
    expect(texts(again)[0]).not.to.include('bas@voorbeeld.example');
  });
});

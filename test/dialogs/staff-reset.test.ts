import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import { staffReset } from '../../dialogs/staff-reset.ts';
import { doubles, keys, offered, open, texts, walk, type World } from './support.ts';

describe('somebody else’s password', () => {
  async function wish(options: object, world: World = {}, accountId?: string) {
    const { needs, asked } = doubles(world);
    return { asked, talk: await open([staffReset(needs), handOver(needs)], options, { accountId }) };
  }
  const staff = (world: World = {}) => wish({}, { roles: ['helpdesk'], ...world }, 'account-7');
  const BAS = 'bas@voorbeeld.example';

  it('is refused to whoever is not signed in, and to whoever has no role', async () => {
    // Fails without: `roles.length === 0` in staff-reset.ts.
    expect(keys((await wish({ named: BAS }, { roles: ['helpdesk'] })).talk)).to.deep.equal([
      'staff.refused',
      'handoff.offer',
    ]);
    expect(keys((await wish({}, {}, 'account-7')).talk)).to.deep.equal(['staff.refused', 'handoff.offer']);
  });

  it('asks staff whom it is about, naming whom it understood', async () => {
    expect(keys((await staff()).talk)).to.deep.equal(['staff.ask-user']);
    const { talk } = await wish({ named: BAS }, { roles: ['helpdesk'] }, 'account-7');
    expect(keys(talk)).to.deep.equal(['staff.ask-user']);
    expect(texts(talk)[0]).to.include(BAS);
    expect(offered(talk.last[0])).to.deep.equal(['yes', 'no']);
  });

  it('asks why and for the ticket, and says what will happen before it happens', async () => {
    const { talk, asked } = await wish({ named: BAS }, { roles: ['helpdesk'] }, 'account-7');
    expect(await walk(talk, 'ja', 'forgotten', 'INC-1234')).to.deep.equal([
      'staff.ask-reason',
      'staff.ask-ticket',
      'confirm',
    ]);
    expect(texts(talk)[0]).to.include('Bas Jansen');
    expect(asked).to.deep.equal([`look ${BAS}`]);
    expect(await walk(talk, 'ja')).to.deep.equal(['staff.link']);
    expect(asked.at(-1)).to.equal('staff account-7 account-9 forgotten INC-1234');
    // Fails without: a reference alone in `staff.link` of staff-reset.ts.
    expect(talk.last[0]?.value).to.deep.equal({ reference: 'SL-BCDF-GHJK' });
    expect(talk.last[0]?.text).not.to.match(/https?:|\d{4}/u);
  });

  it('takes a reason in words, and goes on without a ticket', async () => {
    const { talk, asked } = await staff();
    await walk(talk, BAS, 'hij belde, zijn telefoon is zoek', 'none', 'ja');
    expect(asked.at(-1)).to.equal('staff account-7 account-9 other hij belde, zijn telefoon is zoek');
  });

  it('changes nothing after a no', async () => {
    const { talk, asked } = await staff();
    expect(await walk(talk, BAS, 'locked', 'none', 'nee')).to.include('recovery.declined');
    expect(asked).to.deep.equal([`look ${BAS}`]);
  });

  it('asks again for whom nobody knows, and after a no to whom it named', async () => {
    const unknown = await staff({ staffLook: { kind: 'unknown' } });
    expect(await walk(unknown.talk, 'niemand@voorbeeld.example')).to.deep.equal(['staff.ask-user']);
    expect(texts(unknown.talk)[0]).to.include('niemand@voorbeeld.example');
    const { talk } = await wish({ named: BAS }, { roles: ['helpdesk'] }, 'account-7');
    expect(await walk(talk, 'nee')).to.deep.equal(['staff.ask-user']);
    expect(texts(talk)[0]).not.to.include(BAS);
  });

  for (const why of [
    'role',
    'frozen',
    'guest',
    'disabled',
    'account-expired',
    'on-premises',
    'elsewhere',
    'contacts',
    'nobody-to-approve',
  ] as const) {
    it(`is refused with a way on when: ${why}`, async () => {
      const before = await staff({ staffLook: { kind: 'refused', why } });
      expect(await walk(before.talk, BAS)).to.deep.equal(['staff.refused', 'handoff.offer']);
      const after = await staff({ staffRequest: { kind: 'refused', why } });
      expect((await walk(after.talk, BAS, 'locked', 'none', 'ja')).slice(-2)).to.deep.equal([
        'staff.refused',
        'handoff.offer',
      ]);
    });
  }

  it('is never for staff themselves, who are told how to help themselves', async () => {
    const { talk } = await staff({ staffLook: { kind: 'refused', why: 'self' } });
    expect(await walk(talk, 'hanna@voorbeeld.example')).to.deep.equal(['staff.refused']);
    expect(texts(talk)[0]).to.include('wachtwoord vergeten');
  });

  it('says that a second person decides, and until when nothing is sent', async () => {
    const waiting = await staff({ staffRequest: { kind: 'waiting', reference: 'SL-1', heldUntil: undefined } });
    expect((await walk(waiting.talk, BAS, 'locked', 'none', 'ja')).at(-1)).to.equal('staff.approval');
    const heldUntil = new Date('2026-11-03T08:00:00Z');
    const held = await staff({ staffRequest: { kind: 'waiting', reference: 'SL-1', heldUntil } });
    await walk(held.talk, BAS, 'contacts', 'none', 'ja');
    expect(texts(held.talk)[0]).to.include('3 november 2026');
  });
});

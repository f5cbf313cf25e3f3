import { expect } from 'chai';
import { checkOf, refusalOf } from '../../../src/adapters/directory/active-directory/answers.ts';
import { isBelow } from '../../../src/adapters/directory/active-directory/entry.ts';
import { isProtected, mayHelpThemselves } from '../../../src/adapters/directory/active-directory/groups.ts';
import { before, Turns } from '../../../src/adapters/directory/active-directory/turns.ts';
import {
  generalisedTime,
  guidOf,
  isNever,
  momentOf,
  quoted,
  sidOf,
  spanOf,
  toFileTime,
} from '../../../src/adapters/directory/active-directory/values.ts';

const PLAIN = { sid: 'S-1-5-21-1-2-3-1104', groups: ['S-1-5-21-1-2-3-513'], adminCount: 0 };

describe('how Active Directory writes things', () => {
  it('moments, there and back', () => {
    const at = new Date('2026-11-20T12:34:56.789Z');
    expect(momentOf(toFileTime(at))).to.deep.equal(at);
    for (const none of [undefined, '0', '', 'x', '-1', '9223372036854775807'])
      expect(momentOf(none)).to.equal(undefined);
    expect([isNever('9223372036854775807'), isNever('0'), isNever(undefined)]).to.deep.equal([true, false, false]);
  });

  it('spans', () => {
    expect(spanOf('-77760000000000')).to.equal(90 * 86_400_000);
    for (const none of [undefined, '0', '-9223372036854775808', '5']) expect(spanOf(none)).to.equal(undefined);
  });

  it('the time of a controller', () => {
    expect(generalisedTime('20261120123456.0Z')).to.deep.equal(new Date('2026-11-20T12:34:56Z'));
    expect(generalisedTime('yesterday')).to.equal(undefined);
  });

  it('identifiers', () => {
    expect(guidOf(Buffer.from('00112233445566778899aabbccddeeff', 'hex'))).to.equal(
      '33221100-5544-7766-8899-aabbccddeeff',
    );
    const administrators = Buffer.from('01020000000000052000000020020000', 'hex');
    expect(sidOf(administrators)).to.equal('S-1-5-32-544');
  });

  it('passwords', () => {
    expect(quoted('a"é')).to.deep.equal(Buffer.from([0x22, 0, 0x61, 0, 0x22, 0, 0xe9, 0, 0x22, 0]));
  });

  it('places, in any case and spacing, and not by the end of a name alone', () => {
    expect(isBelow('CN=Anna,ou=staff, DC=corp,DC=test', ['OU=Staff,DC=corp,DC=test'])).to.equal(true);
    expect(isBelow('OU=Staff,DC=corp,DC=test', ['OU=Staff,DC=corp,DC=test'])).to.equal(true);
    expect(isBelow('CN=Anna,OU=NotStaff,DC=corp,DC=test', ['OU=Staff,DC=corp,DC=test'])).to.equal(false);
    expect(isBelow('CN=Anna,XOU=Staff,DC=corp,DC=test', ['OU=Staff,DC=corp,DC=test'])).to.equal(false);
  });
});

describe('who is protected', () => {
  for (const group of [
    ...[512, 516, 518, 519, 520, 521, 526, 527].map((rid) => `S-1-5-21-9-8-7-${rid}`),
    ...[544, 548, 549, 550, 551, 552].map((rid) => `S-1-5-32-${rid}`),
    'S-1-5-21-1-2-3-4711',
  ]) {
    // Off: leave that number out of groups.ts.
    it(`D3: a member of ${group}`, () => {
      expect(isProtected({ ...PLAIN, groups: [...PLAIN.groups, group] }, ['S-1-5-21-1-2-3-4711'])).to.equal(true);
    });
  }

  it('D3: the first administrator, the key of the domain, what is marked, what cannot be told', () => {
    expect(isProtected({ ...PLAIN, sid: 'S-1-5-21-1-2-3-500' }, [])).to.equal(true);
    expect(isProtected({ ...PLAIN, sid: 'S-1-5-21-1-2-3-502' }, [])).to.equal(true);
    expect(isProtected({ ...PLAIN, adminCount: 1 }, [])).to.equal(true);
    expect(isProtected({ ...PLAIN, groups: [] }, [])).to.equal(true);
  });

  it('and nobody else', () => {
    for (const group of ['S-1-5-21-1-2-3-5120', 'S-1-5-32-545', 'S-1-5-21-1-2-3-513']) {
      expect(isProtected({ ...PLAIN, groups: [group] }, []), group).to.equal(false);
    }
  });

  it('who is excluded may not help themselves, also when included', () => {
    const groups = ['S-1-5-21-1', 'S-1-5-21-2'];
    const may = (include: string[], exclude: string[]) => mayHelpThemselves({ ...PLAIN, groups }, { include, exclude });
    expect([may([], []), may(['S-1-5-21-1'], []), may(['S-1-5-21-3'], [])]).to.deep.equal([true, true, false]);
    expect(may(['S-1-5-21-1'], ['S-1-5-21-2'])).to.equal(false);
  });
});

describe('what a controller answers', () => {
  for (const [code, check] of [
    ['52e', 'wrong'],
    ['525', 'wrong'],
    ['775', 'locked'],
    ['533', 'disabled'],
    ['701', 'expired'],
    ['532', 'expired'],
    ['773', 'must-change'],
    ['530', 'right-elsewhere'],
    ['80090346', 'wrong'],
  ] as const) {
    it(`data ${code} to a sign-in is ${check}`, () => {
      const text = `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${code}, v1db1`;
      expect(checkOf(new Error(text))).to.equal(check);
    });
  }

  it('something else than an answer is not taken for one', () => {
    expect(refusalOf(new Error('0000052D: not from a controller'))).to.equal('unclear');
    expect(refusalOf('text')).to.equal('unclear');
  });
});

describe('taking turns', () => {
  const soon = (): number => performance.now() + 10_000;

  it('goes on in the order of waiting', async () => {
    const turns = new Turns(1);
    const order: number[] = [];
    await turns.take(soon());
    const waiting = [1, 2].map(async (number) => {
      await turns.take(soon());
      order.push(number);
      turns.giveBack();
    });
    turns.giveBack();
    await Promise.all(waiting);
    expect(order).to.deep.equal([1, 2]);
    expect(turns.taken).to.equal(0);
  });

  it('loses no place to somebody who stopped waiting', async () => {
    const turns = new Turns(1);
    await turns.take(soon());
    const late = await turns.take(performance.now()).catch(() => 'late');
    expect(late).to.equal('late');
    turns.giveBack();
    await turns.take(soon());
    expect(turns.taken).to.equal(1);
  });

  it('ends with its time, whatever becomes of the work', async () => {
    const never = new Promise<never>(() => {});
    const ended = await before(performance.now(), never).catch((error: unknown) => (error as Error).message);
    expect(ended).to.equal('no answer in time');
  });
});

import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmbeddedDirectory, type EmbeddedDirectory } from '../../src/adapters/directory/embedded/directory.ts';
import { seedCompany } from '../../src/adapters/directory/embedded/seed.ts';
import { normaliseUserId } from '../../src/core/identity.ts';
import { DAY, keyring, MINUTE, random, TempDatabase, type Connection } from './support.ts';

const ANNA = 'anna@voorbeeld.example';
const FIRST = 'Begin-anna-01!';
const POLICY = { minLength: 8, history: 2, maxAgeDays: 90, minAgeDays: 1, lockoutThreshold: 3 };

const person = (name: string, more: object = {}) => ({
  userId: `${name}@voorbeeld.example`,
  displayName: name,
  password: `Begin-${name}-01!`,
  passwordSetAt: '2026-02-01T00:00:00Z',
  ...more,
});

describe('the embedded directory', () => {
  let file: TempDatabase;
  let here: Connection;
  let directory: EmbeddedDirectory;

  const fill = async (users: readonly object[], policy: object = {}): Promise<EmbeddedDirectory> => {
    const path = join(file.folder, 'company.json');
    const organisation = {
      name: 'Voorbeeld BV',
      domain: 'voorbeeld.example',
      passwordPolicy: { ...POLICY, ...policy },
    };
    writeFileSync(path, JSON.stringify({ organisation, users }));
    const company = await seedCompany(here.db, keyring, random, file.clock, path);
    directory = createEmbeddedDirectory(here.db, here.work, company, file.clock);
    return directory;
  };
  const idOf = async (userId = ANNA): Promise<string> => (await directory.find(userId))?.id ?? 'nobody';
  const anna = async () => directory.read(await idOf());
  const signIn = async (password: string, userId = ANNA) => (await directory.signIn(userId, password)).kind;
  const wrong = async (times: number): Promise<void> => {
    for (let count = 0; count < times; count++) await signIn('not this one');
  };

  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  describe('finds an account', () => {
    beforeEach(() =>
      fill([
        person('anna', { aliases: ['VOORBEELD\\Anna', 'A.deVries@voorbeeld.example', 'helpdesk@voorbeeld.example'] }),
        person('bas', { aliases: ['helpdesk@voorbeeld.example'] }),
      ]),
    );

    for (const typed of [ANNA, 'a.devries@voorbeeld.example', 'VOORBEELD\\anna', '  ANNA@voorbeeld.example ']) {
      it(`by ${typed}`, async () => {
        expect(await directory.find(normaliseUserId(typed))).to.include({ userId: ANNA, displayName: 'anna' });
      });
    }

    // Off: take the first of several in `find`.
    it('E1: by no name that two have', async () => {
      expect(await directory.find('helpdesk@voorbeeld.example')).to.equal(undefined);
    });

    for (const typed of [
      '',
      'anna',
      '%',
      'anna@voorbeeld.exampl_',
      "' or 1=1 --",
      'voorbeeld\\bas',
      'ANNA@voorbeeld.example',
    ]) {
      it(`E1: by nothing that only looks like its name: ${JSON.stringify(typed)}`, async () => {
        expect(await directory.find(typed)).to.equal(undefined);
      });
    }

    it('with its names, none of which can be a gate', async () => {
      const found = await directory.find(ANNA);
      expect(found?.ownAddresses).to.have.members([
        ANNA,
        'voorbeeld\\anna',
        'a.devries@voorbeeld.example',
        'helpdesk@voorbeeld.example',
      ]);
    });

    it('by its own identifier, and nobody by another', async () => {
      expect(await directory.read(await idOf())).to.include({ userId: ANNA });
      expect(await directory.read('nobody')).to.equal(undefined);
    });
  });

  describe('locks an account', () => {
    // Off: leave `lock` out of countFailure.
    it('after as many wrong tries as the policy says, for half an hour', async () => {
      await fill([person('anna')]);
      await wrong(2);
      expect(await signIn(FIRST)).to.equal('ok');
      await wrong(3);
      expect(await signIn(FIRST)).to.equal('locked');
      expect(await anna()).to.deep.include({
        locked: true,
        lockedUntil: new Date(file.clock.now().getTime() + 30 * MINUTE),
      });
      file.clock.advance(30 * MINUTE - 1);
      expect(await signIn(FIRST)).to.equal('locked');
      file.clock.advance(1);
      expect(await anna()).to.deep.include({ locked: false, lockedUntil: undefined });
      expect(await signIn(FIRST)).to.equal('ok');
    });

    // Off: count from the row that was read before the password was checked.
    it('also when the wrong tries come all at once', async () => {
      await fill([person('anna')]);
      await Promise.all(Array.from({ length: 6 }, () => signIn('not this one')));
      expect(await signIn(FIRST)).to.equal('locked');
    });

    it('not for wrong tries that lie far apart, nor for those before a right one', async () => {
      await fill([person('anna')]);
      await wrong(2);
      file.clock.advance(30 * MINUTE + 1);
      await wrong(2);
      expect(await signIn(FIRST)).to.equal('ok');
      await wrong(2);
      expect(await signIn(FIRST)).to.equal('ok');
    });

    it('by wrong current passwords too', async () => {
      await fill([person('anna')]);
      const change = async (current: string) =>
        (await directory.change(await idOf(), current, 'vier blauwe fietsen 7')).kind;
      for (let count = 0; count < 3; count++) expect(await change('not this one')).to.equal('wrong-current');
      expect(await change(FIRST)).to.equal('locked');
    });

    it('that a company file says is locked until somebody ends it', async () => {
      await fill([person('anna', { locked: true })]);
      expect(await anna()).to.deep.include({ locked: true, lockedUntil: undefined });
      file.clock.advance(365 * DAY);
      expect(await signIn(FIRST)).to.equal('locked');
    });

    for (const [how, end] of [
      ['unlock', async () => directory.unlock(await idOf())],
      ['reset', async () => directory.reset(await idOf(), 'vier blauwe fietsen 7')],
    ] as const) {
      it(`until ${how}, and counts anew after it`, async () => {
        await fill([person('anna', { locked: true })]);
        expect(await end()).to.deep.equal({ kind: 'done' });
        expect(await anna()).to.include({ locked: false });
        await wrong(2);
        expect(await anna()).to.include({ locked: false });
      });
    }
  });

  describe('sets a password', () => {
    const reset = async (password: string) => directory.reset(await idOf(), password);
    const change = async (current: string, password: string) => directory.change(await idOf(), current, password);

    it('on reset: the new one works, the old one does not, and the duty to change is gone', async () => {
      await fill([person('anna', { mustChange: true })]);
      expect(await signIn(FIRST)).to.equal('must-change');
      expect(await reset('vier blauwe fietsen 7')).to.deep.equal({ kind: 'done' });
      expect([await signIn(FIRST), await signIn('vier blauwe fietsen 7')]).to.deep.equal(['wrong', 'ok']);
      expect((await anna())?.passwordSetAt).to.deep.equal(file.clock.now());
    });

    it('on change only with the right current one', async () => {
      await fill([person('anna')]);
      expect(await change('not this one', 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'wrong-current' });
      expect(await change('', 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'wrong-current' });
      expect(await signIn(FIRST)).to.equal('ok');
      expect(await change(FIRST, 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'done' });
      expect(await signIn('vier blauwe fietsen 7')).to.equal('ok');
    });

    // Off: leave the history out of `refusals`.
    it('B8: not to the current one, nor to one of the last two, on reset and on change', async () => {
      await fill([person('anna')], { minAgeDays: 0 });
      const refused = (reason: string) => ({ kind: 'policy', reasons: [reason] });
      expect(await reset(FIRST)).to.deep.equal(refused('same-as-current'));
      await reset('tweede-wachtwoord');
      await reset('derde-wachtwoord');
      expect(await reset(FIRST)).to.deep.equal(refused('used-before'));
      expect(await change('derde-wachtwoord', 'tweede-wachtwoord')).to.deep.equal(refused('used-before'));
      expect(await change('derde-wachtwoord', 'derde-wachtwoord')).to.deep.equal(refused('same-as-current'));
      await reset('vierde-wachtwoord');
      expect(await reset(FIRST)).to.deep.equal({ kind: 'done' });
    });

    it('not to one that is too short', async () => {
      await fill([person('anna')]);
      expect(await reset('kort-7!')).to.deep.equal({ kind: 'policy', reasons: ['too-short'] });
    });

    it('in whatever form its letters are stored', async () => {
      await fill([person('anna')]);
      await reset('wachtwo\u0308rd-met-ë');
      expect(await signIn('wachtw\u00f6rd-met-e\u0308')).to.equal('ok');
    });

    it('on change not before the least age, unless it must be changed; on reset at any time', async () => {
      await fill([person('anna'), person('emma', { mustChange: true, passwordSetAt: '2026-03-01T11:00:00Z' })]);
      const emma = await idOf('emma@voorbeeld.example');
      expect(await directory.change(emma, 'Begin-emma-01!', 'zes groene appels 8')).to.deep.equal({ kind: 'done' });
      await reset('vier blauwe fietsen 7');
      expect(await change('vier blauwe fietsen 7', 'zes groene appels 8')).to.deep.equal({
        kind: 'policy',
        reasons: ['too-soon'],
      });
      file.clock.advance(DAY);
      expect(await change('vier blauwe fietsen 7', 'zes groene appels 8')).to.deep.equal({ kind: 'done' });
      expect(await reset('vijf gele peren 9')).to.deep.equal({ kind: 'done' });
    });

    it('moves the time of the password forward even when the clock stands still', async () => {
      await fill([person('anna', { passwordSetAt: '2026-03-01T12:00:00Z' })]);
      await reset('vier blauwe fietsen 7');
      expect((await anna())?.passwordSetAt?.getTime()).to.be.above(file.clock.now().getTime());
    });

    it('not for who is disabled or not there', async () => {
      await fill([person('daan', { enabled: false })]);
      const daan = await idOf('daan@voorbeeld.example');
      expect(await directory.reset(daan, 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'disabled' });
      expect(await directory.change(daan, 'Begin-daan-01!', 'vier blauwe fietsen 7')).to.deep.equal({
        kind: 'disabled',
      });
      expect(await directory.reset('nobody', 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'disabled' });
    });

    it('E4: as a commit of its own, whatever becomes of the unit around it', async () => {
      await fill([person('anna')]);
      const unit = here.work.run(async () => {
        await reset('vier blauwe fietsen 7');
        throw new Error('no');
      });
      await unit.catch(() => {});
      expect(await signIn('vier blauwe fietsen 7')).to.equal('ok');
    });
  });

  it('lets a password expire after its days, and not where it never does', async () => {
    await fill([person('anna'), person('bas', { passwordNeverExpires: true })]);
    expect((await anna())?.passwordExpiresAt).to.deep.equal(new Date('2026-05-02T00:00:00Z'));
    file.clock.advance(100 * DAY);
    expect(await signIn(FIRST)).to.equal('expired');
    expect(await signIn('Begin-bas-01!', 'bas@voorbeeld.example')).to.equal('ok');
    expect(await directory.passwordPolicy()).to.deep.equal({
      minLength: 8,
      history: 2,
      maxAgeDays: 90,
      minAgeDays: 1,
      lockoutThreshold: 3,
    });
  });

  it('tells how an account stands only to who has its password', async () => {
    await fill([
      person('daan', { enabled: false }),
      person('tess', { accountExpiresAt: '2026-02-15T00:00:00Z' }),
      person('emma', { mustChange: true }),
    ]);
    const right = ['daan', 'tess', 'emma'].map((name) => signIn(`Begin-${name}-01!`, `${name}@voorbeeld.example`));
    expect(await Promise.all(right)).to.deep.equal(['disabled', 'expired', 'must-change']);
    const guesses = ['daan', 'tess', 'emma', 'nobody'].map((name) => signIn('a guess', `${name}@voorbeeld.example`));
    expect(await Promise.all(guesses)).to.deep.equal(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  it('E10: keeps neither passwords nor proofs in any byte on disk', async () => {
    await fill([person('anna', { totpSecret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['abcd-efgh-ijkl-mnop'] })]);
    await directory.reset(await idOf(), 'vier blauwe fietsen 7');
    for (const secret of [FIRST, 'vier blauwe fietsen 7', 'JBSWY3DPEHPK3PXP', 'abcd-efgh']) {
      expect(file.bytes().includes(secret), secret).to.equal(false);
    }
  });
});

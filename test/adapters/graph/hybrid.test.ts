import { expect } from 'chai';
import { createHybridDirectory } from '../../../src/adapters/directory/hybrid.ts';
import { createEmbeddedDirectory, type EmbeddedDirectory } from '../../../src/adapters/directory/embedded/directory.ts';
import { companySchema } from '../../../src/adapters/directory/embedded/company.ts';
import { seedCompany } from '../../../src/adapters/directory/embedded/seed.ts';
import { diagnose } from '../../../src/core/diagnosis.ts';
import type { Directory } from '../../../src/ports/directory.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newUser, ROLE, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { asPremises } from '../../contracts/directory/premises.ts';
import { faultOf, keyring, random, TempDatabase } from '../support.ts';
import { graphBench, type GraphBench } from './support.ts';

const NEW = 'Vier-blauwe-fietsen-7';

/** Graph before its double; on-premises an embedded directory, told that it resets what is kept there. */
describe('a hybrid directory', () => {
  let bench: GraphBench;
  let file: TempDatabase;
  let premises: EmbeddedDirectory;
  let hybrid: Directory;
  let cloudOnly: EntraUser;
  let synced: EntraUser;
  let unreachable: EntraUser;

  beforeEach(async () => {
    cloudOnly = newUser('anna', { lastPasswordChangeDateTime: '2026-01-01T00:00:00Z' });
    synced = newUser('bas', { onPremisesSyncEnabled: true });
    unreachable = newUser('cas', { onPremisesSyncEnabled: true });
    bench = await graphBench([cloudOnly, synced, unreachable]);
    file = new TempDatabase();
    const { db, work } = await file.connect();
    const person = (name: string, part = {}) => ({
      userId: `${name}@voorbeeld.example`,
      displayName: name,
      password: `Begin-${name}-01!`,
      aliases: [`VOORBEELD\\${name}`],
      passwordSetAt: '2026-02-01T00:00:00Z',
      ...part,
    });
    const company = {
      organisation: {
        name: 'Voorbeeld BV',
        domain: 'voorbeeld.example',
        passwordPolicy: { minLength: 12, history: 2 },
      },
      users: [person('bas'), person('dirk')],
    };
    const path = join(file.folder, 'company.json');
    writeFileSync(path, JSON.stringify(company));
    await seedCompany(db, keyring, random, file.clock, path);
    const { organisation } = companySchema.parse(company);
    premises = createEmbeddedDirectory(db, work, organisation, file.clock);
    hybrid = createHybridDirectory(bench.open({ writeBack: false }), asPremises(premises));
  });
  afterEach(async () => {
    await bench.close();
    await file.remove();
  });

  const find = (name: string) => hybrid.find(name);
  const kindOf = async (name: string, directory = hybrid) => {
    const account = await directory.find(name);
    return account && diagnose(account, directory.abilities(account), new Date('2026-02-02T00:00:00Z'));
  };
  const writes = (): string[] => bench.asked().filter((line) => !line.startsWith('GET'));

  it('finds a person of the cloud, of the premises, and of both as one', async () => {
    expect(await find('anna@voorbeeld.example')).to.include({ id: cloudOnly.id, source: 'cloud' });
    expect(await find('bas@voorbeeld.example')).to.include({ id: synced.id, source: 'onPremises' });
    expect(await find('dirk@voorbeeld.example')).to.include({ source: 'onPremises', userId: 'dirk@voorbeeld.example' });
    expect(await find('nobody@voorbeeld.example')).to.equal(undefined);
    const dirk = await find('dirk@voorbeeld.example');
    expect(await hybrid.read(dirk?.id ?? '')).to.deep.equal(dirk);
    expect(await hybrid.read(synced.id)).to.deep.equal(await find('bas@voorbeeld.example'));
  });

  // Off: return what one of them found.
  it('E1: finds nobody under a name that two different people have', async () => {
    bench.cloud.tenant.users.push(newUser('dirk'));
    expect(await find('dirk@voorbeeld.example')).to.equal(undefined);
  });

  it('takes the contacts and the password of a synchronised person from where they are kept', async () => {
    const bas = await find('bas@voorbeeld.example');
    expect(bas?.contacts).to.include({ alternateEmail: 'bas@prive.example', mobilePhone: '+31612345678' });
    expect(bas?.passwordSetAt).to.deep.equal(new Date('2026-02-01T00:00:00Z'));
    expect(bas?.selfService).to.deep.equal({ enabled: true, registered: true });
  });

  // Off: leave cloudTwinOf out of `find`.
  it('D3: counts the powers of the cloud, also under a name that only the premises know', async () => {
    synced.hidden.memberOf = [
      bench.cloud.tenant.groups.find(({ roleTemplateId }) => roleTemplateId === ROLE.globalAdministrator)?.id ?? '',
    ];
    for (const name of ['bas@voorbeeld.example', 'voorbeeld\\bas']) {
      expect(await find(name), name).to.deep.include({ id: synced.id, roles: ['globalAdministrator'], guarded: true });
    }
    const own = await premises.find('bas@voorbeeld.example');
    expect(await hybrid.read(`premises:${own?.id ?? ''}`)).to.deep.include({ roles: ['globalAdministrator'] });
  });

  it('resets each where its password is kept', async () => {
    expect(await hybrid.reset(cloudOnly.id, NEW)).to.deep.equal({ kind: 'done' });
    expect(cloudOnly.hidden.password).to.equal(NEW);
    const before = writes().length;
    expect(await hybrid.reset(synced.id, NEW)).to.deep.equal({ kind: 'done' });
    expect((await premises.signIn('bas@voorbeeld.example', NEW)).kind).to.equal('ok');
    expect(writes()).to.have.length(before);
    const dirk = await find('dirk@voorbeeld.example');
    expect(await hybrid.reset(dirk?.id ?? '', NEW)).to.deep.equal({ kind: 'done' });
    expect((await premises.signIn('dirk@voorbeeld.example', NEW)).kind).to.equal('ok');
  });

  it('asks the source afresh: who became synchronised since is no longer reset in the cloud', async () => {
    const anna = await find('anna@voorbeeld.example');
    cloudOnly.onPremisesSyncEnabled = true;
    expect(await hybrid.reset(anna?.id ?? '', NEW)).to.deep.equal({ kind: 'managed-elsewhere' });
  });

  it('says what can be done for each: nothing for who is synchronised from out of reach', async () => {
    expect(await kindOf('anna@voorbeeld.example')).to.deep.include({ kind: 'ok' });
    expect(await kindOf('bas@voorbeeld.example')).to.deep.equal({ kind: 'ok' });
    expect(await kindOf('cas@voorbeeld.example')).to.deep.equal({ kind: 'on-premises', writeBack: false });
    const written = createHybridDirectory(bench.open({ writeBack: true }), asPremises(premises));
    expect(await kindOf('cas@voorbeeld.example', written)).to.deep.equal({ kind: 'on-premises', writeBack: true });
    expect(await hybrid.reset(unreachable.id, NEW)).to.deep.equal({ kind: 'managed-elsewhere' });
    const abilities = async (name: string) => {
      const account = await find(name);
      return account && hybrid.abilities(account);
    };
    expect(await abilities('anna@voorbeeld.example')).to.include({ unlock: false, change: false, temporaryPass: true });
    expect(await abilities('bas@voorbeeld.example')).to.include({ unlock: true, change: true, temporaryPass: true });
    expect(await abilities('dirk@voorbeeld.example')).to.include({ unlock: true, temporaryPass: false });
  });

  it('changes, unlocks, checks and requires on-premises for a synchronised person', async () => {
    expect(await hybrid.verifyPassword(synced.id, 'Begin-bas-01!')).to.equal('right');
    expect(await hybrid.change(synced.id, 'Begin-bas-01!', NEW)).to.deep.equal({ kind: 'done' });
    expect(await hybrid.unlock(synced.id)).to.deep.equal({ kind: 'done' });
    expect(await hybrid.requireChange(synced.id)).to.deep.equal({ kind: 'done' });
    expect(await hybrid.read(synced.id)).to.include({ mustChange: true });
    expect(await hybrid.change(cloudOnly.id, 'Begin-anna-01!', NEW)).to.deep.equal({ kind: 'not-permitted' });
    expect(writes()).to.deep.equal([]);
  });

  it('B9: ends the sessions in the cloud as well, and issues passes there', async () => {
    const before = synced.signInSessionsValidFromDateTime;
    await hybrid.revokeSessions(synced.id);
    expect(synced.signInSessionsValidFromDateTime > before).to.equal(true);
    expect((await hybrid.issueTemporaryPass(synced.id, 60)).kind).to.equal('issued');
  });

  it('tells rules and expiry of the one that counts; before it is known, the strictest', async () => {
    expect(await hybrid.passwordPolicy()).to.deep.equal({
      minLength: 12,
      history: 2,
      maxAgeDays: 90,
      minAgeDays: 0,
      lockoutThreshold: 10,
    });
    const [anna, bas] = [await find('anna@voorbeeld.example'), await find('bas@voorbeeld.example')];
    if (anna === undefined || bas === undefined) throw new Error('nobody');
    expect((await hybrid.passwordPolicy(anna)).minLength).to.equal(8);
    expect((await hybrid.passwordPolicy(bas)).minLength).to.equal(12);
    expect(await hybrid.expiry(anna)).to.deep.equal({ kind: 'at', at: new Date('2026-04-01T00:00:00Z') });
    expect(await hybrid.expiry(bas)).to.deep.equal({ kind: 'never' });
  });

  it('E6: is not there when one of the two is not', async () => {
    bench.cloud.graph.moods.push({ at: /GET/u, broken: true, times: 99 });
    expect(await faultOf(() => find('bas@voorbeeld.example'))).to.equal('directory-unavailable');
  });
});

import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { companySchema } from '../../src/adapters/directory/embedded/company.ts';
import { createEmbeddedDirectory } from '../../src/adapters/directory/embedded/directory.ts';
import { importPeople } from '../../src/adapters/directory/embedded/import/import.ts';
import { readPeople } from '../../src/adapters/directory/embedded/import/read.ts';
import { DAY, keyring, random, TempDatabase, type Connection } from './support.ts';

const ORGANISATION = companySchema.shape.organisation.parse({ name: 'Voorbeeld BV', domain: 'voorbeeld.example' });
const ANNA = 'anna@voorbeeld.example';
const CSV = `userId;displayName;password;aliases;contacts.alternateEmail;contacts.mobilePhone;roles;enabled
anna@voorbeeld.example;"Vries; Anna ""An"" de";Begin-anna-01!;VOORBEELD\\anna|a.devries@voorbeeld.example;anna@prive.example;+31612345601;;ja
bas@voorbeeld.example;Bas Jansen;;;;;helpdesk|userAdministrator;nee
`;

describe('importing people', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  const bring = (text: string, { dryRun = false, organisation = true } = {}) =>
    importPeople(
      { ...here, keyring, random, clock: file.clock },
      readPeople(text),
      organisation ? ORGANISATION : undefined,
      dryRun,
    );
  const directory = () => createEmbeddedDirectory(here.db, here.work, ORGANISATION, file.clock);
  const count = async () => (await here.db.selectFrom('accounts').select('id').execute()).length;
  const problems = (text: string): readonly string[] => readPeople(text).problems;
  const csv = (header: string, ...rows: string[]): string => [header, ...rows].join('\n');

  it('reads CSV as a spreadsheet writes it', async () => {
    expect(await bring(`\uFEFF${CSV.replaceAll('\n', '\r\n')}`)).to.include({ added: 2, changed: 0, unchanged: 0 });
    const anna = await directory().find('voorbeeld\\anna');
    expect(anna).to.deep.include({ userId: ANNA, displayName: 'Vries; Anna "An" de', enabled: true, roles: [] });
    expect(anna?.contacts).to.deep.equal({ alternateEmail: 'anna@prive.example', mobilePhone: '+31612345601' });
    const bas = await directory().find('bas@voorbeeld.example');
    expect(bas).to.deep.include({ enabled: false, roles: ['helpdesk', 'userAdministrator'], contacts: {} });
  });

  it('reads JSON of the contract, and the organisation that is in it', async () => {
    const users = [{ userId: ANNA, displayName: 'Anna', password: 'Begin-anna-01!', mustChange: true }];
    const text = JSON.stringify({ organisation: { name: 'Andere BV', domain: 'andere.example' }, users });
    expect(await bring(text, { organisation: false })).to.include({ added: 1 });
    expect(await directory().find(ANNA)).to.include({ mustChange: true });
    expect(await here.db.selectFrom('meta').selectAll().execute()).to.have.lengthOf(1);
  });

  it('lets a person in with the password of the file, and nobody without one', async () => {
    await bring(CSV.replace(';nee', ';ja'));
    const check = async (userId: string, password: string) => (await directory().signIn(userId, password)).kind;
    expect(await check(ANNA, 'Begin-anna-01!')).to.equal('ok');
    expect(await check('bas@voorbeeld.example', '')).to.equal('wrong');
    const bas = await directory().find('bas@voorbeeld.example');
    expect(await directory().reset(bas?.id ?? '', 'vier blauwe fietsen 7')).to.deep.equal({ kind: 'done' });
    expect(await check('bas@voorbeeld.example', 'vier blauwe fietsen 7')).to.equal('ok');
  });

  it('says what it would do, and does nothing, when dry', async () => {
    expect(await bring(CSV, { dryRun: true })).to.include({ added: 2 });
    expect(await count()).to.equal(0);
    expect(await here.db.selectFrom('meta').selectAll().execute()).to.be.empty;
  });

  describe('a second time', () => {
    beforeEach(() => bring(CSV));

    it('changes nothing', async () => {
      expect(await bring(CSV)).to.deep.include({ added: 0, changed: 0, unchanged: 2 });
      expect(await count()).to.equal(2);
    });

    it('finds who is there in any case and form of letters', async () => {
      expect(await bring(csv('userId,displayName', 'ANNA@voorbeeld.example,"Vries; Anna ""An"" de"'))).to.include({
        unchanged: 1,
      });
    });

    // Off: write the password of the file again.
    it('keeps password, lock and history, whatever the file says', async () => {
      const id = (await directory().find(ANNA))?.id ?? '';
      await directory().reset(id, 'vier blauwe fietsen 7', { mustChange: true });
      for (let tries = 0; tries < 10; tries++) await directory().signIn(ANNA, 'not-this-one');
      await bring(CSV.replace('Begin-anna-01!', 'Iets-anders-02!'));
      expect(await directory().read(id)).to.include({ locked: true, mustChange: true });
      await directory().unlock(id);
      expect((await directory().signIn(ANNA, 'vier blauwe fietsen 7')).kind).to.equal('must-change');
    });

    it('brings up to date what the file has a column for, and leaves the rest', async () => {
      await bring(csv('userId,displayName,enabled', `${ANNA},Anna de Boer,nee`));
      const anna = await directory().find(ANNA);
      expect(anna).to.deep.include({ displayName: 'Anna de Boer', enabled: false });
      expect(anna?.contacts).to.deep.include({ mobilePhone: '+31612345601' });
      expect(await directory().find('voorbeeld\\anna')).to.include({ userId: ANNA });
      await bring(csv('userId,displayName,aliases', `${ANNA},Anna de Boer,anna.deboer@voorbeeld.example`));
      expect(await directory().find('voorbeeld\\anna')).to.equal(undefined);
      expect(await directory().find('anna.deboer@voorbeeld.example')).to.include({ userId: ANNA });
    });

    // Off: leave contacts_changed_at out of movedContacts.
    it('A11: a contact that changed has to rest', async () => {
      file.clock.advance(100 * DAY);
      await bring(csv('userId,displayName,contacts.mobilePhone', `${ANNA},Anna,+31612345699`));
      const anna = await directory().find(ANNA);
      expect(anna?.contacts).to.deep.equal({ mobilePhone: '+31612345699' });
      expect(anna?.contactsChangedAt).to.deep.equal(file.clock.now());
    });
  });

  describe('says by line what is wrong', () => {
    it('in CSV, also after a value of several lines', () => {
      const text = csv(
        'userId,displayName,contacts.alternateEmail,enabled,roles',
        'anna@voorbeeld.example,"Anna',
        'de Vries",anna@prive.example,true,',
        'bas@voorbeeld.example,Bas,not-an-address,misschien,baas',
        ',Cas,,,',
        'ANNA@voorbeeld.example,Twice,,,',
      );
      expect(problems(text).map((line) => line.replace(/(line \d+: [^:]+):.*/u, '$1'))).to.have.members([
        'line 4: contacts.alternateEmail',
        'line 4: enabled',
        'line 4: roles.0',
        'line 5: userId',
        'line 6: userId',
      ]);
      expect(problems(text).at(-1)).to.equal('line 6: userId: also on line 2');
    });

    it('in JSON', () => {
      const text = `{ "organisation": { "name": "users", "domain": "x.example" },
  "users": [
    { "userId": "anna@x.example", "displayName": "Anna [\\" {", "contacts": { "mobilePhone": null } },
    {
      "userId": "bas@x.example",
      "colour": "blue"
    }
  ] }`;
      const lines = problems(text);
      expect(lines).to.have.lengthOf(2);
      expect(lines[0]).to.match(/^line 4: displayName: /u);
      expect(lines[1]).to.match(/^line 4: person: .*colour/u);
    });

    for (const [what, text, line] of [
      ['an unknown column', csv('userId,displayName,mobile', 'a@x.example,A,1'), 'line 1: there is no column "mobile"'],
      ['a column twice', csv('userId,userId,displayName', 'a,a,A'), 'line 1: the column userId is there twice'],
      ['too many cells', csv('userId,displayName', 'a,A,B'), 'line 2: more cells than columns; is a quote missing?'],
      ['half of JSON', '{ "users": [', 'line 1: this is not JSON'],
      ['an empty file', '', 'there is nobody in the file'],
      ['a header alone', 'userId,displayName', 'there is nobody in the file'],
    ] as const) {
      it(`with ${what}`, () => {
        expect(problems(text)).to.include(line);
      });
    }

    it('and never repeats what may be a password', () => {
      const text = csv('userId,displayName,language,password', 'a@x.example,A,geheim-42,geheim-43');
      expect(problems(text)).to.have.lengthOf(1);
      expect(problems(text)[0]).not.to.include('geheim');
    });
  });

  // Off: write people as they are read, and stop at the first problem.
  it('brings nobody when one of them is wrong', async () => {
    const report = await bring(`${CSV}cas@voorbeeld.example;;;;;;;\n`);
    expect(report).to.deep.include({ added: 0, changed: 0, unchanged: 0 });
    expect(report.problems).to.have.lengthOf(1);
    expect(await count()).to.equal(0);
  });

  // Off: leave `collisions` out.
  it('refuses a name that would make two people impossible to find', async () => {
    await bring(CSV);
    const alias = await bring(csv('userId,displayName,aliases', `cas@voorbeeld.example,Cas,${ANNA}`));
    expect(alias.problems).to.deep.equal(['line 2: aliases: one is the user ID of somebody else']);
    const taken = await bring(csv('userId,displayName', 'a.devries@voorbeeld.example,Arie'));
    expect(taken.problems).to.deep.equal(['line 2: userId: an alias of somebody else']);
  });

  it('wants to know the organisation first', async () => {
    const { problems: told } = await bring(CSV, { organisation: false });
    expect(told[0]).to.match(/organisation is not known yet/u);
    expect(await count()).to.equal(0);
  });
});

describe('the command sleutel accounts import', () => {
  const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-import-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const sleutel = (args: readonly string[], environment: Record<string, string> = {}) => {
    const { PATH = '' } = process.env;
    const env = { PATH, SLEUTEL_DATA: join(folder, 'data'), ...environment };
    return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env });
  };

  it('imports, and leaves a line in the audit', () => {
    const config = write('config.json', { organisation: { name: 'Voorbeeld BV', domain: 'voorbeeld.example' } });
    const environment = { SLEUTEL_CONFIG: config };
    const people = write('people.csv', CSV);
    const dry = sleutel(['accounts', 'import', people, '--dry-run'], environment);
    expect([dry.status, dry.stdout]).to.deep.equal([0, '2 would be added, 0 would be changed, 0 as they were.\n']);
    const done = sleutel(['accounts', 'import', people, '--json'], environment);
    expect(JSON.parse(done.stdout)).to.deep.equal({ dryRun: false, added: 2, changed: 0, unchanged: 0, problems: [] });
    const lines = sleutel(['audit', 'export'], environment).stdout.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).to.deep.include({
      event: 'accounts.imported',
      details: { added: 2, changed: 0 },
    });
  });

  it('ends with 1 when something is wrong, and with 2 when it is not understood', () => {
    const wrong = sleutel(['accounts', 'import', write('people.csv', 'userId\n')]);
    expect([wrong.status, wrong.stdout]).to.deep.equal([1, 'Nothing was done: 2 problems.\n']);
    for (const args of [
      ['accounts'],
      ['accounts', 'import'],
      ['accounts', 'import', '/nowhere'],
      ['accounts', 'burn', 'x'],
    ]) {
      expect(sleutel(args).status, args.join(' ')).to.equal(2);
    }
  });
});

import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '../../src/adapters/directory/embedded/company.ts';
import { readCompany, seedCompany } from '../../src/adapters/directory/embedded/seed.ts';
import { refusal } from '../config/support.ts';
import { faultOf, keyring, random, TempDatabase } from './support.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const ORGANISATION = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
const ANNA = { userId: 'anna@voorbeeld.example', displayName: 'Anna', password: 'Begin-anna-01!' };

describe('the company file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-company-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const write = (content: unknown): string => {
    const path = join(folder, 'company.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const read = (content: unknown): Company => readCompany(write(content), NOW);
  const problems = (content: unknown): string[] => refusal(() => read(content));

  it('needs a name, a domain and a user with three things, and gives the rest its defaults', () => {
    const { organisation, users } = read({ organisation: ORGANISATION, users: [ANNA] });
    expect(organisation).to.deep.equal({
      ...ORGANISATION,
      timeZone: 'Europe/Amsterdam',
      helpdesk: {},
      passwordPolicy: { minLength: 8, history: 5, maxAgeDays: null, minAgeDays: 0, lockoutThreshold: 10 },
      writeBack: false,
    });
    expect(users[0]).to.deep.include({
      ...ANNA,
      aliases: [],
      language: 'nl',
      source: 'cloud',
      enabled: true,
      locked: false,
      guest: false,
      mustChange: false,
      accountExpiresAt: null,
      selfService: { enabled: true, registered: true },
      contacts: {},
      contactsChangedAt: '2020-01-01T00:00:00Z',
      recoveryCodes: [],
      securityQuestions: [],
      roles: [],
      passwordSetAt: '2026-01-01T00:00:00Z',
      passwordNeverExpires: false,
    });
  });

  it('names every mistake at once, with its place', () => {
    const lines = problems({
      organisation: { domain: 'x', timeZone: 'Europe/Amsterdamm', passwordPolicy: { minLength: 0 }, colour: 'blue' },
      users: [
        {
          ...ANNA,
          language: 'de',
          contacts: { alternateEmail: 'nobody', mobilePhone: '06-12345678' },
          roles: ['boss'],
        },
        { userId: 'bas@voorbeeld.example', displayName: 'Bas', passwordSetAt: 'yesterday' },
      ],
    });
    expect(lines[0]).to.match(/^The company file .*company\.json is not right:$/u);
    expect(lines.slice(1).map((line) => line.split(':')[0])).to.have.members([
      'organisation.name',
      'organisation.timeZone',
      'organisation.passwordPolicy.minLength',
      'organisation',
      'users.0.language',
      'users.0.contacts.alternateEmail',
      'users.0.contacts.mobilePhone',
      'users.0.roles.0',
      'users.1.password',
      'users.1.passwordSetAt',
    ]);
    expect(lines.join('\n')).to.include('"colour"');
  });

  it('never repeats a password in its complaints', () => {
    const lines = problems({
      organisation: ORGANISATION,
      users: [{ ...ANNA, password: ['geheim-42'], roles: 'geheim-42' }],
    });
    expect(lines).to.have.lengthOf(3);
    expect(lines.join('\n')).not.to.include('geheim-42');
  });

  it('A13: refuses a user ID that is there twice, however it is spelt', () => {
    const [line] = problems({
      organisation: ORGANISATION,
      users: [ANNA, { ...ANNA, userId: ' ANNA@Voorbeeld.example' }],
    });
    expect(line).to.match(/has these user IDs twice: anna@voorbeeld\.example$/u);
  });

  for (const [what, content] of [
    ['not JSON', '{ "organisation": '],
    ['empty', ''],
    ['a list', []],
    ['without users', { organisation: ORGANISATION, users: [] }],
  ] as const) {
    it(`is refused when it is ${what}`, () => {
      expect(problems(content).join('\n')).to.include('company.json');
    });
  }

  it('is refused when it is not there', () => {
    expect(refusal(() => readCompany(join(folder, 'none.json'), NOW))[0]).to.match(/none\.json cannot be read/u);
  });

  it('fills an empty database once; afterwards the database is what counts', async () => {
    const file = new TempDatabase();
    try {
      const { db } = await file.connect();
      await seedCompany(db, keyring, random, file.clock, write({ organisation: ORGANISATION, users: [ANNA] }));
      const other = write({
        organisation: { ...ORGANISATION, name: 'Anders BV' },
        users: [ANNA, { ...ANNA, userId: 'b' }],
      });
      expect((await seedCompany(db, keyring, random, file.clock, other)).name).to.equal('Voorbeeld BV');
      expect(await db.selectFrom('accounts').select('user_id').execute()).to.deep.equal([{ user_id: ANNA.userId }]);
    } finally {
      await file.remove();
    }
  });

  it('leaves the database empty when it is not right', async () => {
    const file = new TempDatabase();
    try {
      const { db } = await file.connect();
      expect(await faultOf(() => seedCompany(db, keyring, random, file.clock, write({})))).to.equal(
        'bad-configuration',
      );
      expect(await db.selectFrom('meta').selectAll().execute()).to.deep.equal([]);
    } finally {
      await file.remove();
    }
  });

  it('has a person for every diagnosis and role when none is given', () => {
    const { users } = readCompany(undefined, NOW);
    const roles = users.flatMap((user) => user.roles);
    expect(roles).to.have.members(['helpdesk', 'passwordAdministrator', 'userAdministrator', 'globalAdministrator']);
    expect(users.some((user) => user.locked && user.enabled)).to.equal(true);
    for (const key of ['guest', 'mustChange'] as const)
      expect(
        users.some((user) => user[key]),
        key,
      ).to.equal(true);
    expect(users.some((user) => !user.enabled)).to.equal(true);
    expect(users.some((user) => user.source === 'onPremises')).to.equal(true);
    expect(users.some((user) => !user.selfService.enabled)).to.equal(true);
    expect(users.some((user) => !user.selfService.registered)).to.equal(true);
    expect(users.some((user) => user.accountExpiresAt !== null)).to.equal(true);
  });
});

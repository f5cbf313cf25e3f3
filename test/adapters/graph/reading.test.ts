import { expect } from 'chai';
import type { GraphSettings } from '../../../src/adapters/directory/graph/settings.ts';
import { diagnose } from '../../../src/core/diagnosis.ts';
import { newUser, ROLE, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { graphBench, type GraphBench } from './support.ts';

const DAY = 86_400_000;

describe('Microsoft Graph: reading', () => {
  let bench: GraphBench;
  let anna: EntraUser;

  beforeEach(async () => {
    anna = newUser('anna', { lastPasswordChangeDateTime: '2026-01-01T00:00:00Z' });
    bench = await graphBench([anna, newUser('bas')]);
  });
  afterEach(() => bench.close());

  const find = (userId = 'anna@voorbeeld.example', part: Partial<GraphSettings> = {}) => bench.open(part).find(userId);
  const read = async (part: Partial<GraphSettings> = {}) => {
    const account = await bench.open(part).read(anna.id);
    if (account === undefined) throw new Error('Anna is gone');
    return account;
  };
  const domain = () => {
    const [own] = bench.cloud.tenant.domains;
    if (own === undefined) throw new Error('no domain');
    return own;
  };
  const memberOf = (name: string, part = {}): void => {
    const id = `bbbbbbbb-0000-4000-8000-${String(bench.cloud.tenant.groups.length).padStart(12, '0')}`;
    bench.cloud.tenant.groups.push({ id, type: 'group', displayName: name, ...part });
    anna.hidden.memberOf.push(id);
  };
  const holds = (name: keyof typeof ROLE): void => {
    anna.hidden.memberOf.push(bench.cloud.tenant.groups.find(({ displayName }) => displayName === name)?.id ?? '');
  };

  it('finds a person with everything that counts', async () => {
    anna.preferredLanguage = 'en-GB';
    memberOf('Everybody');
    anna.proxyAddresses.push('smtp:a.devries@voorbeeld.example', 'SIP:anna@voorbeeld.example');
    anna.hidden.manager = bench.cloud.tenant.users[1]?.id;
    anna.hidden.phones.push({ number: '+31 201234501', type: 'office' });
    const found = await find();
    expect(found).to.deep.equal({
      id: anna.id,
      userId: 'anna@voorbeeld.example',
      displayName: 'anna',
      language: 'en',
      source: 'cloud',
      enabled: true,
      guest: false,
      locked: false,
      lockedUntil: undefined,
      mustChange: false,
      accountExpiresAt: undefined,
      passwordSetAt: new Date('2026-01-01T00:00:00Z'),
      passwordExpiresAt: new Date('2026-04-01T00:00:00Z'),
      selfService: { enabled: true, registered: true },
      contacts: { alternateEmail: 'anna@prive.example', mobilePhone: '+31612345678', officePhone: '+31201234501' },
      contactsChangedAt: undefined,
      ownAddresses: ['anna@voorbeeld.example', 'a.devries@voorbeeld.example'],
      roles: [],
      groups: ['Everybody'],
      guarded: false,
      onPremisesId: undefined,
      manager: 'bas@voorbeeld.example',
    });
    expect(await find('a.devries@voorbeeld.example')).to.deep.equal(found);
    expect(await read()).to.deep.equal(found);
  });

  describe('finds exactly one', () => {
    it('by DOMAIN\\name, of the right domain', async () => {
      Object.assign(anna, { onPremisesSamAccountName: 'ANNA', onPremisesDomainName: 'corp.voorbeeld.example' });
      expect(await find('corp\\anna')).to.include({ id: anna.id });
      expect(await find('other\\anna')).to.equal(undefined);
    });

    it('and nobody when two have the old name, or the alias', async () => {
      const sam = { onPremisesSamAccountName: 'anna', onPremisesDomainName: 'corp.one.example' };
      Object.assign(anna, sam);
      bench.cloud.tenant.users.push(newUser('annette', sam));
      expect(await find('corp\\anna')).to.equal(undefined);
      for (const user of bench.cloud.tenant.users.slice(0, 2)) user.proxyAddresses.push('smtp:info@voorbeeld.example');
      expect(await find('info@voorbeeld.example')).to.equal(undefined);
    });

    // Off: leave the comparison with the names out of findUser; Graph folds accents, and so does the double.
    it('A16: and not a look-alike that Graph takes for the same, nor the real one less for it', async () => {
      bench.cloud.tenant.users.push(newUser('ánna'));
      expect(await find('ánna@voorbeeld.example')).to.include({ displayName: 'ánna' });
      expect(await find()).to.include({ displayName: 'anna' });
      bench.cloud.tenant.users.shift();
      expect(await find()).to.equal(undefined);
    });

    // Off: leave the doubling of quotes out of `quoted`.
    it('E1: also with a quote in the name, which ends no filter', async () => {
      const obrien = newUser("o'brien");
      bench.cloud.tenant.users.push(obrien);
      expect(await find("o'brien@voorbeeld.example")).to.include({ id: obrien.id });
      expect(await find("x' or accountEnabled eq true or userPrincipalName eq 'x")).to.equal(undefined);
      expect(await find("' or startswith(userPrincipalName,'a') or '")).to.equal(undefined);
    });

    it('E1: and steers no path by an identifier', async () => {
      const directory = bench.open();
      for (const id of ['', 'me', '../users', 'anna@voorbeeld.example', `${anna.id}/manager`, `${anna.id}?$select=id`])
        expect(await directory.read(id), id).to.equal(undefined);
      const paths = bench.cloud.graph.seen.map(({ path }) => path).filter((path) => path.includes('/users/'));
      expect(
        paths.every((path) => /^\/v1\.0\/users\/[0-9a-f-]{36}(?:\/|$)/u.test(path) || path.includes('/reports/')),
      ).to.equal(true);
    });

    it('a guest by the name they have here, who is a guest', async () => {
      const name = 'piet_gmail.com#EXT#@voorbeeld.example';
      bench.cloud.tenant.users.push(
        newUser('piet', { userPrincipalName: name, userType: 'Guest', mail: null, proxyAddresses: [] }),
      );
      const piet = await find(name.toLowerCase());
      expect(piet).to.include({ guest: true, userId: name });
    });
  });

  // Off: read the details only when somebody was found.
  it('A17: asks as much for nobody as for somebody', async () => {
    const directory = bench.open();
    await directory.passwordPolicy();
    const asks = async (userId: string): Promise<string[]> => {
      const from = bench.cloud.graph.seen.length;
      await directory.find(userId);
      return bench.cloud.graph.seen
        .slice(from)
        .map(({ path }) => path.replaceAll(/[0-9a-f-]{36}/gu, '{id}'))
        .toSorted();
    };
    const somebody = await asks('anna@voorbeeld.example');
    expect(await asks('nobody@voorbeeld.example')).to.deep.equal(somebody);
    // Once more, from what is kept.
    expect(await asks('nobody@voorbeeld.example')).to.deep.equal(await asks('anna@voorbeeld.example'));
  });

  it('knows who somebody is on-premises, while they are synchronised', async () => {
    Object.assign(anna, { onPremisesSyncEnabled: true, onPremisesImmutableId: 'MyIRAFVEd2aImaq7zN3u/w==' });
    expect(await read()).to.include({ onPremisesId: '00112233-4455-6677-8899-aabbccddeeff' });
    anna.onPremisesImmutableId = 'chosen by hand';
    expect(await read()).to.include({ onPremisesId: undefined });
    Object.assign(anna, { onPremisesSyncEnabled: false, onPremisesImmutableId: 'MyIRAFVEd2aImaq7zN3u/w==' });
    expect(await read()).to.include({ onPremisesId: undefined });
  });

  describe('contacts', () => {
    it('are those that a person registered: no voice-only number for texts, no extension, no plain attribute', async () => {
      Object.assign(anna, {
        otherMails: ['old@prive.example'],
        mobilePhone: '+31 6 12345699',
        businessPhones: ['+31 20 1234509'],
      });
      anna.hidden.emails = [];
      anna.hidden.phones = [
        { number: '+31 612345611', type: 'alternateMobile' },
        { number: '+31 201234501x12', type: 'office' },
      ];
      expect((await read()).contacts).to.deep.equal({});
    });

    it('may be attributes where the organisation says so, and only where nothing is registered', async () => {
      Object.assign(anna, {
        otherMails: ['old@prive.example'],
        mobilePhone: '+31 (6) 123-45699',
        businessPhones: ['020 1234509'],
      });
      anna.hidden.emails = [];
      const { contacts } = await read({ contactFallbacks: ['otherMails', 'mobilePhone', 'businessPhones'] });
      expect(contacts).to.deep.equal({
        alternateEmail: 'old@prive.example',
        mobilePhone: '+31612345678',
      });
      anna.hidden.phones = [];
      expect((await read({ contactFallbacks: ['mobilePhone'] })).contacts).to.deep.equal({
        mobilePhone: '+31612345699',
      });
    });

    it('are kept for some minutes, because Graph allows few such questions', async () => {
      const directory = bench.open();
      await directory.read(anna.id);
      anna.hidden.emails = ['new@prive.example'];
      expect((await directory.read(anna.id))?.contacts.alternateEmail).to.equal('anna@prive.example');
      bench.clock.advance(3 * 60_000);
      expect((await directory.read(anna.id))?.contacts.alternateEmail).to.equal('new@prive.example');
    });
  });

  describe('self-service: the three cases of the troubleshooting table', () => {
    const kindOf = async (part: Partial<GraphSettings> = {}) => {
      const directory = bench.open(part);
      const account = await directory.read(anna.id);
      return account && diagnose(account, directory.abilities(account), bench.clock.now());
    };
    beforeEach(() => {
      anna.lastPasswordChangeDateTime = bench.clock.now().toISOString();
    });

    it('A: the password is managed on-premises, with or without write-back', async () => {
      anna.onPremisesSyncEnabled = true;
      expect(await kindOf()).to.deep.equal({ kind: 'on-premises', writeBack: false });
      expect(await kindOf({ writeBack: true })).to.deep.equal({ kind: 'on-premises', writeBack: true });
    });

    it('A: or with another provider; an account that was synchronised once is the cloud’s again', async () => {
      anna.onPremisesSyncEnabled = false;
      expect(await kindOf()).to.deep.equal({ kind: 'ok' });
      domain().authenticationType = 'Federated';
      expect(await kindOf()).to.deep.equal({ kind: 'on-premises', writeBack: false });
    });

    it('B: not enabled, also when there is no licence or no line in the report', async () => {
      anna.hidden.registration = { isSsprEnabled: false, isSsprRegistered: true };
      expect(await kindOf()).to.deep.equal({ kind: 'not-enabled' });
      anna.hidden.registration = undefined;
      expect(await kindOf()).to.deep.equal({ kind: 'not-enabled' });
      bench.cloud.tenant.premium = false;
      expect(await kindOf()).to.deep.equal({ kind: 'not-enabled' });
    });

    it('C: enabled, not registered', async () => {
      anna.hidden.registration = { isSsprEnabled: true, isSsprRegistered: false };
      expect(await kindOf()).to.deep.equal({ kind: 'not-registered' });
    });

    it('or by Sleutel’s own rule: everyone with a contact', async () => {
      bench.cloud.tenant.premium = false;
      expect(await kindOf({ selfService: 'everyone' })).to.deep.equal({ kind: 'ok' });
      Object.assign(anna.hidden, { emails: [], phones: [] });
      expect(await kindOf({ selfService: 'everyone' })).to.deep.equal({ kind: 'not-registered' });
    });
  });

  describe('D3: roles', () => {
    it('that Sleutel has a name for, read live', async () => {
      const directory = bench.open();
      expect((await directory.read(anna.id))?.roles).to.deep.equal([]);
      holds('helpdesk');
      holds('globalAdministrator');
      expect(await directory.read(anna.id)).to.deep.include({
        roles: ['helpdesk', 'globalAdministrator'],
        guarded: true,
      });
    });

    // Off: count only named roles in `standing`; without a licence no report says who is an administrator.
    it('that it has no name for guard an account too, as does a group that roles are given to', async () => {
      bench.cloud.tenant.premium = false;
      holds('exchangeAdministrator');
      expect(await read()).to.deep.include({ roles: [], guarded: true });
      anna.hidden.memberOf = [];
      memberOf('may hold roles', { isAssignableToRole: true });
      expect(await read()).to.include({ guarded: true });
      anna.hidden.memberOf = [];
      memberOf('everybody');
      expect(await read()).to.include({ guarded: false });
    });

    it('whose names the application may not see', async () => {
      bench.cloud.tenant.application.permissions.delete('RoleManagement.Read.Directory');
      holds('globalAdministrator');
      expect(await read()).to.deep.include({ roles: [], guarded: true });
    });

    it('of staff by groups, beyond the first page', async () => {
      bench.cloud.tenant.pageSize = 2;
      for (const name of ['one', 'two', 'three', 'four', 'desk']) memberOf(name);
      const helpdesk = [anna.hidden.memberOf.at(-1) ?? ''];
      expect(await read({ staffGroups: { helpdesk } })).to.deep.include({ roles: ['helpdesk'], guarded: false });
    });
  });

  describe('expiry', () => {
    const expiry = async (part: Partial<GraphSettings> = {}) => bench.open(part).expiry(await read(part));

    it('is so many days after the password was set', async () => {
      expect(await expiry()).to.deep.equal({ kind: 'at', at: new Date('2026-04-01T00:00:00Z') });
    });

    it('is never where the person’s or the domain’s rule says so', async () => {
      anna.passwordPolicies = 'DisablePasswordExpiration, DisableStrongPassword';
      expect(await expiry()).to.deep.equal({ kind: 'never' });
      anna.passwordPolicies = 'None';
      domain().passwordValidityPeriodInDays = 2_147_483_647;
      expect(await expiry()).to.deep.equal({ kind: 'never' });
      expect((await read()).passwordExpiresAt).to.equal(undefined);
    });

    it('is unknown where nobody says, unless the organisation does', async () => {
      domain().passwordValidityPeriodInDays = null;
      expect(await expiry()).to.deep.equal({ kind: 'unknown' });
      expect(await expiry({ defaultValidityDays: 30 })).to.deep.equal({
        kind: 'at',
        at: new Date('2026-01-31T00:00:00Z'),
      });
    });

    it('is unknown on-premises, whatever the cloud says', async () => {
      anna.onPremisesSyncEnabled = true;
      expect(await expiry()).to.deep.equal({ kind: 'unknown' });
    });

    it('of a subdomain is that of the domain above it', async () => {
      bench.cloud.tenant.domains.push({
        ...domain(),
        id: 'sales.voorbeeld.example',
        isRoot: false,
        isDefault: false,
        passwordValidityPeriodInDays: null,
      });
      anna.userPrincipalName = 'anna@sales.voorbeeld.example';
      expect(await expiry()).to.deep.equal({ kind: 'at', at: new Date('2026-04-01T00:00:00Z') });
    });

    it('is listed for who comes into question, page by page, at most so many', async () => {
      bench.cloud.tenant.pageSize = 3;
      const now = bench.clock.now().getTime();
      const set = (days: number) => ({ lastPasswordChangeDateTime: new Date(now - days * DAY).toISOString() });
      const soon = Array.from({ length: 7 }, (_, index) => newUser(`soon${index}`, set(85)));
      bench.cloud.tenant.users.push(
        ...soon,
        newUser('off', { ...set(85), accountEnabled: false }),
        newUser('late', set(10)),
      );
      const which = { kind: 'expiring', from: new Date(now), until: new Date(now + 14 * DAY) } as const;
      const listed = await bench.open().list(which, 100);
      expect(listed.map(({ id }) => id)).to.deep.equal(soon.map(({ id }) => id));
      expect(await bench.open().list(which, 4)).to.have.length(4);
      expect(await bench.open().list({ kind: 'locked' }, 100)).to.deep.equal([]);
    });

    it('comes with the rules of the domain', async () => {
      const rules = { minLength: 8, history: 1, maxAgeDays: 90, minAgeDays: 0 };
      expect(await bench.open().passwordPolicy()).to.deep.equal(rules);
      domain().passwordValidityPeriodInDays = 2_147_483_647;
      expect(await bench.open().passwordPolicy(await read())).to.deep.equal({ ...rules, maxAgeDays: undefined });
    });
  });

  describe('a lock', () => {
    const event = (minutesAgo: number, errorCode: number) =>
      anna.hidden.signIns.push({
        createdDateTime: new Date(bench.clock.now().getTime() - minutesAgo * 60_000).toISOString(),
        errorCode,
        failureReason: '',
      });
    const locked = async () => (await read({ readSignIns: true })).locked;

    it('does not show, and is said not to', async () => {
      event(1, 50_053);
      const directory = bench.open();
      const account = await read();
      expect(account.locked).to.equal(false);
      expect(directory.abilities(account)).to.include({ readsLock: false, unlock: false });
      expect(bench.open({ readSignIns: true }).abilities(account)).to.include({ readsLock: true, unlock: false });
    });

    it('is taken from the latest sign-in where the log may be read', async () => {
      expect(await locked()).to.equal(false);
      event(5, 50_053);
      event(4, 50_126);
      expect(await locked()).to.equal(true);
      event(3, 0);
      expect(await locked()).to.equal(false);
    });

    it('is over after a new password, and after a while', async () => {
      event(20, 50_053);
      expect(await locked()).to.equal(false);
      event(5, 50_053);
      anna.lastPasswordChangeDateTime = bench.clock.now().toISOString();
      expect(await locked()).to.equal(false);
    });

    it('is no sign where there is no log', async () => {
      bench.cloud.tenant.premium = false;
      event(5, 50_053);
      expect(await locked()).to.equal(false);
    });
  });
});

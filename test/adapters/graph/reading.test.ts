import { expect } from 'chai';
import type { Directory } from '../../../src/ports/directory.ts';
import { groupId, newUser } from '../../doubles/microsoft/tenant.ts';
import { faultOf } from '../support.ts';
import { graphBench, type GraphBench } from './support.ts';

describe('Microsoft Graph: reading', () => {
  let bench: GraphBench;
  let directory: Directory;

  beforeEach(async () => {
    bench = await graphBench([newUser('anna'), newUser('bas')]);
    directory = bench.open();
  });
  afterEach(() => bench.close());

  const anna = () => bench.cloud.tenant.users[0] ?? newUser('nobody');
  const find = (userId = 'anna@voorbeeld.example') => directory.find(userId);

  it('finds a person with everything that counts', async () => {
    Object.assign(anna(), {
      preferredLanguage: 'en-GB',
      proxyAddresses: ['SMTP:anna@voorbeeld.example', 'smtp:a.devries@voorbeeld.example'],
    });
    anna().hidden.manager = bench.cloud.tenant.users[1]?.id;
    anna().hidden.phones.push({ number: '+31 201234501', type: 'office' });
    expect(await find()).to.deep.equal({
      id: anna().id,
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
      guarded: false,
      manager: 'bas@voorbeeld.example',
    });
    expect(await directory.read(anna().id)).to.deep.equal(await find('a.devries@voorbeeld.example'));
  });

  it('finds nobody under a name that is nobody’s', async () => {
    expect(await find('nobody@voorbeeld.example')).to.equal(undefined);
    expect(await directory.read('nobody')).to.equal(undefined);
    expect(await faultOf(() => find())).to.equal(undefined);
    expect(groupId(bench.cloud.tenant, 'helpdesk')).to.not.equal('');
  });
});

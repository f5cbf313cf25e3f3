import { expect } from 'chai';
import {
  createActiveDirectory,
  type ActiveDirectory,
} from '../../../src/adapters/directory/active-directory/directory.ts';
import { faultOf } from '../support.ts';
import { GUID, WindowsDouble } from './windows-double.ts';

const NEW = 'vier blauwe fietsen 7';

describe('Active Directory as Microsoft has it, on a double', () => {
  let double: WindowsDouble;
  let directory: ActiveDirectory;
  beforeEach(async () => {
    double = await WindowsDouble.start();
    directory = createActiveDirectory({
      urls: [double.url],
      startTls: false,
      caFile: double.caFile,
      bindName: 'svc@corp.test',
      password: 'geheim',
      domain: 'CORP',
      baseDn: 'DC=corp,DC=test',
      scopes: [],
      contacts: { alternateEmail: [], mobilePhone: ['mobile'], officePhone: [] },
      country: '+31',
      language: 'nl',
      selfService: { include: [], exclude: [] },
      protectedGroups: [],
      roles: {},
      fineGrainedPolicies: true,
      timeouts: { connectMs: 2000, operationMs: 2000 },
    });
  });
  afterEach(async () => {
    await directory.close();
    await double.close();
  });

  // Off: give nobody in entryOf of reader.ts at once where there is no identifier.
  it('A17: asks as much for nobody as for somebody', async () => {
    const askedFor = async (accountId: string): Promise<number> => {
      const before = double.searches;
      await directory.read(accountId);
      return double.searches - before;
    };
    await askedFor(GUID);
    expect(await askedFor('nobody')).to.equal(await askedFor(GUID));
  });

  // Off: send the reset without the control.
  it('B8: holds a reset against the history where that is announced, and declares it', async () => {
    const account = await directory.read(GUID);
    if (account === undefined) throw new Error('not read');
    expect(directory.abilities(account).historyOnReset).to.equal(true);
    expect(await directory.reset(GUID, NEW)).to.deep.equal({ kind: 'done' });
    await directory.unlock(GUID);
    expect(double.controls).to.deep.equal(['1.2.840.113556.1.4.2239 critical 3003020101', undefined]);
  });

  for (const [what, code, text, outcome] of [
    ['the rules, on a reset', 53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'policy'],
    ['the rules, on a change', 19, '0000052D: AtrErr: DSID-03191083, #1:', 'policy'],
    ['a wrong current password', 19, '00000056: AtrErr: DSID-03191083, #1:', 'wrong-current'],
    ['a locked account', 19, '00000775: AtrErr: DSID-03191083, #1:', 'locked'],
    ['too few rights', 50, '00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS)', 'not-permitted'],
    ['an account that is gone', 32, '00002030: NameErr: DSID-03100245, problem 2001 (NO_OBJECT)', 'disabled'],
  ] as const) {
    it(`understands the refusal for ${what}`, async () => {
      double.refusal = [code, text];
      const { kind } = await directory.change(GUID, 'het oude', NEW);
      expect(kind).to.equal(outcome);
    });
  }

  it('reckons the reason that Microsoft does not tell', async () => {
    double.refusal = [53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0'];
    expect(await directory.reset(GUID, 'Kort-7!')).to.deep.equal({ kind: 'policy', reasons: ['too-short'] });
    expect(await directory.reset(GUID, 'Het-is-ANNA-van-hier')).to.deep.equal({
      kind: 'policy',
      reasons: ['personal'],
    });
    expect(await directory.reset(GUID, NEW)).to.deep.equal({ kind: 'policy', reasons: ['directory'] });
  });

  for (const [what, code, text, fault] of [
    [
      'a line that is not encrypted enough',
      53,
      '0000001F: SvcErr: DSID-031A12D2, problem 5003',
      'directory-unavailable',
    ],
    ['a controller that is busy', 51, '00002024: SvcErr: problem 5001 (BUSY)', 'directory-unavailable'],
    ['a controller that ran out of time', 3, '00002025: SvcErr: problem 5002', 'directory-unknown-outcome'],
  ] as const) {
    it(`does not repeat a change after ${what}`, async () => {
      await directory.read(GUID);
      double.refusal = [code, text];
      expect(await faultOf(() => directory.reset(GUID, NEW))).to.equal(fault);
      expect(double.controls).to.have.lengthOf(1);
    });
  }

  for (const [what, values] of [
    ['whose groups cannot be read', { tokenGroups: [] }],
    ['that was once an administrator', { adminCount: ['1'] }],
  ] as const) {
    // Off: leave that line out of isProtected.
    it(`D3: does not touch an account ${what}`, async () => {
      double.anna = { ...double.anna, ...values };
      expect(await directory.reset(GUID, NEW)).to.deep.equal({ kind: 'not-permitted' });
      expect(double.controls).to.be.empty;
      const account = await directory.read(GUID);
      expect(account).to.deep.include({ guarded: true, selfService: { enabled: false, registered: false } });
    });
  }

  it('serves no account with a smart card, and promises it no change', async () => {
    double.anna = { ...double.anna, userAccountControl: [String(0x200 | 0x4_0000)], mobile: ['06 12345601'] };
    const account = await directory.read(GUID);
    expect(account?.selfService).to.deep.equal({ enabled: false, registered: true });
    expect(await directory.requireChange(GUID)).to.deep.equal({ kind: 'not-permitted' });
  });
});

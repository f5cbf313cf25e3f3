import { expect } from 'chai';
import { isPrivileged, isStaff } from '../../src/core/account.ts';
import { account } from './accounts.ts';

describe('an account', () => {
  it('with a role of Sleutel is staff, and privileged', () => {
    const helpdesk = account({ roles: ['helpdesk'] });
    expect([isStaff(helpdesk), isPrivileged(helpdesk)]).to.deep.equal([true, true]);
  });

  // Off: leave `guarded` out of isPrivileged, or count it in isStaff.
  it('with another role of the directory is privileged, and not staff', () => {
    const guarded = account({ roles: [], guarded: true });
    expect([isStaff(guarded), isPrivileged(guarded)]).to.deep.equal([false, true]);
  });

  it('with neither is neither', () => {
    const anna = account({ roles: [] });
    expect([isStaff(anna), isPrivileged(anna)]).to.deep.equal([false, false]);
  });
});

import { expect } from 'chai';
import { findEntities, userIdsIn } from '../../src/core/entities.ts';

describe('what a message names', () => {
  it('is a user name in every form, as typed', () => {
    expect(userIdsIn('reset Anna@voorbeeld.example. of VOORBEELD\\anna, dank')).to.deep.equal([
      'Anna@voorbeeld.example',
      'VOORBEELD\\anna',
    ]);
  });

  it('is no user name where it is a path', () => {
    expect(userIdsIn('het staat in C:\\Users\\anna en op \\\\server\\map')).to.deep.equal([]);
  });

  it('is an error code, in one spelling and once', () => {
    expect(findEntities('sspr_0014 en AADSTS50053, weer SSPR 0014').errorCodes).to.deep.equal([
      'SSPR_0014',
      'AADSTS50053',
    ]);
  });

  it('is somebody else, with a first name or without', () => {
    expect(findEntities('mijn collega is het vergeten')).to.include({ someoneElse: true, firstName: undefined });
    expect(findEntities('reset het wachtwoord van Bas')).to.include({ someoneElse: true, firstName: 'Bas' });
    expect(findEntities("reset Lisa's password").firstName).to.equal('Lisa');
    expect(findEntities('ik ben mijn wachtwoord vergeten').someoneElse).to.equal(false);
  });

  it('is the provider of a private account, also in an address', () => {
    expect(findEntities('my gmail is locked').provider).to.equal('Gmail');
    expect(findEntities('mijn apple id werkt niet').provider).to.equal('Apple');
    expect(findEntities('wachtwoord vergeten van jan@hotmail.com').provider).to.equal('Outlook.com');
    expect(findEntities('mijn werkaccount').provider).to.equal(undefined);
  });
});

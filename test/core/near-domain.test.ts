import { expect } from 'chai';
import { withNearDomain } from '../../src/core/near-domain.ts';

const near = (userId: string) => withNearDomain(userId, 'voorbeeld.example');

describe('an address that is nearly one of the company', () => {
  for (const typed of [
    'anna@vorbeeld.example',
    'anna@voorbeeld.exmple',
    'anna@Voorbeedl.example',
    'anna@vorbeeld.exmple',
  ]) {
    it(`is put right: ${typed}`, () => expect(near(typed)).to.equal('anna@voorbeeld.example'));
  }

  for (const typed of [
    'anna@voorbeeld.example',
    'anna@gmail.com',
    'anna@voorbeeld.nl',
    'VOORBEELD\\anna',
    'anna',
    '@voorbeeld.exampl',
  ]) {
    it(`is left as it is: ${typed}`, () => expect(near(typed)).to.equal(undefined));
  }
});

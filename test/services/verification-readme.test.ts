import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { METHODS } from '../../src/core/policy.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Of the table under "What was tested". */
const rows = read('../../src/services/verification/README.md')
  .split('## What was tested')[1]
  ?.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/gu, '')));

const codesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);
const carriersOf = (method: string): string[] =>
  (rows ?? []).filter(([first]) => codesIn(first).includes(method)).flatMap(([, carrier]) => codesIn(carrier));

describe('the table of methods and providers', () => {
  it('has a row for every method, and no other', () => {
    expect(new Set((rows ?? []).flatMap(([first]) => codesIn(first)))).to.deep.equal(new Set(METHODS));
  });

  it('has every provider of texts and calls for each method that needs one, and mail with both ways to sign in', () => {
    // Off: another provider in the schema.
    const source = read('../../src/config/providers.ts');
    const providers = new Set([...source.matchAll(/provider: z\.literal\('([^']+)'\)/gu)].map(([, name]) => name));
    expect(providers.size).to.be.above(0);
    for (const method of ['sms', 'call-mobile', 'call-office']) {
      expect(new Set(carriersOf(method)), method).to.deep.equal(providers);
    }
    expect(carriersOf('email')).to.have.members(['smtp', 'smtpOAuth']);
  });

  it('names tests that are there', () => {
    const named = (rows ?? []).flatMap(([, , , tests = '']) => [
      ...tests.matchAll(/`([\w/-]+\.test\.ts)`: "([^"]+)"/gu),
    ]);
    expect(named).to.have.length.above(METHODS.length);
    for (const [, file = '', title = ''] of named) {
      expect(read(`../${file}`).includes(`it('${title}'`), `${file}: ${title}`).to.equal(true);
    }
  });
});

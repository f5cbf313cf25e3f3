import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { policyPage } from '../../src/config/policy-page.ts';
import { policySchema } from '../../src/config/policy.ts';

const page = readFileSync(new URL('../../src/config/POLICY.md', import.meta.url), 'utf8');

describe('the page about the policy', () => {
  // Off: change a default or a floor in the schema.
  it('says what the schema says', () => {
    expect(page, 'run: node src/cli/main.ts config policy > src/config/POLICY.md').to.equal(policyPage());
  });

  it('has a sentence for every value, and a reason for every floor', () => {
    const rows = [...page.matchAll(/^\| `([\w.]+)` \| `(.+?)` \| (.*?) \| (.*?) \|$/gmu)];
    const paths = (value: unknown, above: string): string[] =>
      typeof value !== 'object' || value === null || Array.isArray(value) || rows.some(([, path]) => path === above)
        ? [above]
        : Object.entries(value).flatMap(([key, inner]) => paths(inner, above === '' ? key : `${above}.${key}`));
    expect(rows.map(([, path]) => path)).to.have.members(paths(policySchema.parse({}), ''));
    for (const [, path, , floor = '', sentence] of rows) {
      expect(sentence, path).to.match(/^.{20,}[.;].*$/u);
      expect(floor, path).to.match(/^$|: ./u);
    }
  });
});

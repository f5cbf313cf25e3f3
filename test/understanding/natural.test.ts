import { execFileSync } from 'node:child_process';
import { expect } from 'chai';

const LIST_MODULES = `
  import { createRequire } from 'node:module';
  const { loadRecogniser } = await import(process.argv[1]);
  loadRecogniser().recognise('wachtwoord vergeten');
  process.stdout.write(JSON.stringify(Object.keys(createRequire(process.argv[1]).cache)));
`;

describe('natural', () => {
  it('is loaded by its parts: no root, no database driver, nothing printed', () => {
    const recogniser = new URL('../../src/understanding/recogniser.ts', import.meta.url).href;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', LIST_MODULES, recogniser], {
      encoding: 'utf8',
    });
    const modules = (JSON.parse(printed) as string[]).map((path) => path.replaceAll('\\', '/'));
    expect(modules.some((path) => path.includes('/natural/lib/natural/stemmers/'))).to.equal(true);
    expect(modules.filter((path) => /\/natural\/(?:lib\/natural\/(?:util\/)?)?index\.js$/u.test(path))).to.deep.equal(
      [],
    );
    expect(modules.filter((path) => /node_modules\/(?:mongoose|mongodb|pg|redis|memjs)\//u.test(path))).to.deep.equal(
      [],
    );
  });
});

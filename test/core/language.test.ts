import { expect } from 'chai';
import { languageOf } from '../../src/core/language.ts';

describe('the language of a locale', () => {
  const table: readonly (readonly [string | undefined, 'nl' | 'en'])[] = [
    ['nl', 'nl'],
    ['nl-NL', 'nl'],
    ['nl-BE', 'nl'],
    ['NL_be', 'nl'],
    [' nl ', 'nl'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['en_US', 'en'],
    ['de-DE', 'en'],
    ['nld', 'en'],
    ['', 'nl'],
    ['*', 'nl'],
    [undefined, 'nl'],
  ];
  for (const [locale, language] of table) {
    it(`is ${language} for ${JSON.stringify(locale) ?? 'none'}`, () => {
      expect(languageOf(locale)).to.equal(language);
    });
  }

  it('is what the caller falls back on when the locale says nothing', () => {
    expect(languageOf(undefined, 'en')).to.equal('en');
    expect(languageOf('??', 'en')).to.equal('en');
  });
});

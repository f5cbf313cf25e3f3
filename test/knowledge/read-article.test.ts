import { expect } from 'chai';
import { readArticle } from '../../knowledge/read-article.ts';
import { showProblem } from '../../knowledge/problem.ts';
import { articleText } from './support.ts';

const read = (text: string, file = 'nl/a.md') => {
  const result = readArticle(text, file, 'nl');
  return 'problems' in result ? result.problems.map(showProblem) : result.article;
};

describe('reading an article', () => {
  it('gives every field, text for every value', () => {
    const article = read(
      articleText({
        id: 'a',
        head: [
          'codes: [SSPR_0014, "50126"]',
          'action: locked_out',
          'diagnosis: [not-registered]',
          'rows: [S30]',
          'links:',
          '  - title: Beveiligingsgegevens',
          '    url: https://aka.ms/mysecurityinfo',
          'related: [other-id]',
        ],
        body: 'Eerste regel.\n\n1. Stap.',
      }),
    );
    expect(article).to.deep.include({
      id: 'a',
      language: 'nl',
      codes: ['SSPR_0014', '50126'],
      action: 'locked_out',
      links: [{ title: 'Beveiligingsgegevens', url: 'https://aka.ms/mysecurityinfo' }],
      checked: '2026-11-20',
      body: 'Eerste regel.\n\n1. Stap.',
      bodyLine: 19,
    });
  });

  it('reads a file with Windows line ends and a byte order mark', () => {
    expect(read(`\uFEFF${articleText({ id: 'a' }).replaceAll('\n', '\r\n')}`)).to.have.property('id', 'a');
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['no front matter', 'Hallo', 'nl/a.md:1: must begin with front matter'],
    ['front matter without an end', '---\nid: a\n', 'nl/a.md:1: must begin with front matter'],
    [
      'a colon in a sentence',
      articleText({ id: 'a' }).replace('"a"', 'Let op: dit: kan niet'),
      'nl/a.md:3: bad indentation of a mapping entry (put text with a colon between double quotes)',
    ],
    [
      'a colon in a list item',
      articleText({ id: 'a' }).replace('"Een vraag?"', 'SSPR_0014: wat is dat?'),
      'nl/a.md:6: questions.0: Invalid input: expected string, received object (put text with a colon between double quotes)',
    ],
    ['an unknown key', articleText({ id: 'a', head: ['colour: red'] }), 'nl/a.md:9: unknown key colour'],
    ['a key given twice', articleText({ id: 'a', head: ['id: b'] }), 'nl/a.md:9: duplicated mapping key'],
    ['an unknown action', articleText({ id: 'a', head: ['action: reset'] }), 'nl/a.md:9: action'],
    ['an unknown diagnosis', articleText({ id: 'a', head: ['diagnosis: [lokked]'] }), 'nl/a.md:9: diagnosis.0'],
    [
      'a second link without https',
      articleText({
        id: 'a',
        head: ['links:', '  - title: A', '    url: https://a.example', '  - title: B', '    url: b'],
      }),
      'nl/a.md:13: links.1.url is not a web address',
    ],
    ['a missing key', articleText({ id: 'a' }).replace('who: you\n', ''), 'nl/a.md:1: who'],
    [
      'a date that is none',
      articleText({ id: 'a' }).replace('2026-11-20', '20 november'),
      'nl/a.md:9: checked must be a date',
    ],
    ['another file name', articleText({ id: 'b' }), 'nl/a.md:2: id must be the file name, not b'],
    ['no text', articleText({ id: 'a', body: '' }), 'nl/a.md:11: has no text below the front matter'],
  ];
  for (const [what, text, expected] of broken) {
    it(`refuses ${what}, with the place`, () => {
      const problems = read(text);
      expect(problems).to.be.an('array').with.lengthOf(1);
      expect((problems as string[])[0]).to.include(expected);
    });
  }

  it('reports all problems of a file together', () => {
    expect(read(articleText({ id: 'a', head: ['action: reset', 'rows: [30]'] }))).to.have.lengthOf(2);
  });
});

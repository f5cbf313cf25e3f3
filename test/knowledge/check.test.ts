import { expect } from 'chai';
import { averageSentence } from '../../knowledge/check-article.ts';
import { linkFault } from '../../knowledge/check-links.ts';
import { staleNames } from '../../knowledge/check-names.ts';
import { checkArticles } from '../../knowledge/check.ts';
import { loadArticles } from '../../knowledge/load.ts';
import { showProblem } from '../../knowledge/problem.ts';
import { anArticle, temporaryFolder, writeArticle, type Written } from './support.ts';

const EVERY_ROW = `rows: [${Array.from({ length: 43 }, (_, index) => `S${index + 1}`).join(', ')}]`;
const EVERY_DIAGNOSIS =
  'diagnosis: [guest, disabled, account-expired, on-premises, not-enabled, not-registered, locked, must-change, expired]';

/** The problems of a folder with one complete article in both languages, and whatever is written besides. */
function problemsWith(write: (folder: string) => void): string[] {
  const folder = temporaryFolder();
  const complete: Written = { id: 'complete', head: [EVERY_ROW, EVERY_DIAGNOSIS], questions: ['alles?'] };
  writeArticle(folder, 'nl', complete);
  writeArticle(folder, 'en', { ...complete, short: 'A short answer.', questions: ['everything?'] });
  write(folder);
  const articles = `${folder}/articles`;
  return checkArticles(loadArticles(articles), articles).map((problem) =>
    showProblem(problem).replace(`${articles}/`, ''),
  );
}

describe('knowledge check', () => {
  it('is content with complete articles', () => {
    expect(problemsWith(() => {})).to.deep.equal([]);
  });

  const both = (written: Written) => (folder: string) => {
    writeArticle(folder, 'nl', written);
    writeArticle(folder, 'en', { ...written, questions: ['something in English?'] });
  };
  const found: readonly (readonly [string, (folder: string) => void, string | RegExp])[] = [
    ['a broken article', both({ id: 'a', head: ['colour: red'] }), 'nl/a.md:9: unknown key colour'],
    [
      'a related article that does not exist',
      both({ id: 'a', head: ['related: [gone]'] }),
      'nl/a.md:9: related article gone does not exist',
    ],
    ['a row that does not exist', both({ id: 'a', head: ['rows: [S44]'] }), 'nl/a.md:9: row S44 does not exist'],
    ['a draft', (folder) => writeArticle(folder, 'nl', { id: 'a', head: [] }), 'nl/a.md:1: has no translation into en'],
    [
      'an old name',
      both({ id: 'a', body: 'Eerst dit.\n\nGa naar Azure AD.' }),
      'nl/a.md:13: "Azure AD" is called Microsoft Entra ID today',
    ],
    [
      'an unknown link',
      both({ id: 'a', body: 'Zie [hier](https://example.com/a).' }),
      'nl/a.md:11: link https://example.com/a leads to example.com, which is not on the list of hosts',
    ],
    [
      'a long sentence',
      both({ id: 'a', body: `${'woord '.repeat(60)}.` }),
      /nl\/a\.md:1: sentences have [\d.]+ words on average/u,
    ],
    [
      'a question that two articles have',
      both({ id: 'a', questions: ['Alles!'] }),
      'nl/complete.md:6: "alles?" also leads to a',
    ],
    [
      'languages that do not say the same',
      (folder) => {
        writeArticle(folder, 'nl', { id: 'a', head: ['codes: [SSPR_0014]'] });
        writeArticle(folder, 'en', { id: 'a', head: ['codes: [SSPR_0015]'] });
      },
      'en/a.md:9: codes differs from the nl article',
    ],
  ];
  for (const [what, write, message] of found) {
    it(`finds ${what}, with the place`, () => {
      const problems = problemsWith(write);
      if (typeof message === 'string') expect(problems).to.include(message);
      else expect(problems.some((problem) => message.test(problem))).to.equal(true);
    });
  }

  it('finds rows and diagnoses without an article', () => {
    const folder = temporaryFolder();
    writeArticle(folder, 'nl', { id: 'a' });
    const messages = checkArticles(loadArticles(`${folder}/articles`), 'articles').map(({ message }) => message);
    expect(messages).to.include.members([
      'row S1 has no article',
      'row S43 has no article',
      'diagnosis locked has no article',
    ]);
    expect(messages).not.to.include('diagnosis ok has no article');
  });
});

describe('old names', () => {
  for (const text of [
    'Open het Access Panel.',
    'In Office 365 kies je Wachtwoord.',
    'Azure Active Directory says no.',
    'Your Apple ID.',
  ]) {
    it(`are found in "${text}"`, () => expect(staleNames(text)).to.have.lengthOf(1));
  }
  for (const text of [
    'Microsoft Entra ID heette vroeger Azure AD.',
    'My Apps (formerly Access Panel) shows your apps.',
    'Active Directory',
  ]) {
    it(`are no fault in "${text}"`, () => expect(staleNames(text)).to.deep.equal([]));
  }
});

describe('links', () => {
  for (const url of [
    'https://aka.ms/sspr',
    'https://support.google.com/mail/answer/41078?hl=nl',
    'https://mysignins.microsoft.com/security-info',
  ]) {
    it(`may lead to ${url}`, () => expect(linkFault(url)).to.equal(undefined));
  }
  const faults: readonly (readonly [string, string])[] = [
    ['http://aka.ms/sspr', 'https'],
    ['https://aka.ms/whatever', 'not on the list'],
    ['https://login.yahoo.com/account?sessionIndex=QQ--', 'session parameters (sessionIndex)'],
    ['https://login.microsoftonline.com/?id_token=x&utm_source=y', 'session parameters (id_token, utm_source)'],
    ['https://user:secret@learn.microsoft.com/', 'name or a password'],
    ['https://learn.microsoft.com.evil.example/', 'not on the list'],
    ['wachtwoord', 'not a web address'],
  ];
  for (const [url, fault] of faults) it(`may not be ${url}`, () => expect(linkFault(url)).to.include(fault));
});

describe('the length of sentences', () => {
  it('counts every line and every sentence, without addresses', () => {
    const article = anArticle({
      id: 'a',
      short: 'Een twee drie.',
      body: 'Een twee. Drie vier vijf zes (https://aka.ms/sspr).\n\n1. Een twee drie.',
    });
    expect(averageSentence(article)).to.equal((3 + 2 + 4 + 3) / 4);
  });
});

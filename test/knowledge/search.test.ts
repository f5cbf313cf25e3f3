import { expect } from 'chai';
import fc from 'fast-check';
import { Learnt } from '../../knowledge/search/learnt.ts';
import { Engine } from '../../knowledge/search/engine.ts';
import { buildIndex } from '../../knowledge/search/index.ts';
import { match } from '../../knowledge/search/match.ts';
import { digestOf } from '../../knowledge/build-report.ts';
import { anArticle, fillers, type Written } from './support.ts';

const SHELF: readonly (readonly [Written, Written])[] = [
  [
    {
      id: 'forgot',
      title: 'Wachtwoord vergeten',
      questions: ['ik ben mijn wachtwoord kwijt', 'wachtwoord van mijn werk vergeten'],
    },
    {
      id: 'forgot',
      title: 'Forgot your password',
      questions: ['I lost my password', 'I do not remember my work password'],
    },
  ],
  [
    {
      id: 'locked',
      title: 'Je account is geblokkeerd',
      questions: ['account op slot na te veel pogingen'],
      head: ['codes: [AADSTS50053]'],
    },
    {
      id: 'locked',
      title: 'Your account is locked',
      questions: ['locked out after too many tries'],
      head: ['codes: [AADSTS50053]'],
    },
  ],
  [
    {
      id: 'not-registered',
      title: 'Microsoft kan je account niet verifiëren',
      questions: ['niet geregistreerd voor wachtwoordherstel'],
      head: ['codes: [SSPR_0014]'],
    },
    {
      id: 'not-registered',
      title: 'Microsoft could not verify your account',
      questions: ['not registered for self-service reset'],
      head: ['codes: [SSPR_0014]'],
    },
  ],
  [
    {
      id: 'new-phone',
      title: 'Nieuwe telefoon en de Authenticator',
      questions: ['authenticator overzetten naar mijn nieuwe telefoon'],
    },
    {
      id: 'new-phone',
      title: 'New phone and the Authenticator',
      questions: ['move the authenticator app to another phone'],
    },
  ],
  [
    {
      id: 'wifi',
      title: 'Wifi na een nieuw wachtwoord',
      questions: ['wifi op het werk vraagt mijn nieuwe wachtwoord'],
    },
    { id: 'wifi', title: 'Wi-Fi after a new password', questions: ['office Wi-Fi stopped after a password change'] },
  ],
  [
    {
      id: 'rules',
      title: 'Aan welke eisen voldoet een wachtwoord',
      questions: ['hoeveel tekens moet een wachtwoord hebben'],
    },
    { id: 'rules', title: 'What rules a password must meet', questions: ['how many characters does a password need'] },
  ],
];
const ARTICLES = [
  ...SHELF.flatMap(([nl, en]) => [anArticle(nl, 'nl'), anArticle(en, 'en')]),
  ...fillers(60).map((filler) => anArticle(filler)),
];
const learnt = Learnt.load();
const engine = new Engine(ARTICLES, learnt);
const first = (question: string): string | undefined => engine.find(question, 3)[0]?.id;

describe('search', () => {
  const asked: readonly (readonly [string, string, string])[] = [
    ['the words of a question', 'ik ben mijn wachtwoord kwijt', 'forgot'],
    ['other words for the same', 'ww vergeten', 'forgot'],
    ['another form of the word', 'mijn account blokkeert', 'locked'],
    ['the other language', 'I lost my password', 'forgot'],
    ['two languages mixed', 'mijn account is gelocked', 'locked'],
    ['a compound that is split', 'wachtwoordeisen', 'rules'],
    ['words that belong together, written apart', 'authenticator app op nieuw toestel', 'new-phone'],
    ['a slip of the pen', 'acount is geblokeerd', 'locked'],
    ['an old name for it', 'SSPR registratie', 'not-registered'],
    ['capitals and noise', 'HELP!!! wachtwoord VERGETEN???', 'forgot'],
  ];
  for (const [what, question, id] of asked) {
    it(`finds an article by ${what}`, () => expect(first(question)).to.equal(id));
  }

  for (const question of [
    'SSPR_0014',
    'fout sspr 0014',
    'ik krijg 0014',
    'SSPR_0014: account is geblokkeerd, wachtwoord vergeten',
  ]) {
    it(`lets an exact code count first in "${question}"`, () => {
      expect(engine.find(question, 3)[0]).to.deep.equal({ id: 'not-registered', score: 0.99 });
    });
  }

  it('takes a code that no article knows for an unknown error code', () => {
    const unknown = anArticle({
      id: 'unknown-code',
      title: 'Een onbekende foutcode',
      questions: ['an unknown error code'],
    });
    const found = new Engine([...ARTICLES, unknown], learnt).find('AADSTS99999', 1);
    expect(found[0]?.id).to.equal('unknown-code');
  });

  it('gives every article whose code is named, before all others', () => {
    const found = engine.find('eerst AADSTS50053 en daarna SSPR_0014, wachtwoord vergeten', 3).map(({ id }) => id);
    expect(found.slice(0, 2)).to.have.members(['locked', 'not-registered']);
  });

  for (const question of [
    'printer doet het niet',
    'hoe laat is het',
    'what is for lunch',
    'xyzzy',
    '',
    '?!',
    '🙂',
    'de het een',
  ]) {
    it(`gives nothing for "${question}"`, () => expect(engine.find(question, 3)).to.deep.equal([]));
  }

  it('gives no more than asked for, in falling order of a score between 0 and 1', () => {
    const found = engine.find('nieuw wachtwoord en nieuwe telefoon, account geblokkeerd', 2);
    expect(found).to.have.lengthOf(2);
    expect(found[0]?.score).to.be.within(found[1]?.score ?? 1, 1);
  });

  it('answers whatever is typed, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(engine.find(text, 3))),
    );
    expect(engine.find('wachtwoord vergeten '.repeat(5_000), 1)[0]?.id).to.equal('forgot');
  });

  it('works on an empty shelf', () => {
    expect(new Engine([], learnt).find('wachtwoord', 3)).to.deep.equal([]);
  });

  it('builds the same index from the same articles in any order', () => {
    expect(digestOf(buildIndex(ARTICLES.toReversed()))).to.equal(digestOf(buildIndex(ARTICLES)));
  });
});

describe('the likeness of a question', () => {
  it('prefers the article that is about nothing more', () => {
    const general = anArticle({
      id: 'general',
      title: 'Wachtwoord wijzigen',
      questions: ['hoe wijzig ik mijn wachtwoord'],
    });
    const special = anArticle({
      id: 'special',
      title: 'Wachtwoord wijzigen in Windows',
      questions: ['hoe wijzig ik mijn wachtwoord in windows'],
    });
    const both = new Engine([special, general, ...fillers(60).map((filler) => anArticle(filler))], learnt);
    expect(both.find('hoe wijzig ik mijn wachtwoord', 1)[0]?.id).to.equal('general');
    expect(both.find('wachtwoord wijzigen windows', 1)[0]?.id).to.equal('special');
  });
});

describe('the strength of a match', () => {
  it('is that of a title above that of a text', () => {
    const index = buildIndex([
      anArticle({ id: 'a', title: 'Captcha', body: 'Iets anders.' }),
      anArticle({ id: 'b', title: 'Iets anders', body: 'Ook de captcha wordt genoemd.' }),
      anArticle({ id: 'c', title: 'Nog iets' }),
    ]);
    const [title = 0, body = 0, none = 0] = match(['captcha'], index).scores;
    expect(title).to.be.greaterThan(body);
    expect(body).to.be.greaterThan(none);
  });
});

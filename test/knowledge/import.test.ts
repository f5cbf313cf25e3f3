import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Article } from '../../knowledge/article.ts';
import { importDocument } from '../../knowledge/import/import.ts';
import { lostFrom } from '../../knowledge/import/lost.ts';
import { readArticle } from '../../knowledge/read-article.ts';
import { stepsOf } from '../../knowledge/shown-text.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

/** The drafts as articles; every draft must be one that can be read back. */
function drafted(name: string): Map<string, Article> {
  const { drafts } = importDocument(fixture(name));
  return new Map(
    drafts.map(({ id, language, text }) => {
      const result = readArticle(text, `${id}.md`, language);
      if ('problems' in result) throw new Error(`${id}: ${JSON.stringify(result.problems)}`);
      return [`${language}/${id}`, result.article];
    }),
  );
}

describe('importing a page with both languages', () => {
  const articles = drafted('twins.md');
  const get = (key: string): Article => {
    const article = articles.get(key);
    if (article === undefined) throw new Error(`no draft ${key} among ${[...articles.keys()].join(', ')}`);
    return article;
  };

  it('gives a draft a heading and a draft a row of the troubleshooting table, in both languages', () => {
    const ids = [
      'replace-your-key',
      'order-a-key',
      'problems',
      'the-key-does-not-fit',
      'the-key-breaks',
      'oil-the-lock',
      'with-oil',
    ];
    expect([...articles.keys()]).to.deep.equal([...ids.map((id) => `nl/${id}`), ...ids.map((id) => `en/${id}`)]);
  });

  it('takes the languages apart, without a trace of the marks', () => {
    expect(get('nl/replace-your-key')).to.include({ title: 'Je sleutel vervangen', checked: '2019-08-03' });
    expect(get('en/replace-your-key').body).to.include('Is your key gone? We help. Still got it?');
    for (const { body } of articles.values()) expect(body).not.to.match(/<span|data-|<br|<a name/u);
  });

  it('keeps steps, the points under them and pictures', () => {
    expect(stepsOf(get('nl/order-a-key').body)).to.deep.equal([
      'Ga naar de winkel (https://winkel.example/). Afbeelding: De winkel (./media/shop.png)',
      'Kies Bestellen. * Een * Twee',
    ]);
  });

  it('names notes in their language', () => {
    expect(get('nl/replace-your-key').body).to.include('> **Opmerking:**');
    expect(get('en/order-a-key').body).to.include('> **Important:**');
  });

  it('makes the title, what one sees and what to do of a row', () => {
    const row = get('en/the-key-does-not-fit');
    expect(row).to.deep.include({
      title: 'The key does not fit',
      short: 'File it down.',
      questions: ['The key does not fit', 'It gets stuck'],
      topics: ['error_message'],
      codes: ['SSPR_0099'],
      related: ['problems'],
      who: 'you',
    });
    expect(row.body).to.include('## What do you see?\n\nIt gets stuck\n\nSSPR_0099 on the lock.');
    expect(row.links).to.deep.equal([{ title: 'http://aka.ms/vijlen', url: 'http://aka.ms/vijlen' }]);
    expect(get('nl/the-key-breaks')).to.include({ who: 'it' });
    expect(get('nl/problems').related).to.deep.equal(['the-key-does-not-fit', 'the-key-breaks']);
    expect(get('nl/problems').body).to.include('- De sleutel past niet\n- De sleutel breekt');
  });

  it('turns links within the page into related articles', () => {
    expect(get('nl/replace-your-key').related).to.deep.equal(['oil-the-lock']);
  });

  it('lists under an empty heading what stands below it', () => {
    expect(get('en/oil-the-lock').body).to.equal('- With oil');
  });

  it('puts further reading, and definitions that nothing uses, with the first', () => {
    expect(get('en/replace-your-key').body).to.include('## Next steps\n\n* [Register keys](register-keys.md)');
    expect(get('en/replace-your-key').body).to.include('[spare](./media/spare.png)');
  });

  it('says what an editor has to look at', () => {
    const { remarks } = importDocument(fixture('twins.md'));
    expect(remarks).to.include('has no second language beside it: Alleen in het Nederlands.');
    expect(remarks).to.include(
      'nl/replace-your-key.md: register-keys.md is relative: give the whole address or leave it out',
    );
    expect(remarks.some((remark) => remark.includes('http://aka.ms/vijlen does not begin with https'))).to.equal(true);
  });

  it('loses nothing', () => {
    expect(importDocument(fixture('twins.md')).lost).to.deep.equal([]);
  });
});

describe('importing a page in one language', () => {
  it('repairs what machine translation did to bold text and links', () => {
    const body = drafted('dutch.md').get('nl/common-key-issues')?.body;
    expect(body).to.include(
      '- **Sleutel vervangen**: via **Sloten > [Actieve sloten](https://portal.office.com/sloten#/a)**; klik',
    );
    expect(body).to.include('- [Stel opnieuw in](https://learn.microsoft.com/sleutel?view=x#deel).');
    expect(body).to.include('[https://leeg.example/](https://leeg.example/) de winkel');
    expect(body).to.include('uw https://geplakt.example/');
    expect(body).to.include('[voor meer](https://meer.example/a) informatie');
  });

  it('loses nothing', () => {
    expect(importDocument(fixture('dutch.md')).lost).to.deep.equal([]);
  });

  it('takes plain Markdown without front matter for English', () => {
    const { drafts } = importDocument('# A title\n\nA sentence with [a link](https://aka.ms/sspr).\n');
    expect(drafts.map(({ language, id }) => `${language}/${id}`)).to.deep.equal(['en/a-title']);
  });

  it('gives headings of the same name different files', () => {
    const { drafts } = importDocument('# Same\n\nOne.\n\n## Same\n\nTwo.\n');
    expect(drafts.map(({ id }) => id)).to.deep.equal(['same', 'same-2']);
  });
});

describe('the proof that nothing is lost', () => {
  it('names text and links that are in no draft', () => {
    const draft = { id: 'a', language: 'en', title: 'a', text: 'Only this.' } as const;
    expect(lostFrom('Only this. \n\n| a cell | [x](https://x.example) |', [draft])).to.deep.equal([
      'a cell',
      'x',
      'https://x.example',
    ]);
  });
});

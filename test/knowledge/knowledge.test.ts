import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { articleText, fillers, temporaryFolder, writeArticle } from './support.ts';

/** A logger whose next word can be waited for. */
function listeningLogger() {
  const said: string[] = [];
  let wake: (() => void)[] = [];
  const note = (message: string): void => {
    said.push(message);
    for (const one of wake) one();
    wake = [];
  };
  const heard = async (part: string): Promise<void> => {
    while (!said.some((message) => message.includes(part))) await new Promise<void>((resolve) => wake.push(resolve));
  };
  return { said, heard, logger: { info: note, warn: note } };
}

describe('the knowledge base', () => {
  const folder = temporaryFolder();
  let knowledge: Knowledge;
  before(() => {
    const head = [
      'codes: [SSPR_0014]',
      'action: escalate',
      'diagnosis: [not-registered]',
      'related: [only-dutch, gone]',
    ];
    const body = 'Waarom.\n\n1. Ga naar [Beveiligingsgegevens](https://aka.ms/mysecurityinfo).\n2. Klaar.';
    writeArticle(folder, 'nl', {
      id: 'both',
      title: 'Niet geregistreerd',
      head,
      body,
      questions: ['niet geregistreerd'],
    });
    writeArticle(folder, 'en', { id: 'both', title: 'Not registered', head, questions: ['not registered'] });
    writeArticle(folder, 'nl', {
      id: 'only-dutch',
      title: 'Geblokkeerd',
      head: ['diagnosis: [locked, not-registered]'],
      questions: ['account op slot'],
    });
    writeArticle(folder, 'nl', { id: 'rules', title: 'Wachtwoordeisen', questions: ['hoeveel tekens'] });
    for (const filler of fillers(60)) writeArticle(folder, 'nl', filler);
    knowledge = createKnowledge(folder);
  });

  it('answers with everything a card shows', () => {
    const [answer] = knowledge.search('SSPR_0014', 'nl');
    expect(answer).to.deep.include({
      article: 'both',
      title: 'Niet geregistreerd',
      short: 'Een kort antwoord.',
      text: 'Een kort antwoord.\n\nWaarom.\n\n1. Ga naar Beveiligingsgegevens (https://aka.ms/mysecurityinfo).\n2. Klaar.',
      steps: ['Ga naar Beveiligingsgegevens (https://aka.ms/mysecurityinfo).', 'Klaar.'],
      action: 'escalate',
      codes: ['SSPR_0014'],
      language: 'nl',
      related: ['only-dutch'],
      checked: '2026-11-20',
    });
  });

  it('answers in the language asked for, whatever the language of the question', () => {
    expect(knowledge.search('niet geregistreerd', 'en')[0]).to.include({
      article: 'both',
      title: 'Not registered',
      language: 'en',
    });
  });

  it('falls back on the other language where there is no translation', () => {
    expect(knowledge.search('account op slot', 'en')[0]).to.include({ article: 'only-dutch', language: 'nl' });
    expect(knowledge.byId('only-dutch', 'en')).to.include({ language: 'nl' });
  });

  it('knows articles by identifier and by diagnosis, the one that is only about that first', () => {
    expect(knowledge.byId('both', 'en')).to.include({ title: 'Not registered', score: 1 });
    expect(knowledge.byId('nothing', 'en')).to.equal(undefined);
    expect(knowledge.byDiagnosis('not-registered', 'nl')).to.include({ article: 'both' });
    expect(knowledge.byDiagnosis('locked', 'nl')).to.include({ article: 'only-dutch' });
    expect(knowledge.byDiagnosis('guest', 'nl')).to.equal(undefined);
  });
});

describe('articles that change while the knowledge base is in use', () => {
  const folder = temporaryFolder();
  const { said, heard, logger } = listeningLogger();
  let knowledge: Knowledge;
  let path: string;
  before(() => {
    path = writeArticle(folder, 'nl', { id: 'a', title: 'Eerst', questions: ['vraag over captcha'] });
    writeArticle(folder, 'en', { id: 'b', title: 'Other', questions: ['about lockout'] });
    writeArticle(folder, 'nl', { id: 'broken', head: ['colour: red'] });
    for (const filler of fillers(60)) writeArticle(folder, 'nl', filler);
    knowledge = createKnowledge(folder, logger);
    knowledge.watch();
  });
  after(() => knowledge.stop());
  const title = (): string | undefined => knowledge.byId('a', 'nl')?.title;

  it('are refused and logged at the start when broken', () => {
    expect(said.join()).to.match(/article refused: .*broken\.md:9: unknown key colour/u);
    expect(knowledge.byId('broken', 'nl')).to.equal(undefined);
  });

  it('are picked up without a restart', async () => {
    writeFileSync(path, articleText({ id: 'a', title: 'Daarna', questions: ['vraag over vingerafdruk'] }));
    await heard('read again');
    expect(title()).to.equal('Daarna');
    expect(knowledge.search('vingerafdruk', 'nl')[0]).to.include({ article: 'a' });
  });

  it('are refused when broken, and the old one stays', async () => {
    writeFileSync(path, articleText({ id: 'a', title: 'Kapot', head: ['who: nobody'] }));
    await heard('a.md:');
    expect(title()).to.equal('Daarna');
  });

  it('are picked up when an editor puts a new file in the place of the old one', async () => {
    said.length = 0;
    writeFileSync(`${path}.tmp`, articleText({ id: 'a', title: 'Vervangen' }));
    renameSync(`${path}.tmp`, path);
    await heard('read again');
    expect(title()).to.equal('Vervangen');
  });

  it('are gone when their file is', async () => {
    said.length = 0;
    rmSync(path);
    await heard('read again');
    expect(title()).to.equal(undefined);
  });
});

import { expect } from 'chai';
import { knowledgeGaps, noteGap, settleGaps } from '../../src/adapters/sql/knowledge-gaps.ts';
import { HOUR, TempDatabase, type Connection } from './support.ts';

describe('questions that nothing answered', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());
  const ask = (question: string, language: 'nl' | 'en' = 'nl') => noteGap(here.work, file.clock, question, language);
  const open = async () => (await knowledgeGaps(here.db, 50)).map(({ question, times }) => `${times} ${question}`);
  const idOf = async (wanted: string) =>
    (await knowledgeGaps(here.db, 50)).find(({ question }) => question === wanted)?.id ?? '';

  it('are counted whatever their case and spaces, asked most first, and then latest', async () => {
    await ask('Waar is de  kluis?');
    await ask('hoe werkt de lift');
    file.clock.advance(HOUR);
    await ask('wie is dat');
    await ask(' waar is de kluis? ');
    await ask('waar is de kluis?', 'en');
    const [first] = await knowledgeGaps(here.db, 1);
    expect(first).to.deep.include({ question: 'waar is de kluis?', language: 'nl', times: 2 });
    expect(first?.lastAt).to.equal('2026-03-01T13:00:00.000Z');
    expect(await open()).to.deep.equal([
      '2 waar is de kluis?',
      '1 waar is de kluis?',
      '1 wie is dat',
      '1 hoe werkt de lift',
    ]);
  });

  it('keep their identifier, which differs by language', async () => {
    await ask('waar is de kluis?');
    const before = await idOf('waar is de kluis?');
    expect(before).to.match(/^[0-9a-f]{8}$/u);
    await ask('waar is de kluis?');
    await ask('waar is de kluis?', 'en');
    const ids = (await knowledgeGaps(here.db, 50)).map(({ id }) => id);
    expect(ids[0]).to.equal(before);
    expect(new Set(ids)).to.have.property('size', 2);
  });

  it('leave the list when they are answered, and come back when nothing answers them again', async () => {
    // Off: leave `settled` out of the conflict in `noteGap`.
    await ask('waar is de kluis?');
    await ask('hoe werkt de lift');
    expect(await settleGaps(here.db, [await idOf('waar is de kluis?')], 'answered')).to.deep.equal([]);
    expect(await open()).to.deep.equal(['1 hoe werkt de lift']);
    await ask('waar is de kluis?');
    expect(await open()).to.deep.equal(['2 waar is de kluis?', '1 hoe werkt de lift']);
  });

  it('stay away when they are dismissed', async () => {
    await ask('wat eten we');
    await settleGaps(here.db, [await idOf('wat eten we')], 'dismissed');
    await ask('wat eten we');
    expect(await open()).to.deep.equal([]);
  });

  it('are told apart from identifiers that are not on the list', async () => {
    await ask('wat eten we');
    expect(await settleGaps(here.db, ['00000000'], 'dismissed')).to.deep.equal(['00000000']);
    expect(await open()).to.deep.equal(['1 wat eten we']);
  });
});

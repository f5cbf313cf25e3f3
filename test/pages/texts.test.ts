import { expect } from 'chai';
import { en } from '../../src/channels/pages/texts/en.ts';
import { nl } from '../../src/channels/pages/texts/nl.ts';

/** Every sentence, with example values where it takes some. */
function sentences(part: unknown, path = ''): { path: string; text: string }[] {
  if (typeof part === 'string') return [{ path, text: part }];
  if (typeof part === 'function') return [{ path, text: (part as (...values: unknown[]) => string)(12, 34) }];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

describe('the texts of the pages', () => {
  const [dutch, english] = [sentences(nl), sentences(en)];

  it('have the same keys in both languages, and none is empty', () => {
    expect(english.map(({ path }) => path)).to.deep.equal(dutch.map(({ path }) => path));
    for (const { path, text } of [...dutch, ...english]) expect(text.trim(), path).to.not.equal('');
  });

  it('use sentences of at most 15 words on average, and never more than 22', () => {
    for (const texts of [dutch, english]) {
      const lengths = texts
        .flatMap(({ text }) => text.split(/[.?!:](?:\s|$)/u))
        .map((sentence) => sentence.split(/\s+/u).filter((word) => word !== '').length)
        .filter((length) => length > 3);
      expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).to.be.at.most(15);
      expect(Math.max(...lengths)).to.be.at.most(22);
    }
  });

  it('say je, not u', () => {
    for (const { path, text } of dutch) expect(text, path).to.not.match(/\b(?:u|uw)\b/iu);
  });

  it('use no words of the trade, and blame nobody', () => {
    for (const { path, text } of [...dutch, ...english]) {
      expect(text, path).to.not.match(
        /\b(?:authenticat(?:e|ed|es|ion)|authoris\w+|credentials?|token|endpoint|payload|provisioning)\b/iu,
      );
      expect(text, path).to.not.match(/\b(?:helaas|jouw fout|unfortunately|your mistake)\b/iu);
    }
  });
});

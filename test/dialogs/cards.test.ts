import { expect } from 'chai';
import { cardFor, saysTheSame, stepsCard } from '../../dialogs/cards.ts';
import { en } from '../../dialogs/texts/en.ts';
import { nl } from '../../dialogs/texts/nl.ts';
import { labelOf, text, type TextKey } from '../../dialogs/texts/texts.ts';
import { article } from './support.ts';

const KEYS = Object.keys(nl) as TextKey[];
const PARAMS = { reference: 'SL-BCDF-GHJK', who: 'Bas Jansen', until: '10:00' };
const CARDED = KEYS.filter((key) => cardFor(key, text('nl', key, PARAMS), 'nl') !== undefined);

/** Every text of a card, in order. */
function textsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' && ['text', 'title', 'value'].includes(key) ? [value] : textsOf(value),
  );
}
const bare = (words: string): string => words.replace(/[\s✓*:]+/gu, '');

describe('cards', () => {
  it('stand with every confirmation and every result', () => {
    const labels = new Set(CARDED.map(labelOf));
    expect([...labels].toSorted()).to.deep.equal([
      'change.done',
      'confirm',
      'reset.done',
      'staff.done',
      'staff.link',
      'unlock.done',
    ]);
    expect(
      KEYS.filter((key) => key.startsWith('confirm/') && key !== 'confirm/unclear' && !CARDED.includes(key)),
    ).to.deep.equal([]);
  });

  for (const [language, texts] of [
    ['nl', nl],
    ['en', en],
  ] as const) {
    for (const key of CARDED) {
      it(`say what the text says, as an Adaptive Card 1.5: ${key} in ${language}`, () => {
        const words = text(language, key, PARAMS);
        expect(texts[key]).not.to.equal('');
        const made = cardFor(key, words, language);
        const content = made?.content as { version: string; body: unknown; actions?: unknown };
        expect(content.version).to.equal('1.5');
        // Fails without: any of the blocks in cards.ts.
        expect(bare(textsOf(content.body).join(''))).to.equal(bare(words));
        expect(made && saysTheSame(made, words)).to.equal(true);
        expect(content.actions).to.equal(undefined);
      });
    }
  }

  it('show an answer with its steps in order, and its links as buttons', () => {
    const made = stepsCard(article('rules'), 'alles', 'nl');
    const content = made.content as { body: unknown; actions: { type: string; url: string }[] };
    const said = textsOf(content.body).join(' ');
    expect(said).to.match(/Kort gezegd\..*\b1 Doe dit 2 Doe dat\b.*Gecontroleerd op 1 oktober 2026/su);
    expect(content.actions.map(({ type }) => type)).to.deep.equal(['Action.OpenUrl']);
    expect(saysTheSame(made, 'alles')).to.equal(true);
    expect(saysTheSame(made, 'iets anders')).to.equal(false);
  });
});

import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { linkMessage, retired } from '../../dialogs/link.ts';
import { setTurn } from '../../dialogs/turn.ts';
import type { Language } from '../../src/core/language.ts';
import { doubles, LINK } from './support.ts';

function messageIn(language: Language, effect: 'reset' | 'change' = 'reset') {
  const context = new TurnContext(new TestAdapter(() => Promise.resolve()), { type: 'message' });
  setTurn(context, {
    language,
    rawText: '',
    conversationId: 'c1',
    accountId: undefined,
    browser: undefined,
    source: '',
  });
  return linkMessage(context, { ...LINK, effect }, doubles().needs.organisation);
}

describe('the message with the link', () => {
  it('carries the address, the match code and the time for programs', () => {
    const { label, value } = messageIn('nl');
    expect(label).to.equal('reset.link');
    expect(value).to.deep.equal({ url: LINK.url, matchCode: 'BCD-FGH', expiresAt: '2026-11-02T08:10:00.000Z' });
    expect(messageIn('nl', 'change').label).to.equal('change.link');
  });

  it('reads without a card, with the time of the organisation', () => {
    for (const language of ['nl', 'en'] as const) {
      expect(messageIn(language).text).to.include(LINK.url).and.include('BCD-FGH').and.include('09:10');
    }
  });

  it('has the link as a button and as a picture, and the match code in neither', () => {
    // Fails without: leaving the match code out of the card in link.ts.
    const [card] = messageIn('nl').attachments ?? [];
    const shown = JSON.stringify(card?.content);
    expect(shown).to.include(LINK.qrCode).and.include(`"url":"${LINK.url}"`).and.include('Action.OpenUrl');
    expect(shown).not.to.include('BCD');
  });

  it('says that the link is gone, and nothing more, once it is dead', () => {
    for (const language of ['nl', 'en'] as const) {
      const dead = retired(messageIn(language));
      expect(JSON.stringify(dead)).not.to.include(LINK.url).and.not.include('BCD-FGH');
      expect(dead.text).to.match(/geldig|valid/u);
      expect(dead.label).to.equal('reset.link');
    }
  });
});

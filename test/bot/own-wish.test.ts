import { expect } from 'chai';
import { forOneself } from '../../src/bot/own-wish.ts';
import { findEntities } from '../../src/core/entities.ts';
import type { Intent, Understanding } from '../../src/core/intent.ts';

/** Understands `intent decision` for what is left of a sentence. */
const reading =
  (meanings: Readonly<Record<string, readonly [Intent, Understanding['decision'], ...Intent[]]>>) =>
  (text: string): Understanding => {
    const said = text.replaceAll(/\s+/gu, ' ').trim();
    const [intent, decision, ...others] = meanings[said] ?? ['out_of_scope', 'unsure'];
    return {
      text,
      language: 'en',
      topic: undefined,
      intent,
      decision,
      confidence: 0.9,
      alternatives: [...others, 'admin_reset' as const].map((other) => ({ intent: other, confidence: 0.1 })),
    };
  };
const meant = (text: string, read: (text: string) => Understanding) => {
  const { intent, decision, alternatives, ...rest } = forOneself(text, findEntities(text), read);
  expect(rest.text).to.equal(text);
  return [decision, intent, ...alternatives.map((other) => other.intent)];
};

describe('a wish of who is signed in and names themselves', () => {
  it('is understood by what stands around the address', () => {
    const read = reading({ 'reset password': ['forgot_password', 'act'], 'when expires': ['expiry_policy', 'act'] });
    expect(meant('reset password of anna@voorbeeld.example', read)).to.deep.equal(['act', 'forgot_password']);
    expect(meant('when anna@voorbeeld.example expires', read)).to.deep.equal(['act', 'expiry_policy']);
    expect(meant('reset password for VOORBEELD\\anna with anna@voorbeeld.example', read)).to.deep.equal([
      'act',
      'forgot_password',
    ]);
  });

  it('is asked about where nothing is left, or what is left is still for somebody else', () => {
    const asked = ['choose', 'forgot_password', 'locked_out'];
    expect(meant('anna@voorbeeld.example', reading({}))).to.deep.equal(asked);
    const read = reading({ 'help with': ['admin_reset', 'act'] });
    expect(meant('help anna@voorbeeld.example with', read)).to.deep.equal(asked);
  });

  it('is never offered as a wish for somebody else', () => {
    const read = reading({
      'locked or forgotten': ['locked_out', 'choose', 'forgot_password'],
      unlock: ['locked_out', 'choose', 'out_of_scope'],
    });
    const both = ['choose', 'locked_out', 'forgot_password'];
    expect(meant('locked or forgotten anna@voorbeeld.example', read)).to.deep.equal(both);
    // Which leaves one.
    expect(meant('unlock anna@voorbeeld.example', read)).to.deep.equal(['act', 'locked_out', 'out_of_scope']);
  });
});

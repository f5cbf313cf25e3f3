import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { en } from '../dialogs/texts/en.ts';
import { nl } from '../dialogs/texts/nl.ts';
import { labelOf, text, type TextKey } from '../dialogs/texts/texts.ts';

const ROOT = join(import.meta.dirname, '..');
const KEYS = Object.keys(nl) as TextKey[];
const TEXTS = { nl, en } as const;

/** The moments that programs go by, as far as there is something that reaches them. */
const MOMENTS = `welcome ask.user-id verify.choose-method verify.enter-code verify.wrong-code verify.next-gate
  verify.stopped verify.passed confirm reset.link reset.done unlock.done change.link change.done staff.ask-user
  staff.refused expiry.mine expiry.policy answer did-you-mean out-of-scope handoff.offer handoff.queued cancelled help
  language.changed secret.redacted error`.split(/\s+/u);

const sources = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8'));
const placeholders = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/gu))].toSorted();

/** Sentences of a text, without addresses, codes and emphasis. */
const sentencesOf = (whole: string): string[] =>
  whole
    .replaceAll(/https?:\/\/\S+/gu, 'x')
    .split(/[.?!:](?:\s|$)|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
const wordsIn = (sentence: string): number => sentence.split(/\s+/u).filter((word) => /\p{L}|\{/u.test(word)).length;

describe('the sentences', () => {
  it('are there for the same keys in both languages, and none is empty', () => {
    expect(Object.keys(en).toSorted()).to.deep.equal(KEYS.toSorted());
    for (const texts of [nl, en])
      for (const [key, sentence] of Object.entries(texts)) expect(sentence.trim(), key).not.to.equal('');
  });

  it('take the same values in both languages', () => {
    for (const key of KEYS) expect(placeholders(en[key]), key).to.deep.equal(placeholders(nl[key]));
  });

  it('leave no placeholder and no word from the program in what is said', () => {
    const values = new Proxy({}, { get: () => 'waarde', has: () => true });
    for (const key of KEYS) {
      for (const language of ['nl', 'en'] as const)
        expect(text(language, key, values), key).not.to.match(/[{}]|undefined|null/u);
    }
  });

  for (const language of ['nl', 'en'] as const) {
    it(`are at most 15 words on average, and never more than 22: ${language}`, () => {
      const sentences = Object.values(TEXTS[language]).flatMap(sentencesOf);
      const long = sentences.filter((sentence) => wordsIn(sentence) > 22);
      expect(long).to.deep.equal([]);
      const real = sentences.map(wordsIn).filter((count) => count > 3);
      expect(real.reduce((sum, count) => sum + count, 0) / real.length).to.be.at.most(15);
    });
  }

  it('say je in Dutch, never u', () => {
    for (const key of KEYS) expect(nl[key], key).not.to.match(/(?<![\p{L}{])(?:u|uw|uzelf)(?![\p{L}}])/iu);
  });

  it('use no words of the trade', () => {
    // Product names and error codes may be said: people have them in front of them.
    const nlTrade =
      /\b(?:authenticatie|authenticeren|autorisatie|credentials?|token|sessie|directory|tenant|endpoint|payload|configuratie|provisioning|identiteitsprovider|MFA|SSPR|UPN)\b/iu;
    const enTrade =
      /\b(?:authenticat(?:e|ed|es|ion)|authori[sz]ation|credentials?|token|session|tenant|endpoint|payload|configuration|provisioning|identity provider|MFA|SSPR|UPN)\b/iu;
    const bareOf = (words: string): string =>
      words.replaceAll(/SSPR_\d{4}|Active Directory|\baka\.ms\/\w+|https?:\S+/gu, '');
    for (const key of KEYS) {
      expect(bareOf(nl[key]), key).not.to.match(nlTrade);
      expect(bareOf(en[key]), key).not.to.match(enTrade);
    }
  });

  it('blame nobody', () => {
    for (const key of KEYS) {
      expect(nl[key], key).not.to.match(/\b(?:je hebt (?:verkeerd|fout)|jouw fout|helaas|ongeldig|mislukt)\b/iu);
      expect(en[key], key).not.to.match(
        /\b(?:you (?:failed|did not)|your (?:mistake|fault)|unfortunately|invalid|failed)\b/iu,
      );
    }
  });

  it('tell nobody before a gate whether an account exists', () => {
    // Fails without: "Als dit account bestaat" in the texts of a code on its way.
    for (const key of KEYS.filter((each) => each.startsWith('verify.enter-code/'))) {
      expect(nl[key], key).to.match(/^Als dit account bestaat/u);
      expect(en[key], key).to.match(/^If this account exists/u);
    }
  });
});

describe('the keys', () => {
  it('give a label to every message: the part before the slash, which is never empty', () => {
    for (const key of KEYS) expect(labelOf(key), key).to.match(/^[a-z]+(?:[.-][a-z]+)*$/u);
  });

  it('mark every moment that programs go by', () => {
    const labels = new Set(KEYS.map(labelOf));
    expect(MOMENTS.filter((moment) => !labels.has(moment))).to.deep.equal([]);
  });

  it('are all in use', () => {
    const code = sources('{src,dialogs}/**/*.ts')
      .filter((source) => !source.includes("welcome/signed-in':"))
      .join('\n');
    const isUsed = (key: string): boolean => {
      const [base = '', wording] = key.split('/');
      return code.includes(`'${key}'`) || (wording !== undefined && code.includes(`\`${base}/\${`)) || isMade(key);
    };
    /** Put together from an effect. */
    const isMade = (key: string): boolean => /^(?:reset|change)\.link$/u.test(key) && code.includes('`${effect}.link`');
    expect(KEYS.filter((key) => !isUsed(key))).to.deep.equal([]);
  });

  it('that services send into a chat exist, and are labels as they are', () => {
    const services = sources('src/services/**/*.ts').join('\n');
    const sent = [...services.matchAll(/(?:key: |tellChat\([^)]*, |DONE_KEY = \{[^}]*)'([\w.-]+)'/gu)].map(
      ([, key]) => key,
    );
    const done = [...(/DONE_KEY = \{([^}]*)\}/u.exec(services)?.[1] ?? '').matchAll(/'([\w.]+)'/gu)].map(
      ([, key]) => key,
    );
    const all = [...new Set([...sent, ...done])];
    expect(all).to.include.members(['reset.done', 'change.done', 'unlock.done', 'link.burnt', 'recovery.not-done']);
    expect(all.filter((key) => !KEYS.includes(key as TextKey) || key?.includes('/'))).to.deep.equal([]);
  });

  it('are the only way to say something: every message of the bot is made in say.ts', () => {
    // Fails without: `label` in `message` of say.ts; and when an activity is sent that was not made there.
    const sending = globSync('{dialogs,src/bot}/**/*.ts', { cwd: ROOT }).flatMap((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8');
      return [...source.matchAll(/sendActivit(?:y|ies)\(([^\n]*)/gu)].map(([, what = '']) => ({ path, what }));
    });
    const made = /^(?:await )?(?:context, \[)?(?:message|linkMessage|eventOf|proactive)\(/u;
    const wrong = sending.filter(
      ({ path, what }) => !made.test(what) && !/(?:web-adapter|web-chat|teams\/chat)\.ts$/u.test(path),
    );
    expect(wrong).to.deep.equal([]);
    expect(sending.length).to.be.at.least(2);
  });
});

import { expect } from 'chai';
import * as fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { MASK, redact, type SecretKind } from '../../src/core/redact.ts';
import { pastedSecrets, type Pasted } from './redaction-samples.ts';

const UTTERANCES = new URL('../../knowledge/utterances/', import.meta.url);

/** Everything that employees say in the training and test files; hardly any of it is a secret. */
const ordinary = (): string[] =>
  globSync('**/*.txt', { cwd: UTTERANCES })
    .flatMap((file) => readFileSync(new URL(file, UTTERANCES), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const said = ({ sentence, secret }: Pasted): string => sentence.replace('{s}', () => secret);

/** The secret, and every part of it that would help. */
const partsOf = (secret: string): string[] =>
  secret.startsWith('http')
    ? secret.split(/[/=&]/u).filter((part) => part.length >= 30)
    : [secret, ...secret.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 4)];

const times = (text: string, part: string): number => text.split(part).length - 1;
const survives = (pasted: Pasted): boolean => {
  const kept = redact(said(pasted)).text;
  return partsOf(pasted.secret).some((part) => times(kept, part) > times(pasted.sentence, part));
};

describe('redaction', () => {
  for (const seed of [1, 2026]) {
    // Off: take any rule out of RULES; each is the only one for some of the samples.
    it(`D9: leaves none of 1,000 pasted secrets, drawn with seed ${seed}`, () => {
      const alive = pastedSecrets(1000, seed).filter(survives);
      expect(alive.map((pasted) => `${said(pasted)} -> ${redact(said(pasted)).text}`)).to.deep.equal([]);
    });
  }

  // Off: SAVED in numbers.ts.
  it('D9: takes a saved recovery code out however it is written', () => {
    for (const code of ['BCDF-GHJK-MNPQ-RTVW', 'bcdf ghjk mnpq rtvw', 'bcdfghjkmnpqrtvw']) {
      expect(redact(`mijn code ${code}, hoe nu?`).text).to.equal(`mijn code ${MASK}, hoe nu?`);
    }
  });

  it('the 1,000 are of every kind, and different', () => {
    const samples = pastedSecrets(1000, 1);
    const kinds = Map.groupBy(samples, ({ kind }) => kind);
    expect([...kinds.keys()].toSorted()).to.deep.equal([
      'citizen number',
      'code',
      'mixed password',
      'plain password',
      'token',
    ]);
    for (const [kind, list] of kinds) expect(list.length, kind).to.be.at.least(50);
    expect(new Set(samples.map(said)).size).to.be.at.least(980);
  });

  it('D9: takes a secret for one in at most 1 % of ordinary sentences', () => {
    const sentences = ordinary();
    expect(sentences.length).to.be.at.least(600);
    const wrong = sentences.filter((sentence) => redact(sentence).found.length > 0);
    expect(wrong.length / sentences.length, wrong.join('\n')).to.be.at.most(0.01);
  });

  it('gives a text back as it was when nothing is found', () => {
    for (const sentence of ordinary()) {
      const { text, found } = redact(sentence);
      if (found.length === 0) expect(text).to.equal(sentence);
      else expect(text).to.include(MASK);
    }
  });

  const kinds: readonly (readonly [string, SecretKind[], string])[] = [
    ['mijn wachtwoord is Welkom2026!', ['password'], `mijn wachtwoord is ${MASK}`],
    ['wachtwoord: paarse olifant danst graag.', ['password'], `wachtwoord: ${MASK}.`],
    ['de code is 48219934', ['code'], `de code is ${MASK}`],
    ['4821 9934', ['code'], MASK],
    ['mijn bsn is 111222333', ['citizen-number'], `mijn bsn is ${MASK}`],
    ['kijk: https://x.example/password/AbCdEfGhIjKlMnOpQrSt', ['token'], `kijk: https://x.example/password/${MASK}`],
    ['Welkom2026! en 48219934', ['code', 'password'], `${MASK} en ${MASK}`],
  ];
  for (const [text, found, clean] of kinds) {
    it(`finds ${found.join(' and ')} in: ${text}`, () => {
      const redacted = redact(text);
      expect(redacted.text).to.equal(clean);
      expect([...redacted.found].toSorted()).to.deep.equal(found);
    });
  }

  it('leaves what only looks odd: addresses, error codes, references, numbers, products, names to sign in with', () => {
    const odd = [
      'anna@voorbeeld.example kan niet inloggen op https://aka.ms/sspr',
      'VOORBEELD\\anna krijgt AADSTS50126, of SSPR_0014, of 0x80070005',
      'mijn kenmerk is SL-7KMX-P3QD, ticket INC0048213',
      'bel me op 06-12345678, 020 123 4567 of +31 6 12345678',
      'my number is 07700 900123, room B2.14',
      'Windows 11, Office365, versie 10.0.19045, update KB5034441, 192.168.1.10',
      'Trace ID: 5b1f6a9a-0c3d-4f1e-8a2b-1f7e9d0c3a00 Timestamp: 2026-11-20T09:14:02Z',
      'Request Id: 7f3e0b1c-8a52-4d7d-b6a1-0a4f5c9e2d00 Timestamp: 2026-11-20 09:14:02Z',
      'reset voor jsmith2 en j.devries, postcode 1234AB, IBAN NL91ABNA0417164300',
      'op 31-12-26 of 01-02-2026 om 12:30, in 2025-2026, met 2-factor',
      'mijn wachtwoord is gisteren verlopen, mijn wachtwoord is onvindbaar',
      'my password is too long, my password was compromised',
    ];
    for (const text of odd) expect(redact(text), text).to.deep.equal({ text, found: [] });
  });

  it('leaves nine digits that fail the eleven-test, unless they are said to be such a number', () => {
    expect(redact('ordernummer 123456789').found).to.deep.equal([]);
    expect(redact('bsn 123456789').found).to.deep.equal(['citizen-number']);
  });

  it('never fails, and a second time finds nothing that the first time left', () => {
    const pieces = fc.constantFrom(
      'wachtwoord',
      'is',
      ':',
      '"',
      "'",
      'Welkom2026!',
      '48219934',
      MASK,
      'password',
      '=',
      '\n',
      '(',
      '@',
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const once = redact(parts.join(' ')).text;
        expect(redact(once).text.replaceAll(MASK, '').length).to.be.at.most(once.replaceAll(MASK, '').length);
      }),
      { numRuns: 2000, seed: 9 },
    );
  });
});

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildArtefacts } from '../../knowledge/model.ts';
import { readUtterances, UTTERANCES } from '../../knowledge/utterances.ts';

describe('the utterances', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'utterances-'));
    cpSync(UTTERANCES, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const reading = (name: string, text: string | Buffer) => () => {
    writeFileSync(join(root, 'train', name), text);
    return readUtterances('train', root);
  };

  it('are read with language, intent and topic', () => {
    const found = reading('nl/smalltalk.txt', '# note\n\n## greet\nhoi daar\r\n## thanks\nbedankt\n')();
    expect(found).to.deep.include({ text: 'hoi daar', language: 'nl', intent: 'smalltalk', topic: 'greet' });
    expect(found).to.deep.include({ text: 'bedankt', language: 'nl', intent: 'smalltalk', topic: 'thanks' });
  });

  it('may have a second reading where nothing is learned', () => {
    writeFileSync(join(root, 'held-out', 'nl', 'escalate.txt'), 'kom even langs | out_of_scope\n');
    expect(readUtterances('held-out', root)).to.deep.include({
      text: 'kom even langs',
      language: 'nl',
      intent: 'escalate',
      topic: undefined,
      also: 'out_of_scope',
    });
  });

  const refused: readonly (readonly [what: string, name: string, text: string | Buffer, place: RegExp])[] = [
    [
      'an unknown topic',
      'nl/knowledge.txt',
      '## mfa\neen\n## cooking\ntwee\n',
      /knowledge\.txt:3: "cooking" is not a topic/u,
    ],
    ['a topic where there are none', 'nl/escalate.txt', 'een\n## mfa\n', /escalate\.txt:2: "mfa" is not a topic/u],
    ['a line before its topic', 'en/smalltalk.txt', 'hello\n', /smalltalk\.txt:1: before the first/u],
    ['a control character', 'en/escalate.txt', 'one\ntwo\u0007\n', /escalate\.txt:2: a control/u],
    [
      'bytes that are no UTF-8',
      'en/escalate.txt',
      Buffer.from([0x6f, 0x0a, 0xff, 0x0a]),
      /escalate\.txt:2: a control or broken/u,
    ],
    ['a line that is far too long', 'en/escalate.txt', `${'x'.repeat(1_001)}\n`, /escalate\.txt:1: longer than/u],
    ['the same line twice', 'en/escalate.txt', 'one\ntwo\none\n', /escalate\.txt:3: the same as line 1/u],
    ['an empty file', 'en/escalate.txt', '# nothing\n', /escalate\.txt:\d+: no utterances/u],
    ['a second reading', 'en/escalate.txt', 'one\ntwo | locked_out\n', /escalate\.txt:2: two readings/u],
    ['a second reading that is none', 'en/escalate.txt', 'one | cooking\n', /escalate\.txt:1: "cooking" is no other/u],
    ['a file of no intent', 'en/cooking.txt', 'one\n', /cooking\.txt:1: no intent/u],
  ];
  for (const [what, name, text, place] of refused) {
    it(`are refused, with file and line, for ${what}`, () => {
      expect(reading(name, text)).to.throw(place).with.property('code', 'bad-model');
    });
  }

  it('are refused when a file is missing', () => {
    rmSync(join(root, 'train', 'en', 'escalate.txt'));
    expect(() => readUtterances('train', root)).to.throw(/escalate\.txt:1: cannot be read/u);
  });

  it('are refused when two intents claim the same text', () => {
    const one = { text: 'reset', language: 'en', topic: undefined } as const;
    expect(() =>
      buildArtefacts([
        { ...one, intent: 'escalate' },
        { ...one, intent: 'admin_reset' },
      ]),
    ).to.throw('"reset" is both escalate and admin_reset');
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as classify from '../../src/cli/classify.ts';
import { UsageError, type Command } from '../../src/cli/command.ts';
import * as nlu from '../../src/cli/nlu.ts';

async function* input(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function run(command: Command, args: string[], text = ''): Promise<{ status: number; printed: string }> {
  let printed = '';
  const status = await command.run(args, {
    stdin: input(text),
    stdout: (part) => void (printed += part),
    stderr: () => {},
  });
  return { status, printed };
}

async function refusal(command: Command, args: string[]): Promise<unknown> {
  return run(command, args).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('sleutel classify', () => {
  it('gives a JSON line for every line, also for an empty one', async () => {
    const { status, printed } = await run(classify, ['--json'], 'wachtwoord vergeten\n\nunlock my account\n');
    const lines = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).to.equal(0);
    expect(lines.map(({ intent }) => intent)).to.deep.equal(['forgot_password', 'out_of_scope', 'locked_out']);
    expect(lines[0]).to.include.keys(['text', 'language', 'intent', 'topic', 'confidence', 'alternatives']);
    expect(lines.map(({ language }) => language)).to.have.members(['nl', lines[1]?.['language'], 'en']);
  });

  it('reads without --json too', async () => {
    expect((await run(classify, [], 'hallo\n')).printed).to.include('smalltalk/greet');
  });

  it('refuses what it does not know', async () => {
    expect(await refusal(classify, ['--xml'])).to.be.instanceOf(UsageError);
  });
});

describe('sleutel nlu', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nlu-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (name: string, rows: readonly (readonly [string, string])[]): string => {
    const path = join(folder, name);
    writeFileSync(path, rows.map(([text, intent]) => `${JSON.stringify({ text, intent })}\n`).join(''));
    return path;
  };

  it('trains on any data and measures', async () => {
    const a = file('a.jsonl', [
      ['play a song', 'music'],
      ['play music', 'music'],
      ['lights on', 'light'],
      ['lamp off', 'light'],
    ]);
    const b = file('b.jsonl', [
      ['will it rain', 'oos'],
      ['who won', 'oos'],
      ['how tall are you', 'oos'],
      ['tell a joke', 'oos'],
    ]);
    const test = file('test.jsonl', [
      ['another song', 'music'],
      ['is it going to rain', 'oos'],
    ]);
    const { printed } = await run(nlu, ['evaluate', '--train', a, b, '--test', test, '--validation', a, '--json']);
    const figures = JSON.parse(printed) as Record<string, number>;
    expect(figures['texts']).to.equal(2);
    expect(figures).to.include.keys([
      'accuracyInScope',
      'accuracyInScopeNoRejection',
      'outOfScopeRecall',
      'outOfScopePrecision',
      'macroF1',
      'auroc',
      'trainSeconds',
      'microsecondsP50',
      'microsecondsP99',
      'modelMegabytes',
    ]);
  });

  it('shows what the own model does with unseen utterances, and passes the gate', async () => {
    const { status, printed } = await run(nlu, ['held-out', '--json', '--gate']);
    expect(status).to.equal(0);
    expect(JSON.parse(printed)).to.include.keys(['right', 'wrongActions', 'languageShort', 'nearlyLearned']);
    expect((await run(nlu, ['validation'])).printed).to.match(/^wrong actions +\d+\.\d\d%$/mu);
  });

  it('refuses a broken line by file and line', async () => {
    const path = join(folder, 'broken.jsonl');
    writeFileSync(path, '{"text":"a","intent":"b"}\n{"text":1}\n');
    const error = await refusal(nlu, ['evaluate', '--train', path, '--test', path]);
    expect(error).to.be.instanceOf(UsageError).with.property('message').that.includes('broken.jsonl:2');
  });

  it('refuses a file that is not there, a missing option and an unknown action', async () => {
    for (const args of [['evaluate', '--train', 'nowhere', '--test', 'nowhere'], ['evaluate'], ['dance'], []]) {
      expect(await refusal(nlu, args), args.join(' ')).to.be.instanceOf(UsageError);
    }
  });
});

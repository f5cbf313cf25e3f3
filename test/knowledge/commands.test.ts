import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import * as ask from '../../src/cli/ask.ts';
import { UsageError } from '../../src/cli/command.ts';
import * as knowledge from '../../src/cli/knowledge.ts';
import { fillers, runCommand, temporaryFolder, writeArticle } from './support.ts';

function shelf(): string {
  const folder = temporaryFolder();
  writeArticle(folder, 'nl', {
    id: 'forgot',
    title: 'Wachtwoord vergeten',
    questions: ['ik ben mijn wachtwoord kwijt'],
    body: 'Zie [hier](https://aka.ms/sspr).',
  });
  writeArticle(folder, 'en', { id: 'forgot', title: 'Forgot your password', questions: ['I lost my password'] });
  for (const filler of fillers(60)) writeArticle(folder, 'nl', filler);
  return folder;
}

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('sleutel ask', () => {
  const folder = shelf();
  const run = (args: string[], input?: readonly string[]) => runCommand(ask.run, ['--folder', folder, ...args], input);

  it('gives a JSON line a question, in order, from standard input', async () => {
    const { status, out } = await run(
      ['--lang', 'nl', '--json'],
      ['wachtwoord ver', 'geten\nwat eten we\n', '\nI lost my password'],
    );
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; answers: Record<string, unknown>[] });
    expect(status).to.equal(0);
    expect(lines.map(({ question }) => question)).to.deep.equal([
      'wachtwoord vergeten',
      'wat eten we',
      '',
      'I lost my password',
    ]);
    expect(lines.map(({ answers }) => answers[0]?.['article'])).to.deep.equal([
      'forgot',
      undefined,
      undefined,
      'forgot',
    ]);
    expect(Object.keys(lines[0]?.answers[0] ?? {})).to.deep.equal(['article', 'score', 'title', 'text']);
    expect(lines[0]?.answers[0]?.['text']).to.equal('Een kort antwoord.\n\nZie hier (https://aka.ms/sspr).');
  });

  it('answers the question on the command line, in the language asked for', async () => {
    const { out } = await run(['--lang', 'en', 'wachtwoord', 'vergeten']);
    expect(out).to.include('Forgot your password  [forgot, ');
  });

  for (const [args, message] of [
    [['--lang', 'de'], '--lang must be nl or en'],
    [['--max', '0'], '--max must be a whole number'],
    [['--colour'], '--colour'],
  ] as const) {
    it(`does not know ${args.join(' ')}`, async () => {
      const error = await refusal(run([...args, 'x']));
      expect(error).to.be.instanceOf(UsageError).with.property('message').that.includes(message);
    });
  }
});

describe('sleutel knowledge', () => {
  const folder = shelf();
  const run = (...args: string[]) => runCommand(knowledge.run, [...args, '--folder', folder]);

  it('build says what was built, the same every time', async () => {
    const [one, two] = [await run('build', '--json'), await run('build', '--json')];
    const digest = ({ out }: { out: string }): unknown => (JSON.parse(out) as { digest: string }).digest;
    expect(one.status).to.equal(0);
    expect(JSON.parse(one.out)).to.include({ articles: 61, files: 62 });
    expect(digest(one)).to.equal(digest(two));
  });

  it('check ends with 1 and a line a problem', async () => {
    const { status, out } = await run('check');
    expect(status).to.equal(1);
    expect(out).to.match(/filler-0\.md:1: has no translation into en\n/u);
    expect(out).to.match(/62 articles, \d+ problems\n$/u);
  });

  it('import prints drafts, or writes them where nothing is', async () => {
    const file = join(import.meta.dirname, 'fixtures', 'twins.md');
    const shown = await run('import', file);
    expect(shown.status).to.equal(0);
    expect(shown.out).to.include('=== nl/replace-your-key.md\n---\n');
    const out = join(folder, 'drafts');
    mkdirSync(join(out, 'nl'), { recursive: true });
    writeFileSync(join(out, 'nl', 'problems.md'), 'mine');
    const written = await run('import', file, '--out', out);
    expect(written.out).to.include('problems.md exists and was left alone');
    expect(readFileSync(join(out, 'nl', 'problems.md'), 'utf8')).to.equal('mine');
    expect(existsSync(join(out, 'en', 'with-oil.md'))).to.equal(true);
  });

  it('import says which file it cannot read', async () => {
    expect(await refusal(run('import', '/nowhere.md')))
      .to.be.instanceOf(UsageError)
      .with.property('message')
      .that.includes('/nowhere.md');
    expect(await refusal(run('import'))).to.be.instanceOf(UsageError);
  });

  it('evaluate counts first answers, answers within three and refusals', async () => {
    mkdirSync(join(folder, 'questions'), { recursive: true });
    const questions = [
      { question: 'zomaar mijn wachtwoord vergeten, zeg', lang: 'nl', article: 'forgot' },
      { question: 'wat is toch onderwerpak', lang: 'nl', article: 'filler-1', also: ['filler-0'] },
      { question: 'wat is toch onderwerpbk', lang: 'nl', article: 'forgot' },
      { question: 'wat eten jullie zoal vanavond', lang: 'nl', article: null },
      { question: 'Wachtwoord vergeten!', lang: 'nl', article: 'forgot' },
    ];
    writeFileSync(
      join(folder, 'questions', 'held-out-nl.jsonl'),
      questions.map((question) => JSON.stringify(question)).join('\n'),
    );
    const { status, out } = await run('evaluate', '--misses');
    expect(status).to.equal(0);
    expect(out).to.include('first answer right 66.7 % (2 of 3; required 92 %)');
    expect(out).to.include('refused 100.0 % (1 of 1; required 95 %)');
    expect(out).to.include('nl: wat is toch onderwerpbk\n    wanted forgot, got filler-1');
    expect(out).to.include('because an example says the same: 1\n');
    expect((await run('evaluate', '--gate')).status).to.equal(1);
  });

  it('evaluate asks one set only', async () => {
    expect(await refusal(run('evaluate', '--set', 'validation'))).to.be.instanceOf(UsageError);
    const question = { question: 'zomaar mijn wachtwoord vergeten, zeg', lang: 'nl', article: 'forgot' };
    writeFileSync(join(folder, 'questions', 'validation-nl.jsonl'), JSON.stringify(question));
    const { out } = await run('evaluate', '--set', 'validation', '--json');
    expect(JSON.parse(out)).to.deep.include({ asked: 1, first: 1, outside: 0 });
  });

  it('evaluate names the place of a bad question', async () => {
    writeFileSync(join(folder, 'questions', 'held-out-xx.jsonl'), '\n{"question": "x", "lang": "de"}\n');
    expect(String(await refusal(run('evaluate')))).to.include('held-out-xx.jsonl:2: ');
  });

  it('does not know other commands', async () => {
    expect(await refusal(run('destroy')))
      .to.be.instanceOf(UsageError)
      .with.property('message')
      .that.includes('build, check, import');
  });
});

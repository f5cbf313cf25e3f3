import type { Article } from '../knowledge/article.ts';
import { Engine } from '../knowledge/search/engine.ts';
import { Learnt } from '../knowledge/search/learnt.ts';
import { LANGUAGES } from '../src/core/language.ts';

/** Required: median of one search at each size, in milliseconds. */
const REQUIRED = new Map([
  [100, 1],
  [10_000, 20],
]);
const QUESTIONS = 300;

/** Words that stand in almost every article, and questions as people ask them. */
const COMMON =
  'wachtwoord account password inloggen aanmelden sign code reset herstellen telefoon mail beheerder microsoft'.split(
    ' ',
  );
const OPENINGS = [
  'hoe kan ik mijn wachtwoord',
  'waarom werkt',
  'how do I reset',
  'ik krijg de melding',
  'what does it mean when',
];

/** The same numbers in every run (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function invent(size: number): { articles: Article[]; questions: string[] } {
  const next = numbers(7);
  const syllables = 'ba de fi go lu ka me ni po ru sa te vi wo za ster licht werk hand land berg stad water'.split(' ');
  const words = Array.from({ length: 2_000 + size * 3 }, () =>
    Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)] ?? '').join(''),
  );
  // Few words are used often and many seldom, as in real text.
  const word = (): string =>
    (next(3) === 0 ? COMMON[next(COMMON.length)] : words[Math.floor(words.length * (next(1_000) / 1_000) ** 3)]) ?? '';
  const sentence = (length: number): string => Array.from({ length }, word).join(' ');
  const articles = Array.from({ length: size }, (_, number) =>
    LANGUAGES.map((language): Article => ({
      id: `article-${number}`,
      language,
      title: sentence(6),
      short: sentence(20),
      questions: Array.from({ length: 10 }, () => sentence(8)),
      topics: ['bench'],
      codes: [],
      who: 'you',
      diagnosis: [],
      rows: [],
      links: [],
      related: [],
      checked: '2026-01-01',
      body: sentence(180),
      bodyLine: 1,
      file: '',
    })),
  ).flat();
  const questions = Array.from({ length: QUESTIONS }, () => `${OPENINGS[next(OPENINGS.length)] ?? ''} ${sentence(6)}`);
  return { articles, questions };
}

function measure(size: number): void {
  const { articles, questions } = invent(size);
  const begun = performance.now();
  const engine = new Engine(articles, learnt);
  const built = performance.now() - begun;
  for (const question of questions.slice(0, 100)) engine.find(question, 3);
  const times = questions
    .map((question) => {
      const start = performance.now();
      engine.find(question, 3);
      return performance.now() - start;
    })
    .toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const slow = times[Math.floor(times.length * 0.99)] ?? 0;
  const required = REQUIRED.get(size) ?? 0;
  process.stdout.write(
    `knowledge, ${size} articles: build ${built.toFixed(0)} ms; search median ${median.toFixed(2)} ms, ` +
      `p99 ${slow.toFixed(2)} ms (required median ${required} ms): ${median <= required ? 'ok' : 'TOO SLOW'}\n`,
  );
  if (median > required) process.exitCode = 1;
}

const learnt = Learnt.load();
for (const size of REQUIRED.keys()) measure(size);

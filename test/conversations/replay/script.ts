import { languageOf, type Language } from '../../../src/core/language.ts';

/** A line of a conversation file. */
export interface Line {
  /** Where it stands in the file, from 1. */
  readonly at: number;
  readonly text: string;
}

/** What the assistant should say. */
export interface Expected extends Line {
  readonly label: string;
  /** From here on it speaks this language. */
  readonly language: Language | undefined;
  /** The values of the choices, in order. */
  readonly choices: readonly string[] | undefined;
  /** What the sentence contains. */
  readonly words: readonly string[];
}

/** Something said (`>`) or done (`*`), and the answers to it. */
export interface Step extends Line {
  readonly kind: 'says' | 'does';
  readonly expected: readonly Expected[];
}

/** Something that differs from the demo company and the default policy. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: string;
}

/** A conversation as people write it down; README.md explains the format. */
export interface Script {
  readonly name: string;
  readonly title: string;
  readonly locale: string;
  readonly language: Language;
  readonly signedIn: string | undefined;
  readonly settings: readonly Setting[];
  readonly welcome: readonly Expected[];
  readonly steps: readonly Step[];
  /** What must be true afterwards (`=`). */
  readonly effects: readonly Line[];
}

const MARKS = { '>': 'says', '*': 'does' } as const;
const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

/** @throws Error naming the file and the line of what cannot be read. */
export function readScript(name: string, source: string): Script {
  const lines = source.split('\n').map((text, index) => ({ at: index + 1, text: text.trimEnd() }));
  const [first] = lines;
  if (first === undefined || !first.text.startsWith('# ')) throw unreadable(name, first, 'a title such as "# Title"');
  const heading = new Map<string, string>();
  const settings: Setting[] = [];
  const welcome: Expected[] = [];
  const steps: { at: number; text: string; kind: Step['kind']; expected: Expected[] }[] = [];
  const effects: Line[] = [];
  for (const line of lines.slice(1)) {
    const [mark = ''] = line.text;
    const text = line.text.slice(1).trim();
    if (line.text === '' || mark === '(') continue;
    if (mark === '>' || mark === '*') steps.push({ at: line.at, text, kind: MARKS[mark], expected: [] });
    else if (mark === '<') (steps.at(-1)?.expected ?? welcome).push(readExpected(name, { at: line.at, text }));
    else if (mark === '=') effects.push({ at: line.at, text });
    else readHeading(name, line, heading, settings);
  }
  if (steps.length === 0) throw unreadable(name, lines.at(-1), 'something that is said ("> ...")');
  const locale = heading.get('locale') ?? LOCALES[languageOf(heading.get('language'))];
  const language = languageOf(locale);
  return {
    name,
    title: first.text.slice(2),
    locale,
    language,
    signedIn: heading.get('signed in'),
    settings,
    welcome,
    steps,
    effects,
  };
}

function readHeading(name: string, line: Line, heading: Map<string, string>, settings: Setting[]): void {
  const [, key = '', value = ''] = /^([a-z ]+): (.+)$/u.exec(line.text) ?? [];
  if (['language', 'locale', 'signed in'].includes(key)) return void heading.set(key, value);
  const [, path, setting] = /^([\w.]+) = (.+)$/u.exec(value) ?? [];
  if (key !== 'given' || path === undefined || setting === undefined) {
    throw unreadable(name, line, '"language:", "locale:", "signed in:", "given: name = value" or a mark (> < * =)');
  }
  settings.push({ path: path.split('.'), value: setting });
}

const EXPECTED = /^([\w.-]+)(?: in (nl|en))?(?:: ([\w, -]+?))?((?: "[^"]+")*)$/u;

function readExpected(name: string, line: Line): Expected {
  const match = EXPECTED.exec(line.text);
  if (match === null)
    throw unreadable(name, line, '"< key", with " in nl", ": choice, choice" or \' "words"\' after it');
  const [, label = '', language, choices, words = ''] = match;
  return {
    ...line,
    label,
    language: language as Language | undefined,
    choices: choices?.split(', '),
    words: [...words.matchAll(/"([^"]+)"/gu)].map(([, word = '']) => word),
  };
}

export const unreadable = (name: string, line: Line | undefined, wanted: string): Error =>
  new Error(`${name}:${line?.at ?? 1} cannot be read: "${line?.text ?? ''}". It should be ${wanted}.`);

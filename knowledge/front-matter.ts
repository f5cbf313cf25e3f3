import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';

/** A Markdown file in its two parts. */
export interface Parts {
  /** The lines between the two `---`; the first of them is line 2 of the file. */
  readonly head: readonly string[];
  readonly body: string;
  readonly bodyLine: number;
}

export interface YamlError {
  readonly line: number;
  readonly message: string;
}

/** Splits off the front matter; undefined when the file does not begin with one. */
export function splitFrontMatter(text: string): Parts | undefined {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  if (lines[0]?.trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) return undefined;
  const rest = lines.slice(end + 1);
  const blank = rest.findIndex((line) => line.trim() !== '');
  return {
    head: lines.slice(1, end),
    body: rest.join('\n').trim(),
    bodyLine: end + 2 + Math.max(blank, 0),
  };
}

/** Every scalar stays text: a code such as 0014 or a date must not become something else. */
export function readYaml(head: readonly string[]): { value: unknown } | { error: YamlError } {
  try {
    return { value: load(head.join('\n'), { schema: FAILSAFE_SCHEMA }) ?? {} };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 2;
    return { error: { line, message: `${error.reason}${quoteHint(head[line - 2])}` } };
  }
}

/** By far the commonest slip: a colon and a space inside a sentence. */
const quoteHint = (line: string | undefined): string =>
  /^[\s-]*\w+: [^"'].*: /u.test(line ?? '') ? ' (put text with a colon between double quotes)' : '';

/** The line of a value in the file, from its path such as `links`, 1, `url`. */
export function lineOf(head: readonly string[], path: readonly PropertyKey[]): number {
  const [key, item, inner] = path;
  const start = head.findIndex((line) => line.startsWith(`${String(key)}:`));
  if (start === -1) return 1;
  if (typeof item !== 'number') return start + 2;
  const at = itemLine(head, start, item);
  if (inner === undefined) return at + 2;
  const offset = head.slice(at).findIndex((line) =>
    line
      .trim()
      .replace(/^- /u, '')
      .startsWith(`${String(inner)}:`),
  );
  return at + Math.max(offset, 0) + 2;
}

function itemLine(head: readonly string[], start: number, item: number): number {
  let seen = -1;
  for (let at = start + 1; at < head.length && /^\s|^-/u.test(head[at] ?? ''); at++) {
    if (/^\s*-(?:\s|$)/u.test(head[at] ?? '')) seen += 1;
    if (seen === item) return at;
  }
  return start;
}

/** A heading with the text below it, up to the next heading. */
export interface Section {
  readonly level: number;
  readonly title: string;
  /** What links within the document call it; in English whatever the language. */
  readonly anchor: string;
  readonly lines: readonly string[];
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/u;
const ANCHOR = /<a\s+(?:name|id)="([^"]*)"\s*>\s*<\/a>/u;

/** Cuts a document at its headings. What stands before the first heading becomes a section under `title`. */
export function sectionsOf(lines: readonly string[], title: string): Section[] {
  const sections: Section[] = [];
  let current = { level: 1, title, anchor: '', lines: [] as string[] };
  let fenced = false;
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/u.test(line)) fenced = !fenced;
    const [, marks, text] = (fenced ? null : HEADING.exec(line)) ?? [];
    if (marks === undefined || text === undefined) {
      current.lines.push(line);
      continue;
    }
    keep(sections, current);
    const [anchored, anchor = ''] = ANCHOR.exec(text) ?? [''];
    current = { level: marks.length, title: text.replace(anchored, '').trim(), anchor, lines: [] };
  }
  keep(sections, current);
  return sections;
}

function keep(sections: Section[], section: Section): void {
  const first = sections.length === 0 && section.anchor === '' && section.lines.every((line) => line.trim() === '');
  if (!first) sections.push({ ...section, lines: trimmed(section.lines) });
}

/** Without blank lines at either end, and never two together. */
export function trimmed(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/gu, '')
    .split('\n');
}

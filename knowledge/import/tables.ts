/** A table with the place where it stood. */
export interface Table {
  readonly start: number;
  /** The line after the last row. */
  readonly end: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;
const LINE_BREAK = /\s*<br\s*\/?>\s*/giu;

export function tablesIn(lines: readonly string[]): Table[] {
  const tables: Table[] = [];
  for (let at = 1; at < lines.length; at++) {
    const header = lines[at - 1] ?? '';
    if (!RULE.test(lines[at] ?? '') || !header.includes('|')) continue;
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1;
    tables.push({ start: at - 1, end, header: cellsOf(header), rows: lines.slice(at + 1, end).map(cellsOf) });
    at = end;
  }
  return tables;
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim());

/** The paragraphs of a cell; a table can only part them with `<br>`. */
export const paragraphs = (cell: string): string[] =>
  cell
    .split(LINE_BREAK)
    .map((text) => text.trim())
    .filter((text) => text !== '');

const TROUBLE = /fout|probleem|symptoom|oorzaak|oplossing|error|problem|issue|symptom|cause|solution|resolution|fix/iu;

/** Whether each row is a case of its own: what goes wrong, what one sees, what to do. */
export const isTroubleTable = ({ header }: Table): boolean =>
  header.length >= 2 && header.filter((cell) => TROUBLE.test(cell)).length >= 2;

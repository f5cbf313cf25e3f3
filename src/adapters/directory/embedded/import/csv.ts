/** One record of a CSV file, and the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180: quotes, doubled quotes, line breaks inside quotes. A comma or a semicolon separates, whichever the first line has more of. */
export function readCsv(text: string): CsvRecord[] {
  const bare = text.replace(/^\uFEFF/u, '');
  const separator = separatorIn(/^[^\r\n]*/u.exec(bare)?.[0] ?? '');
  const records: CsvRecord[] = [];
  let line = 1;
  let began = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    if (cells.some((value) => value !== '')) records.push({ line: began, cells });
    cells = [];
  };
  for (let at = 0; at < bare.length; at++) {
    const letter = bare[at] ?? '';
    if (letter === '\n') line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (bare[at + 1] === '"') cell += bare[++at] ?? '';
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endRecord();
      began = line;
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}

const separatorIn = (header: string): string => (header.split(';').length > header.split(',').length ? ';' : ',');

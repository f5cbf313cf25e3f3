import { z } from 'zod';
import { normaliseUserId } from '../../../../core/identity.ts';
import { companySchema, userSchema, type Company } from '../company.ts';
import { isColumn, valueOf, type Column } from './columns.ts';
import { readCsv, type CsvRecord } from './csv.ts';
import { linesOfUsers } from './json-lines.ts';

/** Without a password nobody can sign in yet; the first one is chosen by recovering the account. */
const importedSchema = userSchema.extend({ password: z.string().min(1).optional() });
export type ImportedUser = z.infer<typeof importedSchema>;

/** A person of the file. */
export interface Imported {
  readonly line: number;
  readonly user: ImportedUser;
  /** What the file says something about; the rest of an account that is there stays as it is. */
  readonly given: ReadonlySet<string>;
}
export interface Reading {
  readonly people: readonly Imported[];
  readonly organisation: Company['organisation'] | undefined;
  /** With their lines, in their order; what they are about is never repeated, for it may be a password. */
  readonly problems: readonly string[];
}

interface Raw {
  readonly line: number;
  readonly value: unknown;
  readonly given: ReadonlySet<string>;
}

/** Reads a file of people; JSON in the contract's format, or CSV with a line of column names. */
export function readPeople(text: string): Reading {
  const problems: { readonly line: number; readonly text: string }[] = [];
  const content = /^\s*[[{]/u.test(text.replace(/^\uFEFF/u, '')) ? fromJson(text) : fromCsv(text);
  const people: Imported[] = [];
  const seen = new Map<string, number>();
  for (const { line, value, given } of content.rows) {
    const parsed = importedSchema.safeParse(value);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        problems.push({ line, text: `${path.join('.') || 'person'}: ${message}` });
      }
      continue;
    }
    const id = normaliseUserId(parsed.data.userId);
    const earlier = seen.get(id);
    if (earlier !== undefined) problems.push({ line, text: `userId: also on line ${earlier}` });
    seen.set(id, line);
    people.push({ line, user: parsed.data, given });
  }
  return { people, organisation: content.organisation, problems: [...problems.map(told), ...emptiness(content.rows)] };

  function fromJson(json: string) {
    let given: unknown;
    try {
      given = JSON.parse(json.replace(/^\uFEFF/u, ''));
    } catch {
      problems.push({ line: 1, text: 'this is not JSON' });
      return { rows: [], organisation: undefined };
    }
    const file = fileSchema.safeParse(given);
    if (!file.success) {
      for (const { path, message } of file.error.issues)
        problems.push({ line: 1, text: `${path.join('.') || 'file'}: ${message}` });
      return { rows: [], organisation: undefined };
    }
    const lines = linesOfUsers(json);
    const users = file.data.users.map((value, index): Raw => ({
      line: lines[index] ?? 1,
      value,
      given: keysOf(value),
    }));
    return { rows: users, organisation: file.data.organisation };
  }

  function fromCsv(csv: string) {
    const [header, ...records] = readCsv(csv);
    const names = (header?.cells ?? []).map((name) => name.trim());
    for (const name of names) {
      if (!isColumn(name)) problems.push({ line: 1, text: `there is no column ${JSON.stringify(name)}` });
    }
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    for (const name of twice) problems.push({ line: 1, text: `the column ${name} is there twice` });
    const columns = names.filter(isColumn);
    for (const record of records.filter(({ cells }) => cells.length > names.length)) {
      problems.push({ line: record.line, text: 'more cells than columns; is a quote missing?' });
    }
    const known = names.length === columns.length;
    return { rows: known ? records.map((record) => asPerson(columns, record)) : [], organisation: undefined };
  }
}

const fileSchema = z.strictObject({
  organisation: companySchema.shape.organisation.optional(),
  users: z.array(z.unknown()),
});

const told = ({ line, text }: { line: number; text: string }): string => `line ${line}: ${text}`;
const emptiness = (rows: readonly Raw[]): string[] => (rows.length === 0 ? ['there is nobody in the file'] : []);

const keysOf = (value: unknown): ReadonlySet<string> =>
  new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);

/** An empty cell is as good as none, but its column says that there is nothing. */
function asPerson(columns: readonly Column[], { line, cells }: CsvRecord): Raw {
  const person: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (cell.trim() === '') return;
    const [part = '', inner] = column.split('.');
    if (inner === undefined) person[part] = valueOf(column, cell);
    else person[part] = { ...(person[part] as object | undefined), [inner]: valueOf(column, cell) };
  });
  return { line, value: person, given: new Set(columns.map((column) => column.split('.')[0] ?? '')) };
}

import type { Language } from '../../src/core/language.ts';
import type { Link } from '../article.ts';
import { plainInline } from '../shown-text.ts';
import { writeArticle } from './write-article.ts';
import { isWebAddress, linksIn } from './links.ts';
import { trimmed } from './sections.ts';
import type { Section } from './sections.ts';
import { isTroubleTable, paragraphs, tablesIn } from './tables.ts';
import type { Table } from './tables.ts';

export interface Draft {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  /** The whole article file. */
  readonly text: string;
}

interface Document {
  readonly language: Language;
  readonly sections: readonly Section[];
}

/** An article in the making. */
interface Piece {
  readonly id: string;
  readonly title: string;
  readonly topic: 'draft' | 'error_message';
  readonly lines: string[];
  /** What the short answer is taken from. */
  readonly answer: string;
  readonly questions: readonly string[];
  readonly related: string[];
}

/** One draft a section and one a row of a troubleshooting table; lists of further reading stay with the first. */
export function draftsOf(document: Document, naming: readonly Section[], checked: string): Draft[] {
  const names = namesOf(naming);
  const pieces: Piece[] = [];
  for (const [number, section] of document.sections.entries()) {
    const [first] = pieces;
    if (first !== undefined && FURTHER.test(section.title)) {
      first.lines.push('', `## ${section.title}`, '', ...section.lines);
      continue;
    }
    const id = names[number]?.id ?? `section-${number + 1}`;
    pieces.push(...piecesOf(filled(section, document.sections.slice(number + 1)), id, naming[number]));
  }
  relate(pieces, names);
  return pieces.map((piece) => finish(piece, document.language, checked));
}

const FURTHER =
  /^(?:volgende stappen|zie ook|gerelateerd|verwante|next steps|see also|related|more information|meer informatie)/iu;

/** A heading with nothing but smaller headings below it lists those. */
function filled(section: Section, following: readonly Section[]): Section {
  if (section.lines.some((line) => line.trim() !== '')) return section;
  const end = following.findIndex(({ level }) => level <= section.level);
  const parts = end === -1 ? following : following.slice(0, end);
  return { ...section, lines: (parts.length > 0 ? parts : [section]).map(({ title }) => `- ${title}`) };
}

function piecesOf(section: Section, id: string, naming: Section | undefined): Piece[] {
  const tables = tablesIn(section.lines).filter(isTroubleTable);
  const namingTables = tablesIn(naming?.lines ?? []).filter(isTroubleTable);
  const rows = tables.flatMap((table, number) => rowPieces(table, namingTables[number] ?? table, id));
  const piece: Piece = {
    id,
    title: plainInline(section.title),
    topic: 'draft',
    lines: withoutTables(section.lines, tables, rows),
    answer: section.lines.join('\n'),
    questions: [],
    related: rows.map((row) => row.id),
  };
  return [piece, ...rows];
}

/** Where a table stood, the titles of the articles that its rows became. */
function withoutTables(lines: readonly string[], tables: readonly Table[], rows: readonly Piece[]): string[] {
  let number = 0;
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const table = tables.find(({ start, end }) => at >= start && at < end);
    if (table === undefined) kept.push(line.includes('|') ? line.replace(/\s*<br\s*\/?>\s*/giu, ' ') : line);
    else if (at >= table.start + 2) kept.push(`- ${rows[number++]?.title ?? ''}`);
  }
  return trimmed(kept);
}

function rowPieces(table: Table, naming: Table, parent: string): Piece[] {
  return table.rows.map((cells, number) => {
    const lines = cells.flatMap((cell, column) => {
      const heading = plainInline(table.header[column] ?? '');
      return [
        '',
        `## ${heading === '' ? `${column + 1}` : heading}`,
        '',
        ...paragraphs(cell).flatMap((text) => [text, '']),
      ];
    });
    const [title = ''] = paragraphs(cells[0] ?? '');
    const name = slug(paragraphs(naming.rows[number]?.[0] ?? '')[0] ?? '');
    const seen = paragraphs(cells[1] ?? '')[0];
    return {
      id: name === '' ? `${parent}-${number + 1}` : name,
      title: plainInline(title),
      topic: 'error_message',
      lines: trimmed(lines),
      answer: paragraphs(cells.at(-1) ?? '').join('\n'),
      questions: seen === undefined ? [] : [plainInline(seen)],
      related: [parent],
    };
  });
}

/** A link within the document leads to the draft that its heading became. */
function relate(pieces: readonly Piece[], names: readonly Named[]): void {
  for (const piece of pieces) {
    for (const { url } of linksIn(piece.lines.join('\n'))) {
      const target = names.find(({ anchor }) => anchor !== '' && url === `#${anchor}`)?.id;
      if (target !== undefined && target !== piece.id && !piece.related.includes(target)) piece.related.push(target);
    }
  }
}

interface Named {
  readonly id: string;
  readonly anchor: string;
}

function namesOf(sections: readonly Section[]): Named[] {
  const taken = new Map<string, number>();
  return sections.map(({ title, anchor }, number) => {
    const name = slug(anchor === '' ? title : anchor) || `section-${number + 1}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { id: times === 1 ? name : `${name}-${times}`, anchor };
  });
}

const LONGEST_NAME = 8;

/** A file name from a title: its first words in plain letters. */
export const slug = (title: string): string =>
  (
    plainInline(title)
      .normalize('NFKD')
      .replace(/[\p{M}'’]+/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? []
  )
    .slice(0, LONGEST_NAME)
    .join('-');

function finish(piece: Piece, language: Language, checked: string): Draft {
  const body = piece.lines.join('\n');
  const links: Link[] = linksIn(body).filter(({ url }) => isWebAddress(url));
  const text = writeArticle({
    id: piece.id,
    title: piece.title,
    short: shortOf(piece.answer, piece.title),
    questions: [...new Set([piece.title, ...piece.questions])],
    topics: [piece.topic],
    codes: [...new Set(body.match(/\b(?:SSPR_\d{4}|AADSTS\d{3,7})\b/gu) ?? [])],
    who: /\b(?:beheerder|administrator|admin|IT)\b/u.test(body) ? 'it' : 'you',
    links,
    related: piece.related,
    checked,
    body,
  });
  return { id: piece.id, language, title: piece.title, text };
}

const LONGEST_SHORT = 220;

/** The first sentences of the first paragraph, without addresses; not of a list, a note or a picture. */
function shortOf(answer: string, title: string): string {
  const lines = answer
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .split('\n')
    .map(plainInline);
  const paragraph = lines.find(
    (line) => /\p{L}/u.test(line) && !/^\s*(?:[-*>|]|\d+[.)]|Afbeelding:|Image:)/u.test(line),
  );
  const [first = title, second = ''] = (paragraph ?? title).trim().split(/(?<=[.!?])\s+/u);
  return first.length + second.length <= LONGEST_SHORT ? `${first} ${second}`.trim() : first;
}

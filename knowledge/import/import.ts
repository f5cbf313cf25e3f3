import { draftsOf } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { lostFrom } from './lost.ts';
import { doubts } from './doubts.ts';
import { readSource } from './source.ts';
import { sectionsOf } from './sections.ts';
import { tidyLines } from './tidy.ts';

export interface Imported {
  readonly drafts: readonly Draft[];
  /** What an editor has to look at. */
  readonly remarks: readonly string[];
  /** Text or links of the document that are in no draft; empty unless the document has a form not known here. */
  readonly lost: readonly string[];
}

/** Turns a page of Microsoft's documentation into draft articles, in both languages where both are there. */
export function importDocument(text: string): Imported {
  const source = readSource(text);
  const documents = source.versions.map((version) => {
    const lines = tidyLines(version.body, version.language);
    return { ...version, lines, sections: sectionsOf(lines, version.title) };
  });
  const naming = documents.find(({ language }) => language === 'en') ?? documents[0];
  const drafts = documents.flatMap((document) => draftsOf(document, naming?.sections ?? [], source.checked));
  const lost = documents.flatMap(({ language, body }) =>
    lostFrom(
      body,
      drafts.filter((draft) => draft.language === language),
    ).map((piece) => `${language}: ${piece}`),
  );
  return { drafts, remarks: [...source.remarks, ...doubts(drafts)], lost };
}

import type { Language } from '../../src/core/language.ts';
import { readYaml, splitFrontMatter } from '../front-matter.ts';

/** A document of Microsoft's documentation in one language. */
export interface Version {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

export interface Source {
  readonly versions: readonly Version[];
  /** When the document was last looked at, as it says itself. */
  readonly checked: string;
  readonly remarks: readonly string[];
}

/** Reads a document and takes its languages apart. The second one stands beside the first, sentence by sentence. */
export function readSource(text: string): Source {
  const parts = splitFrontMatter(text);
  const meta = metaOf(parts?.head ?? []);
  const body = parts?.body ?? text;
  const main = /^(nl|en)\b/u.exec(meta.get('ms.contentlocale') ?? '')?.[1] as Language | undefined;
  const twins = TWIN.test(body);
  const language = main ?? (twins ? 'nl' : 'en');
  const title = meta.get('title') ?? '';
  const versions: Version[] = [{ language, title, body: mainText(body) }];
  if (twins && language !== 'en') versions.push({ language: 'en', title: '', body: twinText(body) });
  return { versions, checked: dateOf(meta), remarks: lonely(body) };
}

const TWIN = /<span class="sxs-lookup">/u;
/** Up to the end of the span, never beyond it. */
const TEXT = '((?:(?!</span>)[\\s\\S])*)</span>';
const MAIN = `<span data-ttu-id="[^"]*">${TEXT}`;
const PAIR = new RegExp(`(?:${MAIN})?\\s?<span class="sxs-lookup"><span data-stu-id="[^"]*">${TEXT}</span>`, 'gu');
const ALONE = new RegExp(MAIN, 'gu');

const mainText = (body: string): string => body.replace(PAIR, '$1').replace(ALONE, '$1');
const twinText = (body: string): string => body.replace(PAIR, '$2').replace(ALONE, '$1');

/** Sentences without the other language beside them stand in both drafts as they are. */
function lonely(body: string): string[] {
  if (!TWIN.test(body)) return [];
  return [...body.replace(PAIR, '').matchAll(ALONE)].map(
    ([, text = '']) => `has no second language beside it: ${text}`,
  );
}

function metaOf(head: readonly string[]): Map<string, string> {
  const yaml = readYaml(head);
  const entries = 'value' in yaml ? Object.entries(yaml.value as Record<string, unknown>) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** `ms.lasthandoff: 09/14/2020` is the month first. */
function dateOf(meta: ReadonlyMap<string, string>): string {
  const written = meta.get('ms.lasthandoff') ?? meta.get('ms.date') ?? '';
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(written) ?? [];
  return month !== undefined && day !== undefined && year !== undefined ? `${year}-${month}-${day}` : '2000-01-01';
}

import type { Language } from '../../src/core/language.ts';

const NOTES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  note: { nl: 'Opmerking', en: 'Note' },
  tip: { nl: 'Tip', en: 'Tip' },
  important: { nl: 'Belangrijk', en: 'Important' },
  warning: { nl: 'Waarschuwing', en: 'Warning' },
  caution: { nl: 'Let op', en: 'Caution' },
};

/** `[name]: address "title"`, on a line of its own anywhere in the document. */
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s+(\S+)(?:\s+"([^"]*)")?\s*$/u;

/** The lines of a document in clean Markdown: references resolved, notes named, machine translation's spaces gone. */
export function tidyLines(body: string, language: Language): string[] {
  const lines = body.split(/\r?\n/u);
  const addresses = new Map<string, string>();
  for (const line of lines) {
    const [, name, address] = DEFINITION.exec(line) ?? [];
    if (name !== undefined && address !== undefined) addresses.set(name.toLowerCase(), address);
  }
  const used = new Set<string>();
  const kept = lines
    .filter((line) => !DEFINITION.test(line))
    .map((line) => tidyLine(resolve(line, addresses, used), language));
  const unused = [...addresses].filter(([name]) => !used.has(name)).map(([name, address]) => `- [${name}](${address})`);
  return unused.length > 0 ? [...kept, '', ...unused] : kept;
}

function resolve(line: string, addresses: ReadonlyMap<string, string>, used: Set<string>): string {
  return line.replace(/\[([^\]]+)\](?:\[([^\]]*)\])(?!\()/gu, (whole, text: string, name: string) => {
    const key = (name === '' ? text : name).toLowerCase();
    const address = addresses.get(key);
    if (address === undefined) return whole;
    used.add(key);
    return `[${text}](${address})`;
  });
}

function tidyLine(line: string, language: Language): string {
  const [, indent = '', rest = ''] = /^(\s*)(.*)$/u.exec(line) ?? [];
  return (indent + tidyText(nameNote(rest, language), language)).trimEnd();
}

const nameNote = (text: string, language: Language): string =>
  text.replace(/^>\s*\[!(\w+)\]\s*/u, (_, kind: string) => `> **${NOTES[kind.toLowerCase()]?.[language] ?? kind}:** `);

function tidyText(text: string, language: Language): string {
  return tidyBold(text)
    .replace(/!\[([^\]]*)\]\(/gu, (_, alt: string) => `[${language === 'nl' ? 'Afbeelding' : 'Image'}: ${alt.trim()}](`)
    .replace(
      /\[ *([^\]]*?) *\]\(([^)\s]*)(?: +"[^"]*")?\)/gu,
      (_, title: string, url: string) => `[${title === '' ? url : title}](${url})`,
    )
    .replace(/(\]\([^)]*\))(?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})(https?:\/\/)/gu, '$1 $2')
    .replace(/(?<=[\p{L})*\]])(?: *)>(?: *)(?=[\p{L}[*])/gu, (found) => (text.includes('<') ? found : ' > '))
    .replace(/(?<=\S) {2,}/gu, ' ');
}

/** `** word **` is not bold in Markdown; the spaces belong outside. */
function tidyBold(text: string): string {
  const parts = text.split('**');
  if (parts.length % 2 === 0) return text;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const inner = part.trim();
      if (inner === '') return ' ';
      return `${part.startsWith(' ') ? ' ' : ''}**${inner}**${part.endsWith(' ') ? ' ' : ''}`;
    })
    .join('')
    .replace(/(?<=\*\*) (?=[:;,.!?](?:\s|$))/gu, '');
}

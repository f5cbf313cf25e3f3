import type { Entry } from 'ldapts';

/** Reading an entry: asked for and absent comes as an empty list, one value as itself. */
export const textsOf = (entry: Entry | undefined, attribute: string): string[] =>
  [entry?.[attribute] ?? []].flat().filter((value) => typeof value === 'string');

export const textOf = (entry: Entry | undefined, attribute: string): string | undefined => textsOf(entry, attribute)[0];

export const bytesOf = (entry: Entry | undefined, attribute: string): Buffer[] =>
  [entry?.[attribute] ?? []].flat().filter((value) => Buffer.isBuffer(value));

export const numberOf = (entry: Entry | undefined, attribute: string): number => Number(textOf(entry, attribute) ?? 0);

/** Whether a DN is one of these, or below one. */
export function isBelow(dn: string, bases: readonly string[]): boolean {
  const plain = (text: string): string => text.replace(/\s*,\s*/gu, ',').toLowerCase();
  return bases.some((base) => plain(dn) === plain(base) || plain(dn).endsWith(`,${plain(base)}`));
}

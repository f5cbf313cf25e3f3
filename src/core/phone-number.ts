const E164 = /^\+[1-9]\d{6,14}$/u;

/**
 * A number as people write it, in E.164; `undefined` when a phone cannot call it from anywhere. An extension is
 * such a case: nobody dials it for a code.
 * @param country for numbers that are written without one, such as `+31`
 */
export function toE164(written: string, country: string): string | undefined {
  const compact = written
    .normalize('NFKC')
    .replace(/^tel:/iu, '')
    .replace(/\(0\)/gu, '')
    .replace(/[\s().\-\u2010-\u2015/]/gu, '');
  const number = compact.startsWith('+')
    ? compact
    : compact.startsWith('00')
      ? `+${compact.slice(2)}`
      : compact.startsWith('0')
        ? `${country}${compact.slice(1)}`
        : '';
  return E164.test(number) ? number : undefined;
}

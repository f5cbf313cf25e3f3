/** One line without what no eye sees: control characters, bidi marks, zero-width and half characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const MAIL_ADDRESS = /^[^\s/\\:@]+@[^\s/\\:@]+$/u;

/**
 * What somebody typed, for reading only. Mail programs make a link of whatever looks like one, also in
 * plain text, so that addresses of sites and shares are taken apart; one line keeps a speaker from
 * writing the next speaker's words.
 */
export const inert = (typed: string): string =>
  oneLine(typed.normalize('NFKC')).replace(/\S+/gu, (word) => (MAIL_ADDRESS.test(word) ? word : takenApart(word)));

const takenApart = (word: string): string =>
  word
    .replaceAll('://', '[:]//')
    .replaceAll('\\\\', '\\[\\]')
    .replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu, '[.]');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');

const NOT_GSM = /[^\nA-Za-z0-9 @£$¥_!"#%&'()*+,\-./:;<=>?¿¡ØøÆæß^{}\\[\]~|]/gu;

/** In the alphabet of text messages, so that 160 characters fit in one; accents are dropped. */
export const gsm = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\p{Pd}/gu, '-')
    .replace(NOT_GSM, '');

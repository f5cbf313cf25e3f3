import type { Language } from '../../core/language.ts';
import { escapeHtml, oneLine } from './inert.ts';
import type { Block } from './letter.ts';
import { spokenDigits } from './speech.ts';

/** Without colours of its own, a mail follows the reader's light or dark mode. */
const BODY_STYLE = 'font-family: sans-serif; font-size: 1rem; line-height: 1.5; max-width: 36rem; margin: 1rem';
const CODE_STYLE = 'font-size: 1.75rem; letter-spacing: 0.15em';

export const asText = (blocks: readonly Block[]): string => blocks.map(textOf).join('\n\n');

export const asHtml = (blocks: readonly Block[], title: string, language: Language): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    `<body style="${BODY_STYLE}">`,
    ...blocks.map(htmlOf),
    '</body>',
    '</html>',
    '',
  ].join('\n');

export const asSpeech = (blocks: readonly Block[], language: Language): string =>
  blocks.map((block) => speechOf(block, language)).join(' ');

function textOf(block: Block): string {
  if (typeof block === 'string') return oneLine(block);
  if ('code' in block) return oneLine(block.code);
  if ('link' in block) return oneLine(block.link);
  if ('phone' in block) return oneLine(block.phone);
  return block.lines.map(oneLine).join('\n');
}

function htmlOf(block: Block): string {
  const text = escapeHtml(textOf(block)).replaceAll('\n', '<br>\n');
  if (typeof block === 'string') return `<p>${text}</p>`;
  if ('code' in block) return `<p style="${CODE_STYLE}"><strong>${text}</strong></p>`;
  if ('link' in block && /^https?:\/\/\S+$/u.test(block.link)) {
    return `<p style="overflow-wrap: anywhere"><a href="${text}">${text}</a></p>`;
  }
  return `<p>${text}</p>`;
}

function speechOf(block: Block, language: Language): string {
  if (typeof block === 'string') return oneLine(block);
  if ('code' in block) {
    const said = spokenDigits(block.code, language);
    return `${said} ${AGAIN[language]} ${said}`;
  }
  if ('phone' in block) return spokenDigits(block.phone, language);
  return 'lines' in block ? block.lines.map(oneLine).join(' ') : '';
}

const AGAIN: Readonly<Record<Language, string>> = { nl: 'Ik herhaal.', en: 'Once more.' };

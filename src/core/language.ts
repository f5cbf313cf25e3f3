/** The two languages the assistant speaks. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How dates and times are written in a language. */
export const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** The language of a locale tag such as `nl-BE`; Dutch unless the tag says otherwise. */
export function languageOf(locale: string | undefined, fallback: Language = 'nl'): Language {
  const tag = locale?.trim().toLowerCase().replaceAll('_', '-') ?? '';
  if (/^nl\b/u.test(tag)) return 'nl';
  if (/^[a-z]{2,3}\b/u.test(tag)) return 'en';
  return fallback;
}

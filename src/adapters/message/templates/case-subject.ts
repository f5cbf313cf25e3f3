import { inert } from '../inert.ts';
import type { InEveryLanguage, Setting } from '../letter.ts';

const WORDS: InEveryLanguage<{ readonly urgent: string; readonly title: string }> = {
  nl: { urgent: 'DRINGEND', title: 'Hulpvraag' },
  en: { urgent: 'URGENT', title: 'Help request' },
};

/** Of everything about a case: mailboxes and ticket systems put together what has the same subject. */
export function caseSubject(model: { readonly reference: string; readonly urgent: boolean }, setting: Setting): string {
  const { urgent, title } = WORDS[setting.language];
  return `${model.urgent ? `${urgent}: ` : ''}${title} ${inert(model.reference)}`;
}

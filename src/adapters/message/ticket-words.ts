import type { CaseEvent } from '../../core/case-event.ts';
import type { Language } from '../../core/language.ts';
import type { MessageModels } from '../../core/message.ts';
import type { Organisation } from '../../core/organisation.ts';
import { oneLine } from './inert.ts';
import { settingOf } from './setting.ts';
import { caseEvent, caseWords } from './templates/case-event.ts';
import { caseOpened } from './templates/case-opened.ts';
import { asText } from './write.ts';

/** What a ticket says of a case: the words of the mail about it, as plain text. */
export function createTicketWords(organisation: Organisation, language: Language, publicHost: () => string) {
  const setting = () => settingOf(organisation, language, publicHost());
  return {
    opened(model: MessageModels['case.opened']): { readonly subject: string; readonly text: string } {
      const { subject, mail } = caseOpened(model, setting());
      return { subject: oneLine(subject), text: asText(mail) };
    },
    happened: (event: CaseEvent): string => caseEvent(event, setting()),
    said: caseWords,
  };
}

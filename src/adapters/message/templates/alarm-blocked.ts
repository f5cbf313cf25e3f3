import type { MessageModels } from '../../../core/message.ts';
import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { alarm, type AlarmWords } from './alarm.ts';

type Model = MessageModels['alarm.blocked'];

/** Many accounts have no tries left. */
export const alarmBlocked: Template<'alarm.blocked'> = (model, setting) =>
  alarm(WORDS[setting.language](model), model.at, setting);

const WORDS: InEveryLanguage<(model: Model) => AlarmWords> = {
  nl: ({ reference, accounts, others }) => ({
    title: `veel accounts tegelijk geblokkeerd voor herstel ${inert(reference)}`,
    happened: 'In het afgelopen uur zijn bij veel accounts alle pogingen met een code verbruikt.',
    facts: [`Nummer: ${inert(reference)}`, `Accounts: ${accounts}`, `Namen die geen account zijn: ${others}`],
    next: 'Dit kan een aanval zijn. Deze mensen kunnen nog wel herstellen als ze zijn aangemeld. Bekijk de hulpvraag en het logboek.',
  }),
  en: ({ reference, accounts, others }) => ({
    title: `many accounts blocked for recovery at once ${inert(reference)}`,
    happened: 'In the past hour many accounts used up all their tries with a code.',
    facts: [`Reference: ${inert(reference)}`, `Accounts: ${accounts}`, `Names that are no account: ${others}`],
    next: 'This may be an attack. These people can still recover while they are signed in. Look at the help request and the audit.',
  }),
};

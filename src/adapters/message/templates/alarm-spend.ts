import type { MessageModels } from '../../../core/message.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { alarm, type AlarmWords } from './alarm.ts';

type Model = MessageModels['alarm.spend'];

/** Texts and calls have cost what they may in a day. */
export const alarmSpend: Template<'alarm.spend'> = (model, setting) =>
  alarm(WORDS[setting.language](model), model.at, setting);

const euros = (cost: number): string => cost.toFixed(2);

const WORDS: InEveryLanguage<(model: Model) => AlarmWords> = {
  nl: ({ texts, calls, cost }) => ({
    title: 'de grens voor sms en bellen is bereikt',
    happened: 'Vandaag zijn er zo veel codes per sms en telefoon verstuurd dat de daggrens is bereikt.',
    facts: [`Sms-berichten: ${texts}`, `Telefoontjes: ${calls}`, `Geschatte kosten: ${euros(cost)} euro`],
    next: 'Tot middernacht UTC gaan er geen codes meer per sms of telefoon uit. Mail gaat door. Kijk of iemand dit met opzet doet. De grenzen staan in de instellingen onder policy.spend.',
  }),
  en: ({ texts, calls, cost }) => ({
    title: 'the limit for texts and calls was reached',
    happened: 'So many codes went out by text and by call today that the limit of the day was reached.',
    facts: [`Texts: ${texts}`, `Calls: ${calls}`, `Estimated cost: ${euros(cost)} euros`],
    next: 'Until midnight UTC no more codes go out by text or call. Mail goes on. Look whether somebody does this on purpose. The limits are in the settings under policy.spend.',
  }),
};

import type { MessageModels } from '../../../core/message.ts';
import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { alarm, type AlarmWords } from './alarm.ts';

type Model = MessageModels['alarm.privileged'];

/** Something happened to an account that opens others. */
export const alarmPrivileged: Template<'alarm.privileged'> = (model, setting) =>
  alarm(WORDS[setting.language](model), model.at, setting);

const NL: Readonly<Record<Model['what'], string>> = {
  reset: 'Een account met een beheerrol heeft een nieuw wachtwoord gekregen.',
  change: 'Bij een account met een beheerrol is het wachtwoord gewijzigd.',
  unlock: 'Een account met een beheerrol is ontgrendeld.',
  pass: 'Voor een account met een beheerrol is een tijdelijke toegangspas gemaakt.',
  failures: 'Bij een account met een beheerrol zijn meerdere foute codes ingevuld.',
};
const EN: typeof NL = {
  reset: 'An account with an administrative role was given a new password.',
  change: 'The password of an account with an administrative role was changed.',
  unlock: 'An account with an administrative role was unlocked.',
  pass: 'A temporary access pass was made for an account with an administrative role.',
  failures: 'Several wrong codes were entered for an account with an administrative role.',
};

const WORDS: InEveryLanguage<(model: Model) => AlarmWords> = {
  nl: ({ reference, person, roles, what }) => ({
    title: `account met een beheerrol ${inert(reference)}`,
    happened: NL[what],
    facts: [`Nummer: ${inert(reference)}`, `Medewerker: ${inert(person)}`, `Rol: ${roles.join(', ')}`],
    next: 'Vraag deze medewerker of dit klopt, langs een andere weg dan de mail. Klopt het niet? Zet het account dan meteen uit.',
  }),
  en: ({ reference, person, roles, what }) => ({
    title: `account with an administrative role ${inert(reference)}`,
    happened: EN[what],
    facts: [`Reference: ${inert(reference)}`, `Employee: ${inert(person)}`, `Role: ${roles.join(', ')}`],
    next: 'Ask this employee whether this is right, by another way than mail. Is it not? Then switch the account off right away.',
  }),
};

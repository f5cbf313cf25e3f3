const PLACES: readonly RegExp[] = [
  /^(?:eerste?|1e|1ste|bovenste|first|1st|top|nummer (?:1|een)|number (?:1|one)|optie (?:1|een)|option (?:1|one))$/u,
  /^(?:tweede|2e|2de|second|2nd|nummer (?:2|twee)|number (?:2|two)|optie (?:2|twee)|option (?:2|two))$/u,
  /^(?:derde|3e|3de|third|3rd|nummer (?:3|drie)|number (?:3|three)|optie (?:3|drie)|option (?:3|three))$/u,
  /^(?:vierde|4e|4de|fourth|4th|nummer (?:4|vier)|number (?:4|four)|optie (?:4|vier)|option (?:4|four))$/u,
  /^(?:vijfde|5e|5de|fifth|5th|nummer (?:5|vijf)|number (?:5|five)|optie (?:5|vijf)|option (?:5|five))$/u,
  /^(?:zesde|6e|6de|sixth|6th|nummer (?:6|zes)|number (?:6|six)|optie (?:6|zes)|option (?:6|six))$/u,
];
const LAST = /^(?:laatste|onderste|last|bottom)$/u;
/** What people say around it, as in "doe dan maar de tweede optie". */
const AROUND =
  /\b(?:ja|ok|oke|okay|yes|nee|no|doe|neem|kies|ik|i|wil|want|pak|take|choose|pick|use|go|with|for|id|like|liever|dan|then|maar|toch|gewoon|just|die|de|het|dat|the|that|this|one|optie|option|manier|way|knop|button|choice|keuze|graag|please|pls|van|of|boven|beneden)\b(?! (?:\d|een|one|twee|two|drie|three|vier|four|vijf|five|zes|six)\b)/gu;

/**
 * The place that somebody points at, such as "die tweede" or "the last one", from zero.
 * @param count how many there are to choose from
 */
export function ordinalIn(said: string, count: number): number | undefined {
  const core = said
    .replace(AROUND, ' ')
    .replace(/[\s,]+/gu, ' ')
    .trim();
  if (LAST.test(core)) return count - 1;
  const place = PLACES.findIndex((words) => words.test(core));
  return place === -1 || place >= count ? undefined : place;
}

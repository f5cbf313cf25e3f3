import type { HeldOutFigures } from './held-out.ts';

/** No figure on unseen utterances may come below (or, where less is better, above) these; shares from 0 to 1. */
const AT_LEAST: Partial<Record<keyof HeldOutFigures, number>> = {
  right: 0.93,
  rightWithinTwo: 0.975,
  macroF1: 0.93,
  outOfScopeRecall: 0.93,
  topicRight: 0.965,
  language: 0.99,
  languageShort: 0.96,
};
const AT_MOST: Partial<Record<keyof HeldOutFigures, number>> = {
  falseRejects: 0.05,
  wrongActions: 0.03,
  wrongActionsAtOnce: 0.02,
};

/** What has become worse than it may be, one line a figure; empty when all is well. */
export function belowFloor(figures: HeldOutFigures): string[] {
  const figure = (name: string): number => figures[name as keyof HeldOutFigures] ?? NaN;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return [
    ...Object.entries(AT_LEAST)
      .filter(([name, least]) => !(figure(name) >= least))
      .map(([name, least]) => `${name} is ${percent(figure(name))}, less than ${percent(least)}`),
    ...Object.entries(AT_MOST)
      .filter(([name, most]) => !(figure(name) <= most))
      .map(([name, most]) => `${name} is ${percent(figure(name))}, more than ${percent(most)}`),
  ];
}

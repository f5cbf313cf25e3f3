import type { Figures, Miss } from './evaluate.ts';

/** The share of questions that must come out right, in per cent. */
const REQUIRED = { first: 92, withinThree: 98, refused: 95 };

const share = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);

export const reaches = ({ asked, first, withinThree, outside, refused }: Figures): boolean =>
  share(first, asked) >= REQUIRED.first &&
  share(withinThree, asked) >= REQUIRED.withinThree &&
  share(refused, outside) >= REQUIRED.refused;

export function evaluationReport(figures: Figures, misses: readonly Miss[]): string {
  const { asked, first, withinThree, outside, refused } = figures;
  const line = (name: string, part: number, whole: number, required: number): string =>
    `${name} ${share(part, whole).toFixed(1)} % (${part} of ${whole}; required ${required} %)\n`;
  return [
    ...misses.map(
      ({ language, question, wanted, got }) =>
        `${language}: ${question}\n    wanted ${wanted ?? 'nothing'}, got ${got.length === 0 ? 'nothing' : got.join(', ')}\n`,
    ),
    line('first answer right', first, asked, REQUIRED.first),
    line('within three', withinThree, asked, REQUIRED.withinThree),
    line('refused', refused, outside, REQUIRED.refused),
  ].join('');
}

import type { Ranked } from './judge.ts';

export type Decision = 'act' | 'choose' | 'unsure';

/** From here on, or this far ahead of the next, a reading is acted on. */
const CLEAR = 0.6;
const AHEAD = 0.35;
/** Readings less likely than this are not worth offering. */
const WORTH_OFFERING = 0.15;
/** Together the offered readings must be this likely; else it is more honest not to know. */
const WORTH_ASKING = 0.5;

/** Acts on a clear reading, offers the best when it is close, and otherwise does not know. */
export function decide(ranked: readonly Ranked[], chosen: string, outOfScope: string): Decision {
  const top = probabilityOf(ranked, chosen);
  const others = ranked.filter(({ label }) => label !== chosen);
  const next = others[0]?.probability ?? 0;
  if (top >= CLEAR || top - next >= AHEAD) return 'act';
  const offered = ranked.filter(({ label, probability }) => label !== outOfScope && probability >= WORTH_OFFERING);
  const together = offered.reduce((sum, { probability }) => sum + probability, 0);
  return offered.length > 0 && together >= WORTH_ASKING ? 'choose' : 'unsure';
}

export function probabilityOf(ranked: readonly Ranked[], label: string): number {
  return ranked.find((reading) => reading.label === label)?.probability ?? 0;
}

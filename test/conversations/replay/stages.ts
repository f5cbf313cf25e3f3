import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { castFor, stageOf, type Cast } from './cast.ts';
import { readScript, type Script } from './script.ts';

const FOLDER = join(import.meta.dirname, '..');
/** The first conversation begins here, so that what is said of dates is the same every day. */
export const BEGINNING = new Date('2026-11-02T08:00:00Z');
/** What one address may have sent within an hour must not depend on how many files there are. */
const PER_FILE = 2 * 3_600_000;

/** When the conversation in this place of its group begins. */
export const beginningOf = (place: number): Date => new Date(BEGINNING.getTime() + place * PER_FILE);

export interface Played {
  readonly script: Script;
  readonly cast: Cast;
}

/** An application with the people of more than these takes long to start. */
const MOST_PER_STAGE = 40;

/** Files with the same organisation and policy, which share an application. */
export function groups(): Map<string, Played[]> {
  const found = new Map<string, Played[]>();
  let plain = 0;
  const names = globSync('*/*.txt', { cwd: FOLDER }).toSorted();
  for (const [number, name] of names.entries()) {
    const source = readFileSync(join(FOLDER, name), 'utf8');
    const script = readScript(name, source);
    const stage = stageOf(script)
      .map(({ path, value }) => `${path.join('.')} = ${value}`)
      .join(', ');
    const key = stage === '' ? `all as usual, ${Math.floor(plain++ / MOST_PER_STAGE) + 1}` : `where ${stage}`;
    const others = found.get(key) ?? [];
    found.set(key, [...others, { script, cast: castFor(script, source, number, beginningOf(others.length)) }]);
  }
  return found;
}

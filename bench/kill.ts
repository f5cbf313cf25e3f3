import { isAsPromised, KillRounds, type Fate } from '../test/support/kill-rounds.ts';

/**
 * `node bench/kill.ts 1000`: as many resets whose process is killed at a moment of chance, from the
 * form to the last notice, and what became of each.
 */
const ROUNDS = Number(process.argv[2] ?? 100);
/** Long enough for the form, the directory and the notices. */
const LATEST_MS = 200;

const fates: Fate[] = [];
const rounds = await KillRounds.open();
try {
  for (let round = 1; round <= ROUNDS; round++) {
    const fate = await rounds.play({ afterMs: Math.floor(Math.random() * LATEST_MS) });
    fates.push(fate);
    if (!isAsPromised(fate)) process.stdout.write(`round ${round}: ${JSON.stringify(fate)}\n`);
    if (round % 50 === 0) process.stdout.write(`${round} of ${ROUNDS}\n`);
  }
} finally {
  await rounds.close();
}

const count = (is: (fate: Fate) => boolean): number => fates.filter(is).length;
const back = fates.map(({ backAfterMs }) => backAfterMs).toSorted((a, b) => a - b);
const channels = (fate: Fate): number => new Set(fate.notices).size;
process.stdout.write(
  [
    `kills: ${fates.length}, of which ${count(({ resetBefore }) => resetBefore > 0)} after the password was set`,
    `resets lost ${count(({ resets }) => resets === 0)}, doubled ${count(({ resets }) => resets > 1)}`,
    `audit entries lost ${count(({ audited }) => audited === 0)}, doubled ${count(({ audited }) => audited > 1)}`,
    `notices lost ${count((fate) => channels(fate) < 3)}, doubled ${count((fate) => fate.notices.length > channels(fate))}`,
    `words in the chat lost ${count(({ toldInChat }) => toldInChat === 0)}, doubled ${count(({ toldInChat }) => toldInChat > 1)}`,
    `back after: p50 ${((back[back.length >> 1] ?? 0) / 1_000).toFixed(2)} s, at most ${((back.at(-1) ?? 0) / 1_000).toFixed(2)} s`,
    '',
  ].join('\n'),
);
if (!fates.every(isAsPromised)) process.exitCode = 1;

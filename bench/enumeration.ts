import { startApp } from '../test/support/app.ts';
import { call, Chat } from '../test/support/chat.ts';

/**
 * `node bench/enumeration.ts`: can somebody tell by the time of an answer whether an account exists?
 * The area under the curve (AUC) of that guess for each turn: 0.5 is chance, 1 is certainty. The aim
 * is at most 0.55 over 1,000 accounts that exist and 1,000 that do not, in mixed order.
 */
const EACH = Number(process.argv[2] ?? 1_000);
const many = 1_000_000;
const policy = {
  failures: { anonymousPerDay: many, perDay: many },
  sends: {
    perTenMinutes: many,
    perDay: many,
    firstWaitSeconds: 1,
    longestWaitSeconds: 1,
    perDestinationPerHour: many,
    perSourcePerHour: many,
  },
};
/** What is asked of every account, and the name of what is measured. */
const TURNS = ['the user ID', 'the method', 'a wrong code', 'another wrong code', 'a third wrong code'] as const;

const users = Array.from({ length: 20 }, (_, index) => ({
  userId: `p${index}@voorbeeld.example`,
  displayName: `Proef ${index}`,
  password: 'Begin-zo-01!',
  contacts: { alternateEmail: `p${index}@prive.example`, mobilePhone: `+316123456${10 + index}` },
}));
const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };

/** Which of a pair comes first. */
const coins = Array.from({ length: EACH }, () => Math.random() < 0.5);

const app = await startApp({ company: { organisation, users }, file: { policy } });
const times = { known: TURNS.map((): number[] => []), unknown: TURNS.map((): number[] => []) };
try {
  for (const kind of ['known', 'unknown'] as const) await measure(kind, `p0@voorbeeld.example`, false);
  for (let round = 0; round < EACH * 2; round++) {
    const kind = isKnown(round) ? 'known' : 'unknown';
    const name = `${kind === 'known' ? 'p' : 'q'}${round % users.length}@voorbeeld.example`;
    await measure(kind, name, true);
    app.clock.advance(600);
  }
} finally {
  await app.stop();
  await app.remove();
}
report();

/** In pairs whose order is drawn, so that slow moments of the machine meet both. */
function isKnown(round: number): boolean {
  const first = coins[round >> 1] ?? false;
  return round % 2 === 0 ? first : !first;
}

async function measure(kind: 'known' | 'unknown', userId: string, counts: boolean): Promise<void> {
  const chat = await Chat.open(app.url);
  await chat.say('wachtwoord vergeten');
  app.clock.advance(2_000);
  for (const [turn, text] of [userId, 'email', '11111111', '22222222', '33333333'].entries()) {
    const path = `${app.url}/v3/directline/conversations/${chat.conversationId}/activities`;
    const started = performance.now();
    await call(path, 'POST', { type: 'message', text }, { authorization: `Bearer ${chat.token}` });
    if (counts) times[kind][turn]?.push(performance.now() - started);
  }
}

/** The chance that a known one took longer than an unknown one, ties by half; as a distance from 0.5. */
function auc(known: readonly number[], unknown: readonly number[]): number {
  const sorted = unknown.toSorted((a, b) => a - b);
  let wins = 0;
  for (const time of known) wins += (below(sorted, time, false) + below(sorted, time, true)) / 2;
  const share = wins / (known.length * unknown.length);
  return Math.max(share, 1 - share);
}

function below(sorted: readonly number[], time: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value < time || (orEqual && value === time)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function report(): void {
  const median = (list: readonly number[]): string =>
    (list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0).toFixed(2);
  const lines = TURNS.map((name, turn) => {
    const [known = [], unknown = []] = [times.known[turn], times.unknown[turn]];
    return `| ${name} | ${median(known)} | ${median(unknown)} | ${auc(known, unknown).toFixed(3)} |`;
  });
  const whole = (kind: 'known' | 'unknown'): number[] =>
    (times[kind][0] ?? []).map((_, round) => times[kind].reduce((sum, turn) => sum + (turn[round] ?? 0), 0));
  lines.push(
    `| the whole walk | ${median(whole('known'))} | ${median(whole('unknown'))} | ${auc(whole('known'), whole('unknown')).toFixed(3)} |`,
  );
  process.stdout.write(
    [`2 x ${EACH} walks`, '', '| turn | known, ms | unknown, ms | AUC |', '|-|-|-|-|', ...lines, ''].join('\n'),
  );
}

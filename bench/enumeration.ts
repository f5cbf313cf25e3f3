import { startProcess } from '../test/attacks/process.ts';
import { call } from '../test/support/chat.ts';

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

/** Enough of them that nobody comes round again within the shortest wait there is. */
const PEOPLE = 200;
const users = Array.from({ length: PEOPLE }, (_, index) => ({
  userId: `p${index}@voorbeeld.example`,
  displayName: `Proef ${index}`,
  password: 'Begin-zo-01!',
  contacts: { alternateEmail: `p${index}@prive.example`, mobilePhone: `+316123${10_000 + index}` },
}));
const company = { organisation: { name: 'Voorbeeld BV', domain: 'voorbeeld.example' }, users };

/** Which of a pair comes first. */
const coins = Array.from({ length: EACH }, () => Math.random() < 0.5);

/**
 * In a process of its own, as for anybody outside: what it does once the answer has left shows only in
 * the answer to the next request, which follows at once.
 */
const server = await startProcess({
  company,
  policy,
  environment: { SLEUTEL_TRUSTED_PROXIES: '127.0.0.1', SLEUTEL_LOG_LEVEL: 'error' },
});
const times = { known: TURNS.map((): number[] => []), unknown: TURNS.map((): number[] => []) };
try {
  for (let round = -40; round < EACH * 2; round++) {
    const kind = isKnown(round) ? 'known' : 'unknown';
    const name = `${kind === 'known' ? 'p' : 'q'}${Math.abs(round) % PEOPLE}@voorbeeld.example`;
    await measure(kind, name, round);
  }
} finally {
  await server.end();
}
report();

/** In pairs whose order is drawn, so that slow moments of the machine meet both. */
function isKnown(round: number): boolean {
  const first = coins[round >> 1] ?? false;
  return round % 2 === 0 ? first : !first;
}

/** Negative rounds only warm up. */
async function measure(kind: 'known' | 'unknown', userId: string, round: number): Promise<void> {
  const base = `${server.url}/v3/directline`;
  // From another address each time, because one address may not open thousands of chats.
  const from = { 'x-forwarded-for': `198.18.${(round >> 8) & 255}.${round & 255}` };
  const made = await call(`${base}/tokens/generate`, 'POST', {}, from);
  const { token, conversationId } = made.body as { token: string; conversationId: string };
  const headers = { authorization: `Bearer ${token}` };
  const say = (text: string) =>
    call(`${base}/conversations/${conversationId}/activities`, 'POST', { type: 'message', text }, headers);
  await call(`${base}/conversations`, 'POST', { locale: 'nl' }, headers);
  await say('wachtwoord vergeten');
  for (const [turn, text] of [userId, 'email', '11111111', '22222222', '33333333'].entries()) {
    const started = performance.now();
    const { status } = await say(text);
    const took = performance.now() - started;
    if (status !== 200) throw new Error(`The channel answered ${status}.`);
    if (round >= 0) times[kind][turn]?.push(took);
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

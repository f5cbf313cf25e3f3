import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../src/adapters/clock.ts';
import { createKeyring } from '../src/adapters/crypto/keyring.ts';
import { strongRandom } from '../src/adapters/crypto/random.ts';
import { companySchema } from '../src/adapters/directory/embedded/company.ts';
import { createEmbeddedDirectory } from '../src/adapters/directory/embedded/directory.ts';
import { importPeople } from '../src/adapters/directory/embedded/import/import.ts';
import { readPeople } from '../src/adapters/directory/embedded/import/read.ts';
import { openDatabase } from '../src/adapters/sql/database.ts';
import { SqlWork } from '../src/adapters/sql/work.ts';
import { quantile } from './measure.ts';

/** Looking an account up must not cost more when there are more of them: 1,000 and 100,000, taken in turns. */
const SIZES = [1_000, 100_000] as const;
const ROUNDS = 400;
const PER_BATCH = 200;
/** Until the pages that are read most are in memory. */
const WARM_UP = 100;

const organisation = companySchema.shape.organisation.parse({ name: 'Meetbedrijf', domain: 'meet.example' });

function people(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `user${index}@meet.example,Persoon ${index},MEET\\user${index}|persoon.${index}@meet.example`,
  );
  return ['userId,displayName,aliases', ...lines].join('\n');
}

async function company(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'sleutel-accounts-'));
  const db = await openDatabase(join(folder, 'sleutel.db'));
  const work = new SqlWork(db);
  const clock = createClock();
  const tools = { db, work, clock, random: strongRandom, keyring: createKeyring(Buffer.alloc(32, 7)) };
  const began = performance.now();
  const { added, problems } = await importPeople(tools, readPeople(people(count)), organisation, false);
  if (added !== count) throw new Error(problems.join('\n'));
  const seconds = (performance.now() - began) / 1000;
  const directory = createEmbeddedDirectory(db, work, organisation, clock);
  const close = async (): Promise<void> => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  return { count, directory, seconds, close, figures: [] as number[] };
}

type Measured = Awaited<ReturnType<typeof company>>;

/** Microseconds a look-up, over a batch: what else the machine does falls on both sizes alike. */
async function batch({ count, directory }: Measured): Promise<number> {
  const numbers = Array.from({ length: PER_BATCH }, () => strongRandom.integer(count));
  const names = numbers.map((number, index) =>
    index % 2 === 0 ? `user${number}@meet.example` : `meet\\user${number}`,
  );
  const began = performance.now();
  for (const [index, name] of names.entries()) {
    const found = await directory.find(name);
    if (found?.displayName !== `Persoon ${numbers[index]}`) throw new Error(`${name} was not found`);
  }
  return ((performance.now() - began) * 1000) / PER_BATCH;
}

const companies = [await company(SIZES[0]), await company(SIZES[1])] as const;
const [small, large] = companies;
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  // Neither is always the one whose pages the other pushed out.
  const turn = round % 2 === 0 ? companies : companies.toReversed();
  for (const each of turn) each.figures.push(await batch(each));
  if (round >= WARM_UP) ratios.push((large.figures.at(-1) ?? Number.NaN) / (small.figures.at(-1) ?? Number.NaN));
}

for (const { count, seconds, figures } of companies) {
  const each = quantile(figures.slice(WARM_UP), 0.5).toFixed(1);
  process.stdout.write(`${count} accounts: ${each} µs a look-up (median batch); imported in ${seconds.toFixed(1)} s\n`);
}
const [least, middle, most] = [0.25, 0.5, 0.75].map((part) => quantile(ratios, part).toFixed(2));
process.stdout.write(`ratio: ${middle} (median of ${ratios.length} pairs; half of them ${least} to ${most})\n`);
for (const { close } of companies) await close();

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
const ROUNDS = 150;
const PER_ROUND = 200;
const WARM_UP = 30;

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

const companies = [await company(SIZES[0]), await company(SIZES[1])];
for (let round = 0; round < ROUNDS; round++) {
  for (const { count, directory, figures } of companies) {
    for (let index = 0; index < PER_ROUND; index++) {
      const number = strongRandom.integer(count);
      const began = performance.now();
      const found = await directory.find(index % 2 === 0 ? `user${number}@meet.example` : `meet\\user${number}`);
      if (found?.displayName !== `Persoon ${number}`) throw new Error(`user${number} was not found`);
      // The first rounds warm up.
      if (round >= WARM_UP) figures.push((performance.now() - began) * 1000);
    }
  }
}

for (const { count, seconds, figures } of companies) {
  const each = quantile(figures, 0.5).toFixed(1);
  process.stdout.write(`${count} accounts: ${each} µs a look-up (median); imported in ${seconds.toFixed(1)} s\n`);
}
const [small, large] = companies.map(({ figures }) => quantile(figures, 0.5));
process.stdout.write(`ratio: ${((large ?? Number.NaN) / (small ?? Number.NaN)).toFixed(2)}\n`);
for (const { close } of companies) await close();

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClock } from '../adapters/clock.ts';
import { readKeyFile } from '../adapters/crypto/key-file.ts';
import { createKeyring } from '../adapters/crypto/keyring.ts';
import { strongRandom } from '../adapters/crypto/random.ts';
import { companySchema } from '../adapters/directory/embedded/company.ts';
import { importPeople, type ImportReport } from '../adapters/directory/embedded/import/import.ts';
import { readPeople } from '../adapters/directory/embedded/import/read.ts';
import { createAuditLog } from '../adapters/sql/audit-log.ts';
import { openDatabase } from '../adapters/sql/database.ts';
import { latestMoment } from '../adapters/sql/upkeep.ts';
import { SqlWork } from '../adapters/sql/work.ts';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { Fault } from '../core/errors.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel accounts import FILE [--dry-run] [--json]

Brings people into the embedded directory: JSON as for SLEUTEL_DEMO_USERS, or CSV with a line of column names
(see src/adapters/directory/embedded/README.md). All of them, or nobody when anything in the file is wrong.
Who is there already, by userId, is brought up to date, and keeps password, lock and history.

  --dry-run  says what would be done
  --json     machine output`;

export async function run(args: string[], io: Io): Promise<number> {
  const { file, dryRun, json } = options(args);
  const { config } = loadConfig(process.env);
  if (config.directory.kind !== 'embedded') {
    throw new Fault(
      'bad-configuration',
      `The accounts are in ${config.directory.kind}; only the embedded directory takes them in.`,
    );
  }
  const report = await importFile(config, read(file), dryRun);
  if (json) io.stdout(`${JSON.stringify({ dryRun, ...report })}\n`);
  else tell(report, dryRun, io);
  return report.problems.length === 0 ? 0 : 1;
}

function options(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const [action, file, ...rest] = positionals;
    if (action !== 'import' || file === undefined || rest.length > 0) throw new Error(help);
    return { file, dryRun: values['dry-run'], json: values.json };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`accounts import: ${(error as Error).message}`);
  }
}

async function importFile(config: Config, text: string, dryRun: boolean): Promise<ImportReport> {
  const keyring = createKeyring(readKeyFile(config.key ?? join(config.data, 'sleutel.key')));
  const db = await openDatabase(join(config.data, 'sleutel.db'));
  try {
    const clock = createClock(await latestMoment(db));
    const work = new SqlWork(db);
    const tools = { db, work, keyring, random: strongRandom, clock };
    const audit = createAuditLog(work, keyring, clock, strongRandom);
    const organisation = config.organisation && companySchema.shape.organisation.parse(config.organisation);
    const reading = readPeople(text);
    return await work.run(async () => {
      const report = await importPeople(tools, reading, organisation, dryRun);
      const { added, changed } = report;
      if (!dryRun && added + changed > 0) {
        await audit.append({ event: 'accounts.imported', subject: undefined, details: { added, changed } });
      }
      return report;
    });
  } finally {
    await db.destroy();
  }
}

function tell({ added, changed, unchanged, problems }: ImportReport, dryRun: boolean, io: Io): void {
  for (const problem of problems) io.stderr(`${problem}\n`);
  const words = dryRun ? 'would be added' : 'added';
  io.stdout(
    problems.length > 0
      ? `Nothing was done: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`
      : `${added} ${words}, ${changed} ${dryRun ? 'would be changed' : 'changed'}, ${unchanged} as they were.\n`,
  );
}

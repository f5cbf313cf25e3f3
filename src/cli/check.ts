import { join } from 'node:path';
import { createClock } from '../adapters/clock.ts';
import { createKeyring } from '../adapters/crypto/keyring.ts';
import { readKeyFile } from '../adapters/crypto/key-file.ts';
import { strongRandom } from '../adapters/crypto/random.ts';
import { graphChecks } from '../adapters/directory/graph/check.ts';
import { readAuditStart } from '../adapters/sql/audit-anchor.ts';
import { readAudit, verifyAudit } from '../adapters/sql/audit-log.ts';
import { openDatabase } from '../adapters/sql/database.ts';
import { carriersOf, type Carrier } from '../composition/carriers.ts';
import { directoryChecks } from '../composition/directory-checks.ts';
import { graphOf, graphSettings } from '../composition/graph.ts';
import { ticketsOf } from '../composition/tickets.ts';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { warningsFor } from '../config/warnings.ts';
import { UsageError, type Io } from './command.ts';
import { teamsChecks } from './check-teams.ts';
import type { Check } from './checks.ts';

export const help = `sleutel check [--json]

Tries everything that is configured, one line each; a line on how to mend it for each failure. Ends with 1 when one fails.
Warnings (what ends soon, limits that are weaker than the defaults) change nothing at that.`;

export async function run(args: string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  if (args.some((arg) => arg !== '--json')) throw new UsageError(help);
  const { config } = loadConfig(process.env);
  let failed = 0;
  const directory = directoryChecks(config, createClock());
  for (const { name, fix, ...check } of [...checksFor(config), ...directory.checks]) {
    const result = await check.try().then(
      (seen) => ({ name, ok: true, seen, ...(isWarning(seen) ? { fix } : {}) }),
      (error: unknown) => ({ name, ok: false, seen: (error as Error).message, fix }),
    );
    if (!result.ok) failed += 1;
    io.stdout(json ? `${JSON.stringify(result)}\n` : line(result));
  }
  for (const warning of warningsFor(config, new Date())) {
    io.stdout(json ? `${JSON.stringify({ ...warning, ok: true, warning: true })}\n` : line({ ...warning, ok: 'warn' }));
  }
  directory.close();
  return failed === 0 ? 0 : 1;
}

const isWarning = (seen: string): boolean => seen.startsWith('WARNING');

const line = (result: { name: string; ok: boolean | 'warn'; seen: string; fix?: string }): string =>
  `${result.ok === 'warn' ? 'warn  ' : result.ok ? 'ok    ' : 'FAILED'} ${result.name}: ${result.seen}\n${result.fix === undefined ? '' : `       ${result.fix}\n`}`;

function checksFor(config: Config): Check[] {
  const keyFile = config.key ?? join(config.data, 'sleutel.key');
  const checks: Check[] = [
    {
      name: 'key',
      fix: `Make ${keyFile} readable by its owner only, or set SLEUTEL_KEY.`,
      try: () => Promise.resolve(`${readKeyFile(keyFile).length} bytes in ${keyFile}`),
    },
    {
      name: 'database',
      fix: `Give the process write access to ${config.data}, and room on the disk.`,
      async try() {
        const db = await openDatabase(join(config.data, 'sleutel.db'));
        try {
          const keyring = createKeyring(readKeyFile(keyFile));
          const verdict = await verifyAudit(readAudit(db), keyring, await readAuditStart(db, keyring));
          if (verdict.kind === 'broken') throw new Error(`the audit is broken at line ${verdict.seq}`);
          return `opens; audit whole, ${verdict.lines} lines`;
        } finally {
          await db.destroy();
        }
      },
    },
  ];
  const graph = graphOf(config);
  if (graph !== undefined) checks.push(...graphChecks(graphSettings(graph), createClock(), strongRandom));
  return [
    ...checks,
    ...teamsChecks(config),
    ...carriersOf(config, config.mailFrom ?? 'sleutel@localhost', createClock()).map(carrierCheck),
    ...ticketChecks(config),
  ];
}

function ticketChecks(config: Config): Check[] {
  const tickets = ticketsOf(config, createClock());
  if (tickets === undefined) return [];
  const { system, good, fix } = tickets;
  return [{ name: 'tickets', fix, try: () => system.check().then(() => good) }];
}

const carrierCheck = ({ name, fix, good, sender }: Carrier): Check => ({
  name,
  fix,
  async try() {
    try {
      await sender.check?.();
      return good;
    } finally {
      await sender.close();
    }
  },
});

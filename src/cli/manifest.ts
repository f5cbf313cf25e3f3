import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from '../../manifest/pack.ts';
import { loadConfig } from '../config/load.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel manifest pack [--out FILE] [--company NAME] [--json]

Makes the package for Teams from the configuration (MICROSOFT_APP_ID, PUBLIC_URL), holds it against Microsoft's
schema, and prints where it is. It is made in the data folder unless --out says otherwise.`;

const PACKAGE = join(import.meta.dirname, '../../package.json');
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export async function run(args: string[], io: Io): Promise<number> {
  const { out, company, json } = readArgs(args);
  const { config } = loadConfig(process.env);
  const problems: string[] = [];
  const { microsoftAppId: appId = '', publicUrl = '' } = config;
  if (!GUID.test(appId))
    problems.push('MICROSOFT_APP_ID: set it to the application (client) id of the bot registration');
  if (!publicUrl.startsWith('https://')) problems.push('PUBLIC_URL: Teams needs an address that begins with https://');
  if (problems.length > 0) return fail(problems, json, io);

  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { readonly version: string };
  const packed = await pack({ appId, appVersion: version, publicUrl: new URL(publicUrl), company });
  if (packed.kind === 'faulty') return fail(packed.faults, json, io);
  const path = resolve(out ?? join(config.data, 'sleutel-teams.zip'));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, packed.zip);
  io.stdout(json ? `${JSON.stringify({ zip: path, bytes: packed.zip.length })}\n` : `${path}\n`);
  return 0;
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' }, company: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (positionals.join(' ') !== 'pack') throw new UsageError(help);
    return { out: values.out, company: values.company ?? 'Sleutel', json: values.json ?? false };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n\n${help}`);
  }
}

function fail(problems: readonly string[], json: boolean, io: Io): number {
  io.stderr(
    json
      ? `${JSON.stringify({ problems })}\n`
      : `The package was not made:\n${problems.map((line) => `  ${line}`).join('\n')}\n`,
  );
  return 1;
}

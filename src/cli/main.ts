import { enableCompileCache } from 'node:module';
import { isFault } from '../core/errors.ts';
import { UsageError, type Command, type Io } from './command.ts';

enableCompileCache();

/** Loaded when asked for, so that a small command starts fast. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: () => import('./start-command.ts'),
  check: () => import('./check.ts'),
  classify: () => import('./classify.ts'),
  nlu: () => import('./nlu.ts'),
  ask: () => import('./ask.ts'),
  knowledge: () => import('./knowledge.ts'),
  accounts: () => import('./accounts.ts'),
  audit: () => import('./audit.ts'),
  person: () => import('./person.ts'),
  config: () => import('./config.ts'),
  manifest: () => import('./manifest.ts'),
};

const io: Io = {
  stdin: process.stdin,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
};

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) return overview(name);
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout(`${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    io.stderr(`${explain(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function overview(name: string): Promise<number> {
  const asked = ['', 'help', '--help', '-h'].includes(name);
  const lines = Object.keys(COMMANDS).map((known) => `  sleutel ${known} --help`);
  (asked && name !== '' ? io.stdout : io.stderr)(
    `${asked ? '' : `There is no command ${JSON.stringify(name)}.\n`}Commands:\n${lines.join('\n')}\n`,
  );
  return asked && name !== '' ? 0 : 2;
}

function explain(error: unknown): string {
  if (error instanceof UsageError || isFault(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

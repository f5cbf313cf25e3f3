import { readFileSync } from 'node:fs';
import { Fault } from '../core/errors.ts';
import { contradictions } from './contradictions.ts';
import { isLoopback } from './loopback.ts';
import { configSchema, ENVIRONMENT, FILE_VARIABLE, type Config } from './schema.ts';

export { isLoopback };

export type Source = 'default' | 'file' | 'environment';

export interface LoadedConfig {
  readonly config: Config;
  /** Where each top-level value, and each policy value by its path, comes from. */
  readonly sourceOf: (path: string) => Source;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Defaults, then the file, then the environment; checked once, frozen.
 * @throws Fault `bad-configuration` that names every bad key at once
 */
export function loadConfig(environment: Environment): LoadedConfig {
  const problems: string[] = unknownVariables(environment);
  const file = readFile(environment[FILE_VARIABLE], problems);
  const given = fromEnvironment(environment);
  const wanted = { ...file, ...given };
  const parsed = configSchema.safeParse(wanted);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${describe(issue.path, given)}: ${issue.message}`));
  problems.push(...contradictions(wanted));
  if (problems.length > 0 || !parsed.success) {
    throw new Fault(
      'bad-configuration',
      `The configuration is not right:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  return { config: freeze(parsed.data), sourceOf: (path) => sourceOf(path, file, given) };
}

function fromEnvironment(environment: Environment): Record<string, string> {
  const entries = Object.entries(ENVIRONMENT).flatMap(([key, name]) => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A misspelt variable would be ignored in silence otherwise. */
function unknownVariables(environment: Environment): string[] {
  const known = new Set([...Object.values(ENVIRONMENT), FILE_VARIABLE]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('SLEUTEL_') && !known.has(name))
    .map((name) => `${name}: there is no such setting`);
}

function readFile(path: string | undefined, problems: string[]): Record<string, unknown> {
  if (path === undefined || path === '') return {};
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
    problems.push(`${FILE_VARIABLE}: ${path} does not hold a JSON object`);
  } catch (error) {
    problems.push(`${FILE_VARIABLE}: ${path} cannot be read: ${(error as Error).message}`);
  }
  return {};
}

/** By the name under which the person gave it. */
function describe(path: readonly PropertyKey[], given: Record<string, string>): string {
  const [top] = path;
  if (typeof top === 'string' && top in given) return ENVIRONMENT[top as keyof typeof ENVIRONMENT];
  return path.length === 0 ? 'configuration file' : path.map(String).join('.');
}

/** The embedded directory's own pages and inbox are for this machine, and not for behind a public address. */
export const isDemo = ({ host, publicUrl, directory }: Pick<Config, 'host' | 'publicUrl' | 'directory'>): boolean =>
  directory.kind === 'embedded' &&
  isLoopback(host) &&
  (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));

/** For the one command that opens a port: the demo company is for this machine only. */
export function assertMayServe(config: Config): void {
  if (isLoopback(config.host) || config.embeddedDirectoryIsReal || config.directory.kind !== 'embedded') return;
  throw new Fault(
    'bad-configuration',
    `HOST ${config.host} is not this machine alone, and the embedded directory holds a demo company. ` +
      'Use a loopback HOST, or set SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL=true when the accounts in it are the real ones.',
  );
}

function sourceOf(path: string, file: Record<string, unknown>, given: Record<string, string>): Source {
  const steps = path.split('.');
  if ((steps[0] ?? '') in given) return 'environment';
  let at: unknown = file;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !(step in at)) return 'default';
    at = (at as Record<string, unknown>)[step];
  }
  return 'file';
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

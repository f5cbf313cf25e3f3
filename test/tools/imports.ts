import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One source file with what it imports. */
export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Files of the project. */
  readonly files: readonly string[];
  /** Names of packages, and `node:` modules. */
  readonly packages: readonly string[];
}

const IMPORT = /^(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gmu;

/** Every TypeScript source of these folders. */
export const sourcesOf = (folders: readonly string[]): Source[] =>
  folders.flatMap((folder) => walk(join(ROOT, folder)));

function walk(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /(?<!\.d)\.tsx?$/u.test(entry.name) ? [read(path)] : [];
  });
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const named = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const files = named
    .filter((name) => name.startsWith('.'))
    .map((name) => slashes(relative(ROOT, normalize(join(dirname(path), name)))));
  return { path: slashes(relative(ROOT, path)), text, files, packages: named.filter((name) => !name.startsWith('.')) };
}

const slashes = (path: string): string => path.replaceAll('\\', '/');

/** The first circle of imports that is found, as a path that ends where it began. */
export function findCycle(sources: readonly Source[]): string[] | undefined {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.files ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  return sources.map(({ path }) => visit(path, [])).find((cycle) => cycle !== undefined);
}

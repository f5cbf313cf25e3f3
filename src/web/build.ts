import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { WEB_CHAT_FILE } from './web-chat-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
  'chat.ts',
  'robot-worker.ts',
  'password.ts',
  'pass.ts',
  'framed.ts',
  'security.ts',
  'inbox.ts',
  'helpdesk.ts',
  'site.css',
  'icon.svg',
];
export const WEB_FOLDER = join(ROOT, 'dist/web');

/** The built front end, as the pages need it. */
export interface Web {
  readonly folder: string;
  readonly entries: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly entries: Readonly<Record<string, string>>;
  /** Whatever the files were made of; a newer one makes them stale. */
  readonly inputs: readonly string[];
}

/** The front end, built first when it is missing or older than its sources. */
export async function ensureWeb(folder: string = WEB_FOLDER): Promise<Web> {
  const { entries } = (await freshManifest(folder)) ?? (await buildWeb(folder));
  const files = new Set(await readdir(folder));
  return { folder, entries: files.has(WEB_CHAT_FILE) ? { ...entries, 'webchat.js': WEB_CHAT_FILE } : entries };
}

async function freshManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    const builtAt = (await stat(path)).mtimeMs;
    const changes = await Promise.all(manifest.inputs.map(async (input) => (await stat(join(ROOT, input))).mtimeMs));
    await Promise.all(Object.values(manifest.entries).map((name) => stat(join(folder, name))));
    return changes.every((changedAt) => changedAt <= builtAt) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Bundles, names by content and packs; files of earlier builds stay, because a running server may serve them. */
export async function buildWeb(folder: string = WEB_FOLDER): Promise<Manifest> {
  // Loaded only here: most starts have nothing to build.
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: SOURCES.map((source) => `src/web/${source}`),
    outdir: relative(ROOT, folder),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'copy' },
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  await mkdir(folder, { recursive: true });
  await Promise.all(result.outputFiles.map((file) => writePacked(file.path, file.contents)));
  const manifest = manifestOf(result.metafile);
  const draft = join(folder, `manifest.${process.pid}.json`);
  await writeFile(draft, JSON.stringify(manifest, undefined, 1));
  await rename(draft, join(folder, 'manifest.json'));
  return manifest;
}

function manifestOf(metafile: Metafile): Manifest {
  const entries: Record<string, string> = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint !== undefined && SOURCES.includes(basename(entryPoint)))
      entries[basename(entryPoint)] = basename(path);
  }
  return { entries, inputs: [...Object.keys(metafile.inputs), 'src/web/build.ts'] };
}

/**
 * A file with its packed twins; the quality keeps building quick. Names tell contents, so one that
 * is there is right, and is not touched while somebody may be reading it; the plain one comes last.
 */
export async function writePacked(path: string, contents: Uint8Array, quality = 6): Promise<void> {
  if (await exists(path)) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(contents, { params }),
    promisify(gzip)(contents, { level: quality }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  await writeFile(path, contents);
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** For a fresh install: nothing of earlier builds is left. */
export async function cleanWeb(folder: string = WEB_FOLDER): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => !name.startsWith('webchat-')).map((name) => rm(join(folder, name), { recursive: true })),
  );
}

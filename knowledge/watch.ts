import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';

/** An editor saves in several strokes; they are taken together. */
const QUIET_MS = 120;

/** Calls back when files of the folders have changed and been quiet for a moment. Gives the way to stop. */
export function watchFolders(
  folders: readonly string[],
  changed: () => void,
  failed: (error: Error) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS).unref();
  };
  const watchers = folders.map((folder): FSWatcher => watch(folder, { persistent: false }, later).on('error', failed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

import { checkActiveDirectory, type DirectoryCheck } from '../adapters/directory/active-directory/check.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../ports/clock.ts';

export interface DirectoryChecks {
  readonly checks: readonly DirectoryCheck[];
  close(): void;
}

/** What `sleutel check` tries of the directory that the configuration names; nothing is changed by it. */
export function directoryChecks({ directory }: Config, clock: Clock): DirectoryChecks {
  switch (directory.kind) {
    case 'embedded':
      return { checks: [], close: () => {} };
    case 'active-directory':
      return checkActiveDirectory(directory, clock);
    case 'graph':
      return { checks: [], close: () => {} };
    case 'hybrid':
      return checkActiveDirectory(directory.onPremises, clock);
  }
}

import type { LoadedConfig, Source } from './load.ts';
import { SECRET_KEYS } from './schema.ts';

export interface PrintedValue {
  readonly key: string;
  readonly value: unknown;
  readonly source: Source;
}

/** Every value with its source; secrets are only said to be there. */
export function printable({ config, sourceOf }: LoadedConfig): PrintedValue[] {
  return leaves(config, '').map(({ key, value }) => ({
    key,
    value: SECRET_KEYS.has(key) && value !== undefined ? '(set)' : value,
    source: sourceOf(key),
  }));
}

function leaves(value: unknown, path: string): { key: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ key: path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

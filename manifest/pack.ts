import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { makeManifest, type ManifestSettings } from './manifest.ts';
import { faultsOf, ICON_SIZES, pngSize } from './validate.ts';

export type Packed =
  | { readonly kind: 'packed'; readonly zip: Uint8Array }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Midnight of a fixed day, so that the same settings give the same bytes. */
const MADE_AT = new Date(2026, 0, 1);

/** The package that an administrator uploads to Teams; faulty ones are not made. */
export async function pack(settings: ManifestSettings): Promise<Packed> {
  const { manifest, localisation } = makeManifest(settings);
  const icons = await Promise.all(
    Object.keys(ICON_SIZES).map(
      async (name) => [name, await readFile(join(import.meta.dirname, 'icons', name))] as const,
    ),
  );
  const faults = [
    ...(await faultsOf(manifest, localisation)),
    ...icons.flatMap(([name, bytes]) => iconFault(name, bytes)),
  ];
  if (faults.length > 0) return { kind: 'faulty', faults };
  const json = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
  const files = { 'manifest.json': json(manifest), 'en.json': json(localisation), ...Object.fromEntries(icons) };
  return { kind: 'packed', zip: zipSync(files, { mtime: MADE_AT }) };
}

function iconFault(name: string, bytes: Uint8Array): string[] {
  const side = ICON_SIZES[name as keyof typeof ICON_SIZES];
  const size = pngSize(bytes);
  const isRight = size?.width === side && size.height === side;
  return isRight ? [] : [`${name}: must be a PNG of ${side} by ${side} pixels`];
}

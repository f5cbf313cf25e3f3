import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import { SCHEMA_VERSION } from './manifest.ts';

/** What the icons must measure, in pixels each way. */
export const ICON_SIZES = { 'color.png': 192, 'outline.png': 32 } as const;

/** Every fault of a manifest and its translation, held against Microsoft's own schemas; nothing is fetched. */
export async function faultsOf(manifest: object, localisation: object): Promise<string[]> {
  const [main, words] = await Promise.all([schema('MicrosoftTeams'), schema('MicrosoftTeams.Localization')]);
  return [...check('manifest.json', main, manifest), ...check('en.json', words, localisation)];
}

const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
  `v${SCHEMA_VERSION}`,
);

const schema = async (name: string): Promise<object> =>
  JSON.parse(await readFile(join(SCHEMAS, `${name}.schema.json`), 'utf8')) as object;

function check(file: string, against: object, value: object): string[] {
  const ajv = new Ajv04.default({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile(against);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${file}${instancePath}: ${message}`);
}

/** The width and height in the head of a PNG, or `undefined` when it is none. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = bytes.byteLength > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452;
  return isPng ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
}

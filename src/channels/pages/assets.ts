import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type restify from 'restify';
import type { Answer } from '../http/answer.ts';
import { notFound } from '../http/http-error.ts';
import type { Call } from '../http/route.ts';
import { mount } from './errors.ts';
import type { PageNeeds } from './needs.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Names carry a hash of what is inside, so a copy is good for ever. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Files of the front end, by name and as they were packed at build time. */
export function mountAssets(server: restify.Server, needs: PageNeeds): void {
  const { folder } = needs.assets;
  const names = new Set(readdirSync(folder));
  const kept = new Map<string, Buffer>();

  function read(name: string): Buffer {
    const found = kept.get(name) ?? readFileSync(join(folder, name));
    kept.set(name, found);
    return found;
  }

  mount(server, needs, 'GET', '/assets/:name', async (call): Promise<Answer> => {
    const name = call.params['name'] ?? '';
    const type = TYPES[extname(name)];
    if (type === undefined || !names.has(name)) throw notFound();
    const packing = packingFor(call, (ending) => names.has(name + ending));
    const headers = { 'cache-control': FOREVER, vary: 'Accept-Encoding', ...packing.headers };
    return { type, body: read(name + packing.ending), headers };
  });
}

function packingFor(call: Call, exists: (ending: string) => boolean) {
  const accepted = call.headers['accept-encoding'];
  const takes = (coding: string) =>
    new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`, 'u').test(String(accepted));
  if (takes('br') && exists('.br')) return { ending: '.br', headers: { 'content-encoding': 'br' } };
  if (takes('gzip') && exists('.gz')) return { ending: '.gz', headers: { 'content-encoding': 'gzip' } };
  return { ending: '', headers: {} };
}

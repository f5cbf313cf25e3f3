import { readFileSync } from 'node:fs';
import { directoryContract } from '../contracts/directory/contract.ts';
import { effects } from '../contracts/directory/effects.ts';
import { names } from '../contracts/directory/names.ts';
import { passwords } from '../contracts/directory/passwords.ts';
import { standing } from '../contracts/directory/standing.ts';
import { tenantHarness, tenantSchema } from './tenant.ts';

const path = process.env['SLEUTEL_LIVE_GRAPH'];
if (path === undefined)
  throw new Error('SLEUTEL_LIVE_GRAPH: name the file that describes a tenant; see test/live/README.md');
const tenant = tenantSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

// What takes a password of long ago, a lock or a broken line cannot be brought about from here.
directoryContract(tenantHarness(`the tenant ${tenant.domain}`, tenant), [names, standing, passwords, effects]);

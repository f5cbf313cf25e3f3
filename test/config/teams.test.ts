import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../src/config/load.ts';
import { refusal } from './support.ts';

const DOUBLE = { issuer: 'i', openIdMetadata: 'http://127.0.0.1:1/m', services: ['127.0.0.1:1'], token: 't' };
const SWITCHES = { withoutTokens: true, double: DOUBLE } as const;

describe('the development switches of the Teams channel', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (teams: object, environment: Record<string, string>): string[] => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ teams }));
    return refusal(() => loadConfig({ SLEUTEL_CONFIG: path, ...environment }));
  };

  for (const [name, value] of Object.entries(SWITCHES)) {
    for (const environment of [
      { HOST: '0.0.0.0' },
      { HOST: '192.168.1.10' },
      { PUBLIC_URL: 'https://sleutel.voorbeeld.example' },
    ]) {
      // Off: leave `teamsContradictions` out of `contradictions`.
      it(`are refused on a public address: ${name} with ${JSON.stringify(environment)}`, () => {
        expect(load({ [name]: value }, environment).join('\n')).to.include(`teams.${name}: only for a loopback HOST`);
      });
    }

    it(`are allowed on this machine: ${name}`, () => {
      expect(load({ [name]: value }, { PUBLIC_URL: 'http://127.0.0.1:3978' })).to.deep.equal([]);
    });
  }
});

import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { Fault } from '../../src/core/errors.ts';
import { startApp } from '../support/app.ts';

/** The embedded directory when its accounts are said to be real. */
describe('the real embedded directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-real-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const REAL = { SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: 'true' };
  const begin = async (environment: Record<string, string> = {}): Promise<string> => {
    const { config } = loadConfig({
      PORT: '0',
      SLEUTEL_DATA: folder,
      SLEUTEL_LOG_LEVEL: 'silent',
      ...REAL,
      ...environment,
    });
    try {
      await (await createApp(config)).stop();
      return 'started';
    } catch (error) {
      if (error instanceof Fault) return error.message;
      throw error;
    }
  };

  it('does not begin with nobody knows whom', async () => {
    expect(await begin()).to.match(/it is empty\. Run sleutel accounts import FILE first/u);
  });

  it('begins empty with the organisation of the configuration, and no demo company', async () => {
    const file = join(folder, 'config.json');
    writeFileSync(file, JSON.stringify({ organisation: { name: 'Voorbeeld BV', domain: 'voorbeeld.example' } }));
    const app = await startApp({ data: folder, environment: { SLEUTEL_CONFIG: file, ...REAL } });
    const people = await fetch(app.url).then((answer) => answer.text());
    await app.stop();
    expect(people).to.include('Voorbeeld BV').and.not.to.include('anna@voorbeeld.example');
  });

  // Off: leave assertNotDemo out of the composition.
  it('is never the folder that the demo company was in', async () => {
    const demo = await startApp({ data: folder });
    await demo.stop();
    expect(await begin()).to.match(/holds the demo company.*Give SLEUTEL_DATA another folder/u);
  });
});

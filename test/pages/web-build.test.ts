import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { cleanWeb, ensureWeb } from '../../src/web/build.ts';
import { WEB_CHAT_FILE } from '../../src/web/web-chat-file.ts';

describe('the build of the front end', function () {
  this.timeout(20_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sleutel-web-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const builtAt = async () => (await stat(join(folder, 'manifest.json'))).mtimeMs;

  it('gives every entry a name by its contents, with packed twins of the same', async () => {
    const { entries } = await ensureWeb(folder);
    expect(Object.keys(entries)).to.include.members([
      'chat.ts',
      'robot-worker.ts',
      'password.ts',
      'inbox.ts',
      'site.css',
      'icon.svg',
    ]);
    for (const name of Object.values(entries)) {
      expect(name).to.match(/^[a-z-]+-[A-Z0-9]{8}\.(?:js|css|svg)$/u);
      const plain = await readFile(join(folder, name));
      expect(brotliDecompressSync(await readFile(join(folder, `${name}.br`)))).to.deep.equal(plain);
      expect(gunzipSync(await readFile(join(folder, `${name}.gz`)))).to.deep.equal(plain);
    }
  });

  it('is not repeated until a source is newer or a file is missing', async () => {
    const { entries } = await ensureWeb(folder);
    const first = await builtAt();
    await ensureWeb(folder);
    expect(await builtAt()).to.equal(first);

    await utimes(join(folder, 'manifest.json'), 1, 1);
    expect(await ensureWeb(folder)).to.deep.equal({ folder, entries });
    expect(await builtAt()).to.be.at.least(first);

    await rm(join(folder, entries['chat.ts'] ?? ''));
    await ensureWeb(folder);
    expect(await readdir(folder)).to.include(entries['chat.ts']);
  });

  it('names the chat bundle only when it is there, and cleaning leaves that alone', async () => {
    expect((await ensureWeb(folder)).entries).to.not.have.property('webchat.js');
    await writeFile(join(folder, WEB_CHAT_FILE), '');
    expect((await ensureWeb(folder)).entries).to.have.property('webchat.js', WEB_CHAT_FILE);
    await cleanWeb(folder);
    expect(await readdir(folder)).to.deep.equal([WEB_CHAT_FILE]);
  });

  it('has no address of another host in its own files', async () => {
    const { entries } = await ensureWeb(folder);
    for (const name of Object.values(entries)) {
      const text = await readFile(join(folder, name), 'utf8');
      expect(text.match(/https?:\/\/(?!www\.w3\.org\/)[\w.]+/gu), name).to.equal(null);
    }
  });
});

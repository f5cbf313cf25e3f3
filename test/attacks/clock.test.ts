import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Chat, codeFor, labels } from '../support/chat.ts';
import { startProcess, type Process } from './process.ts';
import { ANNA, ANNA_MAIL, BAS, BAS_MAIL, COMPANY, MINUTE, ROOMY, askCode, has, sayAll } from './support.ts';

const HOUR = 60 * MINUTE;
const CLOCK = new URL('./moved-clock.ts', import.meta.url).href;

describe('a machine whose clock is set', function () {
  this.timeout(60_000);
  let data: string;
  let served: Process;
  let port: string;

  const setClock = (ms: number): Promise<void> => writeFile(join(data, 'clock'), String(ms));
  /** Again on the same port, so that chats go on. */
  const start = async (): Promise<void> => {
    const PORT = port;
    const environment = { PORT, NODE_OPTIONS: `--import=${CLOCK}`, MOVED_CLOCK: join(data, 'clock') };
    served = await startProcess({ company: COMPANY, policy: { sends: ROOMY.sends }, environment, data });
    port = new URL(served.url).port;
  };
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'sleutel-test-'));
    port = '0';
    await setClock(0);
    await start();
  });
  afterEach(async () => {
    await served.end();
    await rm(data, { recursive: true, force: true });
  });

  it('E9: brings no expired code back to life, neither while running nor by a restart', async () => {
    // Fails without: `Math.max` in clock.ts (the machine's clock as it is); after a restart without `latestMoment`.
    const chat = await askCode(served.url, ANNA);
    const code = await codeFor(served.url, ANNA_MAIL);
    await setClock(6 * MINUTE);
    expect(labels(await chat.say('00000000'))).to.deep.equal(['verify.code-expired']);
    await setClock(-HOUR);
    expect(has(await chat.say(code), 'verify.passed'), 'set back while running').to.equal(false);
    const other = await askCode(served.url, BAS);
    const second = await codeFor(served.url, BAS_MAIL);
    await setClock(12 * MINUTE);
    expect(labels(await other.say('00000000'))).to.deep.equal(['verify.code-expired']);
    await served.end();
    await setClock(-HOUR);
    await start();
    expect(has(await other.say(second), 'verify.passed'), 'set back and started again').to.equal(false);
  });

  it('E9: gives no new tries, whichever way it is set', async () => {
    // Fails without: `Math.max` in clock.ts: tries in the future are then not seen.
    const chat = await askCode(served.url, ANNA);
    expect(await sayAll(chat, Array<string>(5).fill('00000000'))).to.include('verify.stopped');
    for (const ms of [HOUR, -HOUR, 2 * HOUR, 0]) {
      await setClock(ms);
      const next = await Chat.open(served.url);
      await next.say('wachtwoord vergeten');
      await next.say(ANNA);
      expect(labels(await next.say('email')), `${ms}`).to.deep.equal(['verify.stopped', 'handoff.offer']);
    }
  });
});

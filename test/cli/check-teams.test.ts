import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { APP_ID } from '../doubles/bot-framework.ts';
import { CHANNEL, LINK, startChannel } from '../helpdesk/channel.ts';
import { STAFFED } from '../helpdesk/support.ts';
import { startTeams, type TeamsApp } from '../teams/support.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describe('sleutel check with a channel for the helpdesk', function () {
  this.timeout(60_000);
  let app: TeamsApp | undefined;
  afterEach(async () => {
    await app?.stop();
    await app?.remove();
  });

  async function check(data: string) {
    const { PATH = '' } = process.env;
    const env = { PATH, SLEUTEL_DATA: data, SLEUTEL_CONFIG: join(data, 'config.json'), MICROSOFT_APP_ID: APP_ID };
    const child = spawn(process.execPath, [MAIN, 'check', '--json'], { env });
    const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const lines = out.trim().split('\n');
    const found = lines.map((line) => JSON.parse(line) as { readonly name: string });
    return found.find(({ name }) => name === 'Teams helpdesk channel');
  }

  it('says how to mend it as long as nothing came from the tenant', async () => {
    app = await startTeams({ company: STAFFED, helpdeskChannel: LINK });
    const found = await check(app.data);
    expect(found).to.include({ ok: false, seen: 'Nothing came from the tenant of the helpdesk yet.' });
    expect(found).to.have.property('fix').that.includes('Add the bot to the team');
  });

  it('says whether the bot is in the team', async () => {
    app = await startChannel();
    app.framework.rosters.delete(CHANNEL);
    expect(await check(app.data)).to.include({ ok: false, seen: 'Teams answers 403: the bot is not in that team' });
    app.framework.rosters.add(CHANNEL);
    expect(await check(app.data)).to.include({ ok: true });
  });
});

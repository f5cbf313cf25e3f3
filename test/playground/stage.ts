import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { STAFFED, userId } from '../helpdesk/support.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/chat.ts';

const PORT = 56_150;
const TENANT = 'aaaaaaaa-0000-0000-0000-000000000001';
const CHANNEL = '19:helpdesk@thread.tacv2';
const LINK = `https://teams.microsoft.com/l/channel/${encodeURIComponent(CHANNEL)}/General?tenantId=${TENANT}`;
const PEOPLE = ['anna', 'bas', 'cas', 'hanna', 'harm', 'gerda'] as const;

export type Name = (typeof PEOPLE)[number];

const user = (name: Name) => ({
  id: `29:${name}`,
  name: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} Proef`,
  userPrincipleName: userId(name),
  aadObjectId: `0bj-${name}`,
  givenName: name,
  surname: 'Proef',
  email: userId(name),
});

/** What the playground reads as its world; it is JSON, which is YAML as well. */
const worldOf = (name: Name): object => ({
  version: '0.1.1',
  tenantId: TENANT,
  bot: { id: '28:sleutel', name: 'Sleutel' },
  currentUser: user(name),
  users: PEOPLE.filter((other) => other !== name).map(user),
  personalChat: { id: `a:${name}` },
  groupChat: { id: '19:group@thread.v2', name: 'Lunch' },
  team: { id: CHANNEL, name: 'Helpdesk', aadGroupId: '00000000-0000-0000-0000-000000000031', channels: [] },
});

/** One person at the playground, and what they do there; every step is written down. */
export interface Stage {
  readonly app: TestApp;
  readonly say: (text: string) => Promise<void>;
  /** Says something to the bot in a group, where it hears only what is for it. */
  readonly mention: (text: string) => Promise<void>;
  /** Presses the newest button of that name. */
  readonly press: (title: string) => Promise<void>;
  /** Goes to another conversation. */
  readonly go: (place: RegExp) => Promise<void>;
  /** Waits until it stands in the conversation that is open. */
  readonly sees: (words: RegExp) => Promise<void>;
}

export interface Player {
  readonly name: Name;
  /** Beginning of the paths of pictures. */
  readonly shots: string;
  readonly write: (line: string) => void;
  readonly play: (stage: Stage) => Promise<void>;
}

/** The application, the playground as one person, and a browser on it, for one scene. */
export async function play(program: string, browser: Browser, player: Player): Promise<void> {
  const app = await startApp({ company: STAFFED, file: { teams: { withoutTokens: true, helpdeskChannel: LINK } } });
  const ticking = setInterval(() => app.clock.advance(1_000), 1_000);
  const folder = mkdtempSync(join(tmpdir(), 'sleutel-playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(worldOf(player.name)));
  const playground = spawn(
    process.execPath,
    [program, 'start', '-e', `${app.url}/api/messages`, '-c', 'msteams', '-p', String(PORT), '--disable-telemetry'],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, BROWSER: 'none' } },
  );
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1_300, height: 1_000 } });
  try {
    await player.play(stageOn(await open(context), app, player));
  } finally {
    clearInterval(ticking);
    await context.close();
    await end(playground);
    await app.stop();
    await app.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const address = `http://127.0.0.1:${PORT}`;
  // Its fonts come from elsewhere; it does without.
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/u, (route) => route.abort());
  await eventually(async () => (await fetch(address).catch(() => undefined))?.ok || undefined, 'the playground');
  await page.goto(address);
  await page.getByText('Connected.').first().waitFor();
  return page;
}

function stageOn(page: Page, app: TestApp, { shots, write }: Player): Stage {
  let steps = 0;
  const box = page.locator('[role=textbox][contenteditable=true]').last();
  async function typed(text: string): Promise<void> {
    write(`  types: ${text}`);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  return {
    app,
    async say(text) {
      await box.click();
      await typed(text);
    },
    async mention(text) {
      await box.click();
      await page.keyboard.type('@S');
      await page.getByRole('menuitem', { name: 'Sleutel' }).click();
      await typed(text);
    },
    async press(title) {
      write(`  presses: ${title}`);
      await page.getByRole('button', { name: title, exact: true }).last().click();
    },
    async go(place) {
      await page.getByRole('treeitem', { name: place }).click();
    },
    async sees(words) {
      steps += 1;
      try {
        const look = async () => words.exec(await page.locator('body').innerText())?.[0];
        write(`  sees: ${(await eventually(look, String(words))).replaceAll(/\s+/gu, ' ').slice(0, 100)}`);
      } finally {
        await page.screenshot({ path: `${shots}-${steps}.png` });
      }
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

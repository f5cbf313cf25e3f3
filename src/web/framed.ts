import { byId } from './page.ts';

/** How long "it worked" stays readable before the dialog closes by itself. */
const CLOSES_AFTER_MS = 6_000;

// Only Teams may put the page in a frame; everywhere else there is nothing to do.
if (window.parent !== window) void meetTeams().catch(() => undefined);

/** Tells Teams that its dialog is there, and closes it once the password is chosen. */
async function meetTeams(): Promise<void> {
  const { app, dialog } = await import('@microsoft/teams-js');
  await app.initialize();
  if (byId('password-done') === undefined) return;
  setTimeout(() => dialog.url.submit(), CLOSES_AFTER_MS);
}

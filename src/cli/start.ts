import { assertMayServe, loadConfig } from '../config/load.ts';
import { isFault } from '../core/errors.ts';

/** When the first page has been served, as a rule. */
const SETTLED_MS = 2_000;

/** Serves until a signal comes. */
export async function start(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const { config } = loadConfig(environment);
    assertMayServe(config);
    const { createApp } = await import('../app.ts');
    const { releaseMemory } = await import('../adapters/memory.ts');
    const app = await createApp(config);
    const { url } = await app.start().catch(async (error: unknown) => {
      await app.stop();
      throw error;
    });
    stopOnSignals(() => app.stop());
    process.stdout.write(`Sleutel is ready: ${url}\n`);
    setTimeout(releaseMemory, SETTLED_MS).unref();
  } catch (error) {
    process.stderr.write(`${whatIsWrong(error)}\n`);
    process.exitCode = 1;
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** What a person can mend is said plainly; everything else with its place in the code. */
function whatIsWrong(error: unknown): string {
  if (isFault(error, 'bad-configuration') || isFault(error, 'storage-broken')) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `The port is already in use: ${(error as Error).message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

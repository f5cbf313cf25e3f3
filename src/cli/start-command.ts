import { UsageError } from './command.ts';
import { start } from './start.ts';

export const help = 'sleutel start\n\nServes the chat and the pages until it is stopped; the same as npm start.';

export async function run(args: string[]): Promise<number> {
  if (args.length > 0)
    throw new UsageError('sleutel start takes no arguments; it is configured by file and environment.');
  await start(process.env);
  return Number(process.exitCode ?? 0);
}

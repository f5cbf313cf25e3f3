import { loadConfig } from '../config/load.ts';
import { policyPage } from '../config/policy-page.ts';
import { printable } from '../config/print.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel config print [--json]  every setting, its value and where it comes from: default, file or environment; secrets are masked
sleutel config policy          every value of the policy with its default and its floor, as Markdown`;

export async function run(args: string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  const [action, ...rest] = args.filter((arg) => arg !== '--json');
  if (!['print', 'policy'].includes(action ?? '') || rest.length > 0) throw new UsageError(help);
  if (action === 'policy') {
    io.stdout(policyPage());
    return 0;
  }
  const values = printable(loadConfig(process.env));
  if (json) io.stdout(`${JSON.stringify(values.map(({ value, ...more }) => ({ ...more, value: value ?? null })))}\n`);
  else
    for (const { key, value, source } of values)
      io.stdout(`${key} = ${JSON.stringify(value) ?? '(not set)'}  (${source})\n`);
  return 0;
}

import { buildWeb, cleanWeb } from './build.ts';
import { fetchWebChat } from './fetch-web-chat.ts';

/** Nothing here may stop an installation: what is missing is said, here and on the start page. */
const say = (text: string): unknown => process.stderr.write(`${text}\n`);
const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

try {
  await cleanWeb();
  await buildWeb();
} catch (error) {
  say(`The pages were not built (${reason(error)}); they are built at the first start.`);
}
try {
  await fetchWebChat();
} catch (error) {
  say(`The web chat could not be fetched (${reason(error)}). When there is a network, run: node src/web/install.mjs`);
}

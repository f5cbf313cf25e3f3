import { solve } from './solve.ts';
import { ChatProblem, problemOf } from './problem.ts';

/** A fresh proof that this is a browser: a little work, done beside the page where possible. */
export async function proveBrowser(workerUrl: string): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) throw new ChatProblem('insecure');
  const response = await fetch('/robot-check', { headers: { accept: 'application/json' } });
  if (!response.ok) throw problemOf(response.status);
  const challenge: unknown = await response.json();
  return solveBeside(challenge, workerUrl).catch(() => solve(challenge));
}

function solveBeside(challenge: unknown, workerUrl: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { type: 'module' });
    const end = (payload: string | undefined) => {
      worker.terminate();
      if (payload === undefined) reject(new Error('the worker gave up'));
      else resolve(payload);
    };
    worker.addEventListener('message', (event: MessageEvent<{ payload?: string }>) => end(event.data.payload));
    worker.addEventListener('error', () => end(undefined));
    worker.postMessage(challenge);
  });
}

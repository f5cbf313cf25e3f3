import type { Log } from '../http/log.ts';
import type { WebChat } from '../needs.ts';

/** As much of a WebSocket as is needed. */
export interface Line {
  readonly OPEN: number;
  readonly readyState: number;
  once(event: 'close', listener: () => void): unknown;
  send(frame: string, done: (error?: Error) => void): void;
  close(code: number): void;
}

interface PumpNeeds {
  readonly webChat: WebChat;
  readonly log: Log;
}

/**
 * Sends a conversation over one socket: first what came after the watermark, then whatever comes.
 * One reader per socket, from the stored rows only and always after the last one sent, so nothing
 * is lost, doubled or reordered; the next frame waits until the last one left, so nothing piles up.
 */
export function pump(socket: Line, { webChat, log }: PumpNeeds, conversationId: string, after: number): void {
  let position = after;
  let isRunning = false;
  let hasNews = true;

  async function run(): Promise<void> {
    isRunning = true;
    while (hasNews && socket.readyState === socket.OPEN) {
      hasNews = false;
      const { activities, watermark } = await webChat.read(conversationId, position);
      if (activities.length === 0) continue;
      await send(socket, JSON.stringify({ activities, watermark: String(watermark) }));
      position = watermark;
    }
    isRunning = false;
  }

  function wake(): void {
    hasNews = true;
    if (!isRunning) run().catch(stop);
  }

  /** The client comes back with its watermark, after a fault as after a lost line. */
  function stop(error: unknown): void {
    if (socket.readyState === socket.OPEN) log.warn({ error }, 'a stream stopped');
    socket.close(1011);
  }

  // Before the first read: what becomes durable in between wakes it again.
  socket.once('close', webChat.subscribe(conversationId, wake));
  wake();
}

const send = (socket: Line, frame: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(frame, (error) => (error ? reject(error) : resolve()));
  });

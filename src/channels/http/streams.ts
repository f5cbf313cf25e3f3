import type { ServerResponse } from 'node:http';

/** Answers that stay open. They end when the server does: whoever listens comes back elsewhere. */
export interface Streams {
  add(response: ServerResponse): void;
  close(): void;
}

export function createStreams(): Streams {
  const open = new Set<ServerResponse>();
  return {
    add(response) {
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    close: () => open.forEach((response) => response.end()),
  };
}

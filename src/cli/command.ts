/** What a command talks to. */
export interface Io {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** One file a command. */
export interface Command {
  readonly help: string;
  /** Gives the exit status. */
  run(args: string[], io: Io): Promise<number>;
}

/** Arguments that a command does not know; the caller says so and ends with 2. */
export class UsageError extends Error {}

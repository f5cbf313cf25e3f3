import { Fault } from '../../src/core/errors.ts';

/** The message of a refused configuration, line by line; none when it was accepted. */
export function refusal(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'bad-configuration') throw error;
    return error.message.split('\n').map((line) => line.trim());
  }
  return [];
}

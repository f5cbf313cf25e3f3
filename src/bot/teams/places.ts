import type { Clock } from '../../ports/clock.ts';

export interface PlaceParts {
  readonly clock: Clock;
  readonly fingerprint: (conversationId: string) => string;
}

/** One that cannot be posted for so long holds up nothing any more. */
const PATIENCE_MS = 3_600_000;

/**
 * Places in the line of one conversation: ids that sort in the order in which things were said, and that
 * what is left of a post keeps at its beginning.
 */
export function createPlaces({ clock, fingerprint }: PlaceParts) {
  let count = 0;
  const at = (conversationId: string, ms: number): string =>
    `teams ${fingerprint(conversationId)} ${String(Math.max(0, ms)).padStart(15, '0')}`;
  const now = (): number => clock.now().getTime();
  return {
    take(id: string, conversationId: string): string {
      count += 1;
      return `${at(conversationId, now())}-${String(count).padStart(9, '0')} ${id}`;
    },
    /** From where to where those stand that go before. */
    before: (place: string, conversationId: string): [from: string, to: string] => [
      at(conversationId, now() - PATIENCE_MS),
      place,
    ],
  };
}

/**
 * One unit of work: whatever the stores write inside `run` is committed together, or not at all.
 * When another unit got there first, `run` is repeated on fresh reads, so it must not have effects
 * outside the database; those belong in `afterCommit`.
 */
export interface UnitOfWork {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Called once, after the surrounding unit is durable. */
  afterCommit(action: () => void): void;
}

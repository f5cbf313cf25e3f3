import type { Contacts } from '../core/account.ts';

/** One contact as it was last seen, and since when; a contact that is gone has no value. */
export interface Sighting {
  readonly value: string | undefined;
  readonly since: Date;
}
export type Sightings = Readonly<Record<keyof Contacts, Sighting>>;

/**
 * What the contacts of an account were when they were last looked at; directories keep no history.
 * Sealed at rest. Under the subject of nobody it is written as well, and goes away by itself.
 */
export interface SightingStore {
  read(subject: string): Promise<Sightings | undefined>;
  /** In place of what was read; when another unit changed it in between, this one runs again. */
  save(subject: string, sightings: Sightings): Promise<void>;
}

/** A manager was asked to confirm who somebody is. */
export interface Vouch {
  readonly id: string;
  readonly state: 'asked' | 'confirmed' | 'refused' | 'dead';
  /** Directory identifiers; for nobody a stand-in. */
  readonly managerId: string;
  readonly targetId: string;
  /** Who asked for it: the target, or an agent. */
  readonly requesterId: string;
  readonly recoveryId: string;
  /** Fingerprint of the number that the employee sees. */
  readonly numberHash: string;
  readonly wrong: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface VouchStore {
  read(id: string): Promise<Vouch | undefined>;
  /** What this manager was asked about this target since a moment, whatever came of it. */
  between(managerId: string, targetId: string, since: Date): Promise<Vouch[]>;
  save(vouch: Vouch): Promise<void>;
}

import type { StaffReset, StaffResetState } from '../core/staff-reset.ts';

/** Resets that staff asked for; a save over somebody else's makes the unit run again. */
export interface StaffResetStore {
  read(id: string): Promise<StaffReset | undefined>;
  byInvitation(tokenHash: string): Promise<StaffReset | undefined>;
  inStates(states: readonly StaffResetState[]): Promise<StaffReset[]>;
  /** Notes that one approves for the other; `false` when that one approved for them since then. */
  takesTurn(approverId: string, requesterId: string, since: Date): Promise<boolean>;
  save(reset: StaffReset): Promise<void>;
}

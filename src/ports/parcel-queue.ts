import type { Parcel } from './stores.ts';

/** A parcel whose time has come; its content stays sealed until it is opened. */
export interface DueParcel {
  readonly id: string;
  readonly tries: number;
  readonly nextAt: Date;
  readonly givesUpAt: Date;
}

/** The delivery side of the outbox. */
export interface ParcelQueue {
  due(most: number): Promise<DueParcel[]>;
  /** When the next one is due. */
  nextAt(): Promise<Date | undefined>;
  /** Takes a parcel until then; `false` when another worker has it. */
  claim(parcel: DueParcel, until: Date): Promise<boolean>;
  /** Whether a parcel waits whose id sorts from there, up to but not including there. */
  waits(from: string, to: string): Promise<boolean>;
  /** `undefined` when a secret in it is no longer valid: there is nothing left to deliver. */
  open(id: string): Promise<Parcel | undefined>;
  /** Delivered or given up: what it said is wiped. */
  settle(id: string, state: 'sent' | 'given-up', error?: string): Promise<void>;
  /** Delivered by whoever held it. */
  settleHeld(id: string): Promise<void>;
  postpone(parcel: DueParcel, until: Date, error: string): Promise<void>;
}

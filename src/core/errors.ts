/** Why something that should work did not. Expected outcomes are unions, not faults. */
export type FaultCode =
  | 'bad-configuration'
  | 'storage-busy'
  | 'storage-broken'
  | 'conflict'
  | 'directory-unavailable'
  | 'directory-unknown-outcome'
  | 'delivery-failed'
  | 'seal-broken'
  | 'bad-model';

/** A fault carries a code for programs and a cause for people who look into it. */
export class Fault extends Error {
  readonly code: FaultCode;
  /** How long the other side asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: FaultCode, message: string, cause?: unknown, retryAfterMs?: number) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export const isFault = (error: unknown, code?: FaultCode): error is Fault =>
  error instanceof Fault && (code === undefined || error.code === code);

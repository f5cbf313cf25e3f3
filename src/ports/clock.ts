/** Time and randomness are handed in, so that tests decide them. */
export interface Clock {
  /** Never goes back, also when the machine's clock does. */
  now(): Date;
}

export interface Random {
  /** Cryptographically strong bytes. */
  bytes(length: number): Buffer;
  /** Uniform in [0, below). */
  integer(below: number): number;
}

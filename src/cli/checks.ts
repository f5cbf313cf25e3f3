/** One thing that `sleutel check` tries. */
export interface Check {
  readonly name: string;
  /** How to mend it. */
  readonly fix: string;
  /** Throws when it does not work; gives what it saw. */
  try(): Promise<string>;
}

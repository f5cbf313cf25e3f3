/** A secret shared with an authenticator app. */
export interface TotpProof {
  /** Base32. */
  readonly secret: string;
  /** The latest step (of 30 s since 1970) whose code was used; a code of that step or before is refused. */
  readonly lastStep: number;
}

/** Saved recovery codes that are still good; only slow hashes are kept, under one salt. */
export interface RecoveryCodesProof {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/** Questions with hashed answers, and which of them is asked until it is answered. */
export interface QuestionsProof {
  readonly salt: string;
  readonly asked: number;
  readonly questions: readonly { readonly question: string; readonly hash: string }[];
}

/** What can be enrolled; a pending secret is shown on a page and not confirmed yet. */
export interface Proofs {
  readonly totp: TotpProof;
  readonly 'totp-pending': { readonly secret: string };
  readonly 'recovery-code': RecoveryCodesProof;
  readonly questions: QuestionsProof;
}
export type ProofKind = keyof Proofs;

export interface Enrolled<K extends ProofKind> {
  readonly enrolledAt: Date;
  readonly proof: Proofs[K];
}

/** Proofs that people keep themselves, for accounts of any directory; one of a kind each, sealed at rest. */
export interface EnrolmentStore {
  read<K extends ProofKind>(accountId: string, kind: K): Promise<Enrolled<K> | undefined>;
  /** In place of what was read; when another unit changed it in between, this one runs again. */
  save<K extends ProofKind>(accountId: string, kind: K, enrolled: Enrolled<K>): Promise<void>;
  remove(accountId: string, kind: ProofKind): Promise<void>;
}

/** Codes of authenticator apps: 6 digits, a new one every 30 seconds. */
export interface Authenticator {
  /** 160 bits, base32. */
  newSecret(): string;
  /** What an app scans. */
  address(secret: string, account: string, issuer: string): string;
  /** The step of which this is the code, the current one or the one before. */
  stepOf(secret: string, code: string, now: Date): number | undefined;
}

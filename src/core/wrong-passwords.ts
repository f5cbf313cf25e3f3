/** So many wrong passwords of an account may reach the directory in a day. */
export interface WrongBudget {
  /** By every way together: fewer than lock the account there, unless one does. */
  readonly all: number;
  /** On the sign-in page, in a browser in which its owner never signed in; others have all that is left. */
  readonly stranger: number;
  /** On the page where a password is changed, by who has proven who they are. */
  readonly page: number;
}

/** For each way, and for all of them where nobody says after how many an account locks. */
const EACH = 3;

export function wrongBudget(lockoutThreshold: number | undefined): WrongBudget {
  const most = lockoutThreshold === undefined ? EACH : Math.min(2 * EACH, lockoutThreshold - 1);
  const all = Math.max(1, most);
  return { all, stranger: Math.ceil(all / 2), page: Math.min(EACH, all) };
}

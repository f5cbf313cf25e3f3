const MOST = 3;

/** So many wrong passwords of an account reach the directory in a day: fewer than lock it there, unless one does. */
export const mostWrong = (lockoutThreshold = Infinity): number => Math.max(1, Math.min(MOST, lockoutThreshold - 1));

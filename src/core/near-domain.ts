const MOST_APART = 2;

/** An address whose domain is nearly the one of the company, with that domain put right; anything else has none. */
export function withNearDomain(userId: string, domain: string): string | undefined {
  const at = userId.lastIndexOf('@');
  const typed = userId.slice(at + 1).toLowerCase();
  const meant = domain.toLowerCase();
  if (at < 1 || typed === meant || Math.abs(typed.length - meant.length) > MOST_APART) return undefined;
  return distance(typed, meant) <= MOST_APART ? `${userId.slice(0, at)}@${meant}` : undefined;
}

/** How many letters have to be put in, left out or changed; two that changed places count as one. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_none, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

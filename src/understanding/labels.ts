/** Labels may have a second part, as in `knowledge/mfa`: an intent and a topic within it. */
export function intentOf(label: string): string {
  const slash = label.indexOf('/');
  return slash < 0 ? label : label.slice(0, slash);
}

export function topicOf(label: string): string | undefined {
  const slash = label.indexOf('/');
  return slash < 0 ? undefined : label.slice(slash + 1);
}

/** What is told apart: intents from all others, topics from the other topics of their intent. */
export function targetsOf(labels: readonly string[]): { intents: string[]; topics: string[] } {
  return {
    intents: [...new Set(labels.map(intentOf))].toSorted(),
    topics: [...new Set(labels.filter((label) => topicOf(label) !== undefined))].toSorted(),
  };
}

/** For a target, each example's side: 1 in it, -1 to tell it from, 0 when it takes no part. */
export function sidesOf(target: string, labels: readonly string[]): Int8Array {
  if (topicOf(target) === undefined) {
    return Int8Array.from(labels, (label) => (intentOf(label) === target ? 1 : -1));
  }
  const intent = intentOf(target);
  return Int8Array.from(labels, (label) => {
    if (label === target) return 1;
    return intentOf(label) === intent && topicOf(label) !== undefined ? -1 : 0;
  });
}

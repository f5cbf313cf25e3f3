import { citizenNumbers, codes } from './redaction/numbers.ts';
import { MASK, type Rule, type SecretKind } from './redaction/rule.ts';
import { standing } from './redaction/standing.ts';
import { stated } from './redaction/stated.ts';
import { tokens } from './redaction/tokens.ts';

export { MASK, type SecretKind } from './redaction/rule.ts';

export interface Redacted {
  readonly text: string;
  readonly found: readonly SecretKind[];
}

/** What is plainest first: a later rule sees what the earlier ones left. */
const RULES: readonly Rule[] = [tokens, citizenNumbers, stated, codes, standing];

/** Takes secrets out of a text before anything is stored of it. */
export function redact(text: string): Redacted {
  const found = new Set<SecretKind>();
  const hit = (kind: SecretKind): string => {
    found.add(kind);
    return MASK;
  };
  const clean = RULES.reduce((current, rule) => rule(current, hit), text);
  return { text: clean, found: [...found] };
}

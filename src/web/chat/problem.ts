export type ProblemKind = 'failed' | 'busy' | 'insecure' | 'refused' | 'lost';

/** Why the chat does not open, as far as a person can do something about it. */
export class ChatProblem extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind) {
    super(`the chat does not open: ${kind}`);
    this.name = 'ChatProblem';
    this.kind = kind;
  }
}

export function problemOf(status: number): ChatProblem {
  if (status === 429 || status === 503) return new ChatProblem('busy');
  if (status === 401 || status === 403) return new ChatProblem('refused');
  return new ChatProblem(status === 404 ? 'lost' : 'failed');
}

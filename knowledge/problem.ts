/** Something to repair in a file, in the form that editors turn into a link. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export const showProblem = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** By place, so that a report never depends on the order of finding. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message));

/** Ordering of text that is the same on every machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

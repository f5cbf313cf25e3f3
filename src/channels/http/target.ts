/** What a request line asks for, before any routing. */
export interface Target {
  /** From an absolute URI; it counts above the Host header. */
  readonly authority: string | undefined;
  readonly path: string;
  /** With its question mark. */
  readonly search: string;
}

export function targetOf(url: string): Target {
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/isu.exec(url) ?? [undefined, undefined, url];
  const mark = rest.indexOf('?');
  const path = mark === -1 ? rest : rest.slice(0, mark);
  return { authority, path: path === '' ? '/' : path, search: mark === -1 ? '' : rest.slice(mark) };
}

/**
 * Denied by default: only plain segments, one slash between them. No route needs an escape, a
 * semicolon, a backslash or a dot segment, so two readings of one path cannot differ.
 */
export function isPlainPath(path: string): boolean {
  if (!/^\/(?:[A-Za-z0-9._~@:-]+(?:\/[A-Za-z0-9._~@:-]+)*\/?)?$/u.test(path)) return false;
  return !path.split('/').some((segment) => segment === '.' || segment === '..');
}

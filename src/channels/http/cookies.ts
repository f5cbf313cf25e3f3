export interface CookieOptions {
  /** Seconds; gone with the browser when absent, at once when 0. */
  readonly maxAge?: number;
  readonly path?: string;
  readonly sameSite?: 'Strict' | 'Lax';
  /** Only over TLS; off for demo on loopback. */
  readonly secure: boolean;
}

/** The first cookie of that name, if its value is one we could have written. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
    const value = pair.slice(equals + 1).trim();
    return /^[A-Za-z0-9._~-]{1,4096}$/u.test(value) ? value : undefined;
  }
  return undefined;
}

/** Never readable by script. Values are our own tokens and need no escaping; anything else throws. */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  if (!/^[A-Za-z0-9_-]+$/u.test(name) || !/^[A-Za-z0-9._~-]*$/u.test(value)) throw new TypeError('bad cookie');
  const parts = [
    `${name}=${value}`,
    `Path=${options.path ?? '/'}`,
    'HttpOnly',
    `SameSite=${options.sameSite ?? 'Lax'}`,
  ];
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`);
  if (options.secure) parts.push('Secure');
  return parts.join('; ');
}

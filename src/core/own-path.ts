const OWN = new URL('https://own.example');

/** A page of our own to go on to, by its path alone; anything else becomes the start page. */
export function ownPath(wanted: string | null | undefined): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/u.test(wanted)) return '/';
  const { origin, pathname, search } = new URL(wanted, OWN);
  // `/.//elsewhere` ends as `//elsewhere`, which is a host to a browser.
  return origin === OWN.origin && !pathname.startsWith('//') ? pathname + search : '/';
}

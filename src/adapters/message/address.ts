const LOCAL = /^[a-z0-9#$&'*+/=?^_~-]+(?:\.[a-z0-9#$&'*+/=?^_~-]+)*$/iu;
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/iu;

/**
 * One plain mail address and nothing that a mail server could read as more than that: no list, name,
 * comment, quote, route or line break, and ASCII only, because an accent makes it another mailbox.
 */
export function isMailAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 254) return false;
  const at = value.lastIndexOf('@');
  const local = value.slice(0, Math.max(at, 0));
  return local.length <= 64 && LOCAL.test(local) && DOMAIN.test(value.slice(at + 1));
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Reads `address` or `Name <address>`. */
export function parseSender(from: string): { readonly name: string; readonly address: string } | undefined {
  const parts = /^(?:"?(?<name>[^"<>\p{Cc}]*?)"?\s*<(?<inner>[^<>\s]+)>|(?<bare>[^<>\s]+))$/u.exec(from.trim())?.groups;
  const address = parts?.['inner'] ?? parts?.['bare'];
  return isMailAddress(address) ? { name: parts?.['name'] ?? '', address } : undefined;
}

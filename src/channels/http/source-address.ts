import { BlockList, isIP, isIPv4 } from 'node:net';

/** Proxies whose X-Forwarded-For is believed. */
export type TrustedProxies = BlockList;

/** From addresses and ranges such as `10.0.0.0/8`; throws on anything else. */
export function trustedProxies(addresses: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return list;
}

/**
 * The bucket limits count under. It is the socket's address, or the right-most address that no
 * trusted proxy added itself; what a client writes further left never counts.
 */
export function sourceAddress(peer: string | undefined, forwardedFor: string | undefined, trusted: TrustedProxies) {
  const hops = (forwardedFor ?? '').split(',').map(plainAddress);
  let address = plainAddress(peer ?? '');
  while (address !== undefined && isTrusted(address, trusted)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    address = hop;
  }
  return address === undefined ? 'unknown' : bucketOf(address);
}

const isTrusted = (address: string, trusted: TrustedProxies): boolean =>
  trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

/** One spelling: no port, brackets or zone, and IPv4 however it was wrapped. */
function plainAddress(written: string): string | undefined {
  const bare = written
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/u, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/u, '$1')
    .replace(/%.*$/u, '');
  if (isIP(bare) === 0) return undefined;
  if (isIPv4(bare)) return bare;
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped
    ? groups
        .slice(6)
        .flatMap((group) => [group >> 8, group & 255])
        .join('.')
    : bare;
}

/** One household or office line has a /64: its addresses are one source. */
function bucketOf(address: string): string {
  if (isIPv4(address)) return address;
  const network = groupsOf(address).slice(0, 4);
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}

function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/u, (_, a: string, b: string, c: string, d: string) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map((group) => group.toString(16)).join(':'),
  );
  const [head = '', tail] = hex.split('::');
  const left = numbersOf(head);
  const right = numbersOf(tail ?? '');
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

const numbersOf = (groups: string): number[] =>
  groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16));

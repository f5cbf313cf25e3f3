/** Names this application answers to: `name`, or `name:port` when the port matters. */
export type Hosts = ReadonlySet<string> | ((host: string) => boolean);

/** Answered for any Host: probes and scrapers call by address. */
const ANY_HOST = new Set(['/healthz', '/readyz', '/metrics']);

/** For demo: this machine only, at any port. */
export const loopbackHosts: Hosts = (host) => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/u.test(host);

/** For a configured public address. */
export const hostsOf = (publicUrl: URL): Hosts => new Set([publicUrl.host.toLowerCase()]);

export function isAllowedHost(header: string | undefined, hosts: Hosts): boolean {
  const host = header?.toLowerCase();
  if (host === undefined || !/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/u.test(host)) return false;
  if (typeof hosts === 'function') return hosts(host);
  return hosts.has(host) || hosts.has(host.replace(/:(?:80|443)$/u, ''));
}

export const isForAnyHost = (path: string): boolean => ANY_HOST.has(path);

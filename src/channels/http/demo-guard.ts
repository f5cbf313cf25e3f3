import type { IncomingMessage } from 'node:http';
import { loopbackHosts, isAllowedHost } from './hosts.ts';
import { notFound } from './http-error.ts';

const FORWARDED = /^(?:forwarded|x-forwarded-.+|x-real-ip)$/u;

/** IPv4, IPv6, and IPv4 as IPv6 writes it. */
const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/u.test(address);

/** Demo is for whoever sits at this machine: nobody else finds it, also not through a proxy here. */
export function isAtThisMachine(request: IncomingMessage): boolean {
  return (
    isLoopback(request.socket.remoteAddress) &&
    isAllowedHost(request.headers.host, loopbackHosts) &&
    !Object.keys(request.headers).some((name) => FORWARDED.test(name))
  );
}

/** Throws the same 404 as any address that does not exist. */
export function demoGuard(request: IncomingMessage): void {
  if (!isAtThisMachine(request)) throw notFound();
}

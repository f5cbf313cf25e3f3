/** Whether a name or address is this machine alone. */
export const isLoopback = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/u.test(host);

import type { Clock } from '../ports/clock.ts';
import type { Keyring } from '../ports/keyring.ts';
import { same } from './verification/secrets.ts';

/**
 * A browser in which somebody signed in before, by a cookie that says so: whoever has it is no stranger to that
 * account. It opens nothing by itself, says of whom to nobody, and is worth nothing for another account.
 */
export interface KnownBrowsers {
  knows(cookie: string | undefined, accountId: string): boolean;
  /** The cookie from here on; people before in this browser stay known. */
  remember(cookie: string | undefined, accountId: string): string;
}

export const KNOWN_DAYS = 90;
/** Of a browser that a few people share. */
const MOST_PEOPLE = 4;
const SECONDS = 1_000;
const BETWEEN = '~';

export function createKnownBrowsers(keyring: Keyring, clock: Clock): KnownBrowsers {
  const now = (): number => Math.floor(clock.now().getTime() / SECONDS);
  const sign = (at: string, accountId: string): string => keyring.fingerprint('browser', `${at} ${accountId}`);

  const isLive = (pass: string): boolean => {
    const at = Number.parseInt(pass.split('.')[0] ?? '', 36);
    const age = now() - at;
    return age >= 0 && age <= KNOWN_DAYS * 24 * 60 * 60;
  };
  const isOf = (pass: string, accountId: string): boolean => {
    const [at = '', mac = ''] = pass.split('.');
    return same(mac, sign(at, accountId)) && pass === `${at}.${mac}`;
  };
  const passesIn = (cookie = ''): string[] => cookie.split(BETWEEN).slice(0, MOST_PEOPLE);

  return {
    // Always as many, so that the time of an answer tells nothing.
    knows: (cookie, accountId) => passesIn(cookie).filter((pass) => isOf(pass, accountId) && isLive(pass)).length > 0,
    remember(cookie, accountId) {
      const at = now().toString(36);
      const others = passesIn(cookie).filter((pass) => PASS.test(pass) && isLive(pass) && !isOf(pass, accountId));
      return [`${at}.${sign(at, accountId)}`, ...others].slice(0, MOST_PEOPLE).join(BETWEEN);
    },
  };
}

const PASS = /^[\da-z]{1,10}\.[\w-]{20,64}$/u;

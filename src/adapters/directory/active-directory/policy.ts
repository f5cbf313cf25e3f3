import type { Entry } from 'ldapts';
import type { PasswordPolicy } from '../../../ports/directory.ts';
import type { Connection } from './connection.ts';
import { numberOf, textOf } from './entry.ts';
import { spanOf } from './values.ts';

const DAY = 86_400_000;
const REMEMBERED_MS = 60_000;
const COMPLEX = 1;

/** The rules of the domain, or of a fine-grained policy. */
export interface Rules extends PasswordPolicy {
  /** Absent when an administrator must end a lock. */
  readonly lockoutMs: number | undefined;
  /** Three of five kinds of characters, and no name in it. */
  readonly complex: boolean;
}

/** The same rules have other names in a fine-grained policy. */
const OF_DOMAIN = {
  minLength: 'minPwdLength',
  history: 'pwdHistoryLength',
  maxAge: 'maxPwdAge',
  minAge: 'minPwdAge',
  lockout: 'lockoutDuration',
  threshold: 'lockoutThreshold',
  complex: 'pwdProperties',
};
const FINE_GRAINED: typeof OF_DOMAIN = {
  minLength: 'msDS-MinimumPasswordLength',
  history: 'msDS-PasswordHistoryLength',
  maxAge: 'msDS-MaximumPasswordAge',
  minAge: 'msDS-MinimumPasswordAge',
  lockout: 'msDS-LockoutDuration',
  threshold: 'msDS-LockoutThreshold',
  complex: 'msDS-PasswordComplexityEnabled',
};

function rulesIn(entry: Entry, names: typeof OF_DOMAIN): Rules {
  const maxAge = spanOf(textOf(entry, names.maxAge));
  const complex = textOf(entry, names.complex) ?? '0';
  return {
    minLength: numberOf(entry, names.minLength),
    history: numberOf(entry, names.history),
    maxAgeDays: maxAge === undefined ? undefined : maxAge / DAY,
    minAgeDays: (spanOf(textOf(entry, names.minAge)) ?? 0) / DAY,
    lockoutMs: spanOf(textOf(entry, names.lockout)),
    // None locks nobody.
    lockoutThreshold: numberOf(entry, names.threshold) || undefined,
    complex: complex === 'TRUE' || (Number(complex) & COMPLEX) !== 0,
  };
}

/** Reads rules; they are remembered for a minute. */
export class Policies {
  readonly #known = new Map<string, { readonly until: number; readonly rules: Promise<Rules | undefined> }>();

  /** `undefined` for a fine-grained policy that the service account may not read. */
  async of(connection: Connection, resultant: string | undefined): Promise<Rules | undefined> {
    return resultant === undefined
      ? this.#read(connection, connection.facts.domainDn, OF_DOMAIN)
      : this.#read(connection, resultant, FINE_GRAINED);
  }

  /** Every distinct span after which passwords run out, in milliseconds. */
  async maxAges(connection: Connection): Promise<number[]> {
    const domain = await this.of(connection, undefined);
    const container = `CN=Password Settings Container,CN=System,${connection.facts.domainDn}`;
    const entries = await connection
      .search(container, {
        scope: 'one',
        filter: '(objectClass=msDS-PasswordSettings)',
        attributes: [FINE_GRAINED.maxAge],
      })
      .catch(() => []);
    const spans = entries.map((entry) => spanOf(textOf(entry, FINE_GRAINED.maxAge)));
    const own = domain?.maxAgeDays === undefined ? undefined : domain.maxAgeDays * DAY;
    return [...new Set([own, ...spans].filter((span) => span !== undefined))];
  }

  #read(connection: Connection, dn: string, names: typeof OF_DOMAIN): Promise<Rules | undefined> {
    const known = this.#known.get(dn);
    if (known !== undefined && known.until > performance.now()) return known.rules;
    const rules = connection
      .search(dn, { scope: 'base', attributes: Object.values(names) })
      .then(([entry]) => (entry && textOf(entry, names.minLength) !== undefined ? rulesIn(entry, names) : undefined));
    this.#known.set(dn, { until: performance.now() + REMEMBERED_MS, rules });
    rules.catch(() => this.#known.delete(dn));
    return rules;
  }
}

// A double. It reads the part of OData that Graph takes for users: `$select`, `$filter`, `$top` and pages.
import type { EntraUser } from './tenant.ts';

/** Given when nothing is selected; everything else is there only when asked for. */
const USUAL = [
  'businessPhones',
  'displayName',
  'givenName',
  'mail',
  'mobilePhone',
  'preferredLanguage',
  'userPrincipalName',
  'id',
];

/** What may be read with `User.ReadBasic.All` alone. */
const BASIC = new Set(['displayName', 'givenName', 'id', 'mail', 'userPrincipalName']);

/** Properties that are asked for, or a name that does not exist. */
export function selected(user: EntraUser, select: string | null): Record<string, unknown> | { readonly wrong: string } {
  const { hidden: _, ...shown } = user;
  const all: Record<string, unknown> = { ...shown, passwordProfile: { ...shown.passwordProfile, password: null } };
  const names = select?.split(',') ?? USUAL;
  const wrong = names.find((name) => !(name in all));
  if (wrong !== undefined) return { wrong };
  return Object.fromEntries(['id', ...names].map((name) => [name, all[name]]));
}

export const isBasic = (select: string | null): boolean => (select?.split(',') ?? []).every((name) => BASIC.has(name));

/** Not filterable at all, or only as an advanced query. */
const NEVER = new Set(['onPremisesUserPrincipalName', 'lastPasswordChangeDateTime', 'passwordPolicies']);
const ADVANCED = new Set(['onPremisesSamAccountName', 'onPremisesDomainName']);

export type Filter = (user: EntraUser) => boolean;
export type FilterOutcome = { readonly test: Filter } | { readonly unsupported: string } | { readonly bad: string };

/** `a eq 'x'`, `a eq true`, `a/any(p:p eq 'x')`, with `and`, `or` and brackets; a quote inside is doubled. */
export function filterOf(text: string, advanced: boolean): FilterOutcome {
  const tokens = text.match(/'(?:[^']|'')*'|[()]|[A-Za-z0-9_./:-]+|\S/gu) ?? [];
  let at = 0;
  const take = (): string => tokens[at++] ?? '';
  const unsupported: string[] = [];
  const expect = (wanted: string): void => {
    if (take() !== wanted) throw new SyntaxError(wanted);
  };
  const property = (name: string): string => {
    if (NEVER.has(name) || (ADVANCED.has(name) && !advanced)) unsupported.push(name);
    return name;
  };
  const literal = (): unknown => {
    const word = take();
    if (/^'.*'$/su.test(word)) return word.slice(1, -1).replaceAll("''", "'");
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new SyntaxError(word);
  };
  const term = (): Filter => {
    if (tokens[at] === '(') {
      expect('(');
      const inner = either();
      expect(')');
      return inner;
    }
    const name = take();
    if (name.endsWith('/any')) return lambda(property(name.slice(0, -4)));
    if (!/^[A-Za-z]+$/u.test(name)) throw new SyntaxError(name);
    property(name);
    expect('eq');
    const value = literal();
    return (user) => same((user as unknown as Record<string, unknown>)[name], value);
  };
  const lambda = (name: string): Filter => {
    expect('(');
    if (!/^(\w+):\1$/u.test(take())) throw new SyntaxError(name);
    expect('eq');
    const value = literal();
    expect(')');
    return (user) => ((user as unknown as Record<string, unknown[]>)[name] ?? []).some((one) => same(one, value));
  };
  const both = (): Filter => {
    let left = term();
    while (tokens[at] === 'and') {
      at += 1;
      const [before, next] = [left, term()];
      left = (user) => before(user) && next(user);
    }
    return left;
  };
  const either = (): Filter => {
    let left = both();
    while (tokens[at] === 'or') {
      at += 1;
      const [before, next] = [left, both()];
      left = (user) => before(user) || next(user);
    }
    return left;
  };
  try {
    const test = either();
    if (at < tokens.length) return { bad: tokens[at] ?? '' };
    return unsupported.length > 0 ? { unsupported: unsupported.join() } : { test };
  } catch (error) {
    return { bad: String(error) };
  }
}

/** Graph compares without case, and folds accents: close is not the same, so whoever asks has to look again. */
const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? fold(a) === fold(b) : a === b;
const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

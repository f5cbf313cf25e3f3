import type { z } from 'zod';
import type { companySchema } from '../../../src/adapters/directory/embedded/company.ts';
import company from '../company.json' with { type: 'json' };
import type { Script, Setting } from './script.ts';

type Company = z.input<typeof companySchema>;
type User = Company['users'][number];

const DAY = 86_400_000;
const COMPANY = company as Company;

/**
 * The people of one conversation. Several conversations share one application, so each has people
 * of its own: the same names at a domain and with numbers that nobody else has.
 */
export interface Cast {
  readonly users: readonly User[];
  /** What the file says, as it is said to the application. */
  toStage(text: string): string;
  /** And back, for people to read. */
  toScript(text: string): string;
}

export function castFor(script: Script, source: string, number: number, now: Date): Cast {
  const id = String(100 + number);
  const toStage = (text: string): string =>
    text
      .replaceAll(/\b(?<!it@)(?:voorbeeld|prive)\.example/giu, (host) => `s${id}.${host}`)
      .replaceAll(/\bvoorbeeld\\/giu, `S${id}\\`)
      .replaceAll('+316123456', `+316${id}456`)
      .replaceAll('+312012345', `+3120${id}45`);
  const staged = (value: unknown) => (typeof value === 'string' ? toStage(value) : value);
  const toScript = (text: string): string =>
    text
      .replaceAll(`s${id}.`, '')
      .replaceAll(`S${id}\\`, 'VOORBEELD\\')
      .replaceAll(`+316${id}456`, '+316123456')
      .replaceAll(`+3120${id}45`, '+312012345');
  const isNamed = ({ userId }: User) => new RegExp(`\\b${nameOf(userId)}\\b`, 'iu').test(source);
  const named = COMPANY.users.filter(isNamed);
  // A company has somebody, also when nobody is named.
  const users = (named.length > 0 ? named : COMPANY.users.slice(0, 1))
    .map((user) => withSettings(user, script.settings, now))
    .map((user) => JSON.parse(JSON.stringify(user), (_key, value: unknown) => staged(value)) as User);
  return { users, toStage, toScript };
}

export const nameOf = (userId: string): string => userId.split('@')[0] ?? '';

/** The password that a person begins with. */
export function firstPassword(userId: string): string {
  const user = COMPANY.users.find(({ userId: known }) => known === userId);
  if (user === undefined) throw new Error(`${userId} is not in company.json.`);
  return user.password;
}

/** Conversations under the same organisation and policy share an application. */
export const stageOf = ({ settings }: Script): readonly Setting[] =>
  settings.filter(({ path: [top] }) => top === 'organisation' || top === 'policy');

export function companyFor(settings: readonly Setting[], users: readonly User[], now: Date): object {
  const organisation = settings.filter(({ path: [top] }) => top === 'organisation');
  return { ...organisation.reduce((changed, setting) => put(changed, setting, now), COMPANY as object), users };
}

export const policyFor = (settings: readonly Setting[], now: Date): object =>
  settings.filter(({ path: [top] }) => top === 'policy').reduce((file, setting) => put(file, setting, now), {});

function withSettings(user: User, settings: readonly Setting[], now: Date): User {
  const own = settings.filter(({ path: [top] }) => top === nameOf(user.userId));
  return own.reduce((changed, { path, value }) => put(changed, { path: path.slice(1), value }, now) as User, user);
}

function put(target: object, { path, value }: Setting, now: Date): object {
  const [key = '', ...rest] = path;
  const known = (target as Record<string, unknown>)[key];
  const { [key]: _old, ...others } = target as Record<string, unknown>;
  if (rest.length > 0) return { ...others, [key]: put(known ?? {}, { path: rest, value }, now) };
  return value === 'none' ? others : { ...others, [key]: valueOf(value, now) };
}

/** JSON, a moment such as `100 days ago`, or plain text. */
function valueOf(text: string, now: Date): unknown {
  const [, days, when] = /^([\d.]+) days (ago|from now)$/u.exec(text) ?? [];
  if (days !== undefined) return new Date(now.getTime() + Number(days) * (when === 'ago' ? -DAY : DAY)).toISOString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

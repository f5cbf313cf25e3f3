import { z } from 'zod';
import type { Diagnosis } from '../src/core/diagnosis.ts';
import type { Language } from '../src/core/language.ts';

/** The dialog that carries out what an article explains. */
export const ACTIONS = [
  'forgot_password',
  'locked_out',
  'change_password',
  'admin_reset',
  'expiry_policy',
  'check_setup',
  'escalate',
] as const;

/** Every diagnosis that an article can explain; a kind added to the core does not compile until it is here. */
const KINDS: Record<Diagnosis['kind'], true> = {
  unknown: true,
  guest: true,
  disabled: true,
  'account-expired': true,
  'on-premises': true,
  'not-enabled': true,
  'not-registered': true,
  locked: true,
  'must-change': true,
  expired: true,
  ok: true,
};
export const DIAGNOSIS_KINDS = Object.keys(KINDS) as Diagnosis['kind'][];

/** Identifiers are file names, the same in both languages. */
export const ARTICLE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const line = z.string().trim().min(1, 'is empty');
const word = line.regex(/^[a-z0-9_]+$/u, 'must be in small letters, digits and _');

export const LINK = z.strictObject({ title: line, url: z.url('is not a web address') });

/** The front matter of an article; a key that is not here is an error, so that none is silently without effect. */
export const FRONT_MATTER = z.strictObject({
  id: line.regex(ARTICLE_ID, 'must be in small letters, digits and -'),
  title: line,
  short: line,
  questions: z.array(line).min(1, 'needs at least one question'),
  topics: z.array(word).min(1, 'needs at least one topic'),
  codes: z.array(line).default([]),
  who: z.enum(['it', 'you']),
  action: z.enum(ACTIONS).optional(),
  diagnosis: z.array(z.enum(DIAGNOSIS_KINDS)).default([]),
  rows: z.array(line.regex(/^S\d{1,2}$/u, 'must look like S12')).default([]),
  links: z.array(LINK).default([]),
  related: z.array(line).default([]),
  checked: z.iso.date('must be a date such as 2026-11-20'),
});

export type FrontMatter = Readonly<z.output<typeof FRONT_MATTER>>;
export type Action = (typeof ACTIONS)[number];
export type Link = Readonly<z.output<typeof LINK>>;

export interface Article extends FrontMatter {
  readonly language: Language;
  /** Markdown below the front matter. */
  readonly body: string;
  /** Where it stands, for messages to whoever edits it. */
  readonly file: string;
  /** The line in the file on which the body begins. */
  readonly bodyLine: number;
}

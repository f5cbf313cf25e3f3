import type { Rule } from './rule.ts';

const LONG = 24;

/** Signed tokens, keys, one-time links, and the secret part of an address. */
export const tokens: Rule = (text, hit) =>
  text
    .replace(/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/gu, () => hit('token'))
    .replace(/(\/(?:password|not-me)\/)[\w.-]{16,}/gu, (_all, path: string) => path + hit('token'))
    .replace(
      /([?&#;](?:[\w-]*(?:token|secret|key|sig|signature|password|pwd|assertion)|code|ticket|otp)=)[^&\s#]{6,}/giu,
      (_all, name: string) => name + hit('token'),
    )
    .replace(/(\bhttps?:\/\/[^\s:/@]{1,100}:)[^\s/@]{1,200}(?=@)/giu, (_all, lead: string) => lead + hit('token'))
    .replace(/(\b(?:Bearer|Basic)\s+)[\w.~+/-]{12,}=*/gu, (_all, lead: string) => lead + hit('token'))
    .replace(/\b(?:gh[opsu]_|github_pat_|glpat-|xox[abprs]-|sk-|pk_live_|AKIA)[\w-]{12,}/gu, () => hit('token'))
    .replace(/[\w+/-]{24,}={0,2}/gu, (run) => (isRandom(run) ? hit('token') : run));

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;

/** A long run in which kinds of letters take turns; words, paths and file names do not. */
function isRandom(run: string): boolean {
  // The numbers that Microsoft puts under an error, which a helpdesk asks for.
  if (GUID.test(run)) return false;
  if (/^[\da-f]{32,}$/iu.test(run)) return /\d/u.test(run);
  if (/^[A-Z2-7]{24,}=*$/u.test(run)) return /[2-7]/u.test(run) || run.length >= 32;
  const turns = [...run.matchAll(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/gu)].length;
  return turns >= run.length / 6 && run.length >= LONG && /\d/u.test(run);
}

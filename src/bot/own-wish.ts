import type { Entities } from '../core/entities.ts';
import type { Intent, Understanding } from '../core/intent.ts';

/** What people ask for themselves. */
export const OWN: readonly Intent[] = ['forgot_password', 'locked_out', 'change_password'];

/** What leads up to an address. */
const OF = /(?:(?<!\p{L})(?:van|voor|met|als|op|in|of|for|with|as|on|into|account|user)\s*)+$/iu;
/** "Reset the password of ..." is what is asked of staff, whoever asks it. */
const COMMANDS = /reset|herstel|unlock|deblok|ontgrendel/iu;
const OBJECT = /\b(?:van|voor|of|for|unlock|deblokkeer|ontgrendel)\s*$/iu;
/** Who cannot get in, or speaks of their own account. */
const ME =
  /\b(?:ik (?:kan|kom|raak)\b.*\bniet|(?:mijn|mn|my) (?:wachtwoord|ww|account|password)|i (?:can['’]?t|can ?not))\b/iu;

const CLAUSES = /[,.;:]\s*/u;
const hasWords = (part: string): boolean => /\p{L}/u.test(part);
const MINE = /\b(?:mijn|mn|m['’]n|my)(?: eigen| own)? (?:wachtwoord|ww|account|password|pwd)\b/iu;

/** What is asked of staff, or may be just as well. */
const isPerhapsStaffs = ({ intent, decision, alternatives }: Understanding): boolean =>
  intent === 'admin_reset' ||
  (decision === 'choose' && intent === 'forgot_password' && alternatives[0]?.intent === 'admin_reset');

/** An address says which account it is, not that it is somebody else's. */
export function ownFirst(
  text: string,
  { userIds: [userId], someoneElse }: Entities,
  read: (text: string) => Understanding,
): Understanding {
  const whole = read(text);
  if (isBare(text, userId)) return doubtful({ ...whole, text });
  // "Reset mijn wachtwoord" in many words, with nobody else in it.
  if (isPerhapsStaffs(whole) && userId === undefined && !someoneElse && MINE.test(text))
    return { ...whole, intent: 'forgot_password', decision: 'act', topic: undefined };
  if (!isPerhapsStaffs(whole) || userId === undefined || someoneElse) return whole;
  const [before = '', after = ''] = text.split(userId);
  const isMine = ME.test(text);
  if (!isMine && COMMANDS.test(text) && OBJECT.test(before)) return whole;
  const rest = read(`${before.replace(OF, ' ')} ${after}`);
  const own = [rest, ...before.replace(OF, ' ').split(CLAUSES).filter(hasWords).map(read)].find(
    ({ decision, intent }) => decision === 'act' && OWN.includes(intent),
  );
  if (own !== undefined) return { ...own, text };
  if (whole.intent !== 'admin_reset') return whole;
  if (rest.decision === 'choose' && OWN.includes(rest.intent)) return orSomebodyElses({ ...rest, text });
  return isMine || !COMMANDS.test(text) ? doubtful({ ...rest, text }) : whole;
}

/** Whoever is signed in and names their own account alone means themselves, in whatever words. */
export function forOneself(text: string, { userIds }: Entities, read: (text: string) => Understanding): Understanding {
  const rest = userIds.reduce((left, userId) => {
    const [before = '', ...after] = left.split(userId);
    return `${before.replace(OF, ' ')} ${after.join(' ')}`;
  }, text);
  const { alternatives, ...meant } = read(rest);
  if (meant.decision === 'unsure' || meant.intent === 'admin_reset')
    return withoutOthers(doubtful({ ...meant, alternatives, text }));
  // Of the wishes there is but one left: that an address is named makes it no other.
  const isOnly = OWN.includes(meant.intent) && !alternatives.some(({ intent }) => OWN.includes(intent));
  return withoutOthers({ ...meant, alternatives, text, decision: isOnly ? 'act' : meant.decision });
}

const withoutOthers = (understanding: Understanding): Understanding => ({
  ...understanding,
  alternatives: understanding.alternatives.filter(({ intent }) => intent !== 'admin_reset'),
});

/** It is theirs, and what is wrong with it is for them to say. */
function doubtful(understanding: Understanding): Understanding {
  const alternatives = (['locked_out', 'admin_reset'] as const).map((intent) => ({ intent, confidence: 0 }));
  return { ...understanding, decision: 'choose', intent: 'forgot_password', alternatives };
}

/** What is wrong was in doubt before the address was: that it may be a colleague's is asked as well. */
function orSomebodyElses(understanding: Understanding): Understanding {
  const own = understanding.alternatives.filter(({ intent }) => OWN.includes(intent)).slice(0, 1);
  return { ...understanding, alternatives: [...own, { intent: 'admin_reset', confidence: 0 }] };
}

/** Said around an account, and no wish. */
const AROUND =
  /\b(?:ja|nee|oh|ok|oke|sorry|dat|dit|het|is|gaat|om|over|mijn|mn|m['’]n|gebruikersnaam|account|werkmail|adres|natuurlijk|dank|je|u|wel|graag|alstublieft|aub|yes|no|it|its|it['’]s|that|that['’]s|my|user|name|username|about|thanks|thank|you|please)\b/giu;

/** An account and nothing else, however it is introduced. */
export const isBare = (text: string, userId: string | undefined): boolean =>
  userId !== undefined && !/\p{L}/u.test(text.replace(userId, '').replace(AROUND, ''));

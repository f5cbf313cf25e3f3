/** A name that is no longer in use, and what it is called today. */
interface OldName {
  readonly old: RegExp;
  readonly today: string;
}

const OLD_NAMES: readonly OldName[] = [
  { old: /\bAzure AD Connect\b/u, today: 'Microsoft Entra Connect' },
  { old: /\bAzure (?:AD|Active Directory)\b(?! Connect)|\bAAD\b/u, today: 'Microsoft Entra ID' },
  { old: /\bAzure (?:AD )?MFA\b|\bAzure Multi-?Factor\b/u, today: 'Microsoft Entra multifactor authentication' },
  { old: /\b(?:Office 365|O365|Office365)\b/u, today: 'Microsoft 365' },
  {
    old: /\b(?:Azure )?Access Panel\b|\bToegangsvenster\b|\b(?:Azure-)?toegangs(?:venster|portal|deelvenster)\b/iu,
    today: 'My Apps (myapps.microsoft.com)',
  },
  { old: /\bApple[ -]ID\b/u, today: 'Apple Account' },
  { old: /\bWindows Live ID\b|\bLive ID\b/u, today: 'Microsoft account' },
  { old: /\bOffice 365-portal\b|\bOffice portal\b|\bOffice-portal\b/u, today: 'Microsoft 365' },
  { old: /\baka\.ms\/ssprsetup\b/u, today: 'aka.ms/mysecurityinfo' },
  { old: /\b(?:docs|technet)\.microsoft\.com\b/u, today: 'learn.microsoft.com' },
  { old: /\bportal\.office\.com\b/u, today: 'admin.microsoft.com, or myaccount.microsoft.com' },
  {
    old: /\bmyprofile\.microsoft\.com\b|\baccount\.activedirectory\.windowsazure\.com\b/u,
    today: 'myaccount.microsoft.com',
  },
  { old: /\baad\.portal\.azure\.com\b/u, today: 'entra.microsoft.com' },
  { old: /\bMS(?:Online|OL)\b/u, today: 'Microsoft Graph PowerShell' },
];

/** A sentence with one of these says itself that the name is old. */
const SAYS_OLD =
  /\b(?:vroeger|voorheen|eerder|heette|heetten|oude|oud|vorige|ooit|nu|tegenwoordig|inmiddels|nieuwe naam|nog|still|former|formerly|previously|earlier|used to|was called|were called|old|older|once|now|nowadays|today|renamed|hernoemd)\b/iu;

/** Names of the past that a text uses as if they were current, with today's name. */
export function staleNames(text: string): string[] {
  const found = sentencesOf(text).flatMap((sentence) =>
    SAYS_OLD.test(sentence)
      ? []
      : OLD_NAMES.filter(({ old }) => old.test(sentence)).map(
          ({ old, today }) => `"${old.exec(sentence)?.[0] ?? ''}" is called ${today} today`,
        ),
  );
  return [...new Set(found)];
}

/** Sentences of plain text. A full stop within an address or a number ends none. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+/u)
    .flatMap((line) => line.split(/(?<=[.!?:])["”)]*\s+(?=[\p{Lu}\d"“(])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence));

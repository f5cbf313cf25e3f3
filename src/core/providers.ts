/** Providers of private accounts: the words for each, and how its name is written. */
const PROVIDERS: Readonly<Record<string, string>> = {
  Gmail: 'gmail|googlemail',
  Google: 'google',
  'Outlook.com': 'outlook com|hotmail|live nl|live com|msn',
  Yahoo: 'yahoo',
  Apple: 'apple|icloud|appleid|itunes',
  Facebook: 'facebook|fb',
  Instagram: 'instagram|insta',
  LinkedIn: 'linkedin',
  TikTok: 'tiktok',
  Snapchat: 'snapchat',
  WhatsApp: 'whatsapp',
  DigiD: 'digid',
  itsme: 'itsme',
  Netflix: 'netflix',
  Spotify: 'spotify',
  Amazon: 'amazon',
  'bol.com': 'bol com|bolcom',
  PayPal: 'paypal',
  Steam: 'steam',
  Xbox: 'xbox',
  PlayStation: 'playstation|psn',
  Ziggo: 'ziggo',
  KPN: 'kpn',
  Telenet: 'telenet',
  Proximus: 'proximus',
  Proton: 'protonmail|proton mail',
};

const BY_PHRASE: readonly (readonly [phrase: string, name: string])[] = Object.entries(PROVIDERS).flatMap(
  ([name, words]) => words.split('|').map((phrase) => [` ${phrase} `, name] as const),
);

/** The first provider named in a text, also as the domain of an address. */
export function providerIn(text: string): string | undefined {
  const words = ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  let first: string | undefined;
  let at = Infinity;
  for (const [phrase, name] of BY_PHRASE) {
    const found = words.indexOf(phrase);
    if (found >= 0 && found < at) {
      at = found;
      first = name;
    }
  }
  return first;
}

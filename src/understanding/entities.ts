/** What an utterance names besides its intent. */
export interface Entities {
  /** E-mail addresses, user principal names and DOMAIN\name, as typed, in order. */
  readonly userIds: readonly string[];
  /** Error codes in capitals, such as SSPR_0014 or AADSTS50053. */
  readonly errorCodes: readonly string[];
  /** The account meant is somebody else's. */
  readonly someoneElse: boolean;
  /** A private account (Gmail, DigiD, a bank), which the organisation does not manage. */
  readonly personalAccount: boolean;
  /** The provider of that account as it is usually written, such as `Gmail`. */
  readonly provider: string | undefined;
}

const MAX_SCANNED = 2_000;

const USER_ID = /[\w.%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}|\b[a-z][a-z0-9-]{1,14}\\[\w.-]{1,64}/giu;

export function findEntities(input: string): Entities {
  const text = input.slice(0, MAX_SCANNED);
  return {
    userIds: [...text.matchAll(USER_ID)].map((match) => match[0]),
    errorCodes: [...text.matchAll(/\b(?:SSPR_\d{4}|AADSTS\d{3,7})\b/giu)].map((m) => m[0].toUpperCase()),
    someoneElse:
      /\b(collega|medewerker|voor (hem|haar)|zijn (ww|wachtwoord)|his|her|colleague|coworker|on behalf)\b/iu.test(text),
    personalAccount: /\b(gmail|hotmail|outlook\.com|icloud|digid|facebook|priv[eé]|personal|private)\b/iu.test(text),
    provider: undefined,
  };
}

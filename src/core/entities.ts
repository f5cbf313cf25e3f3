import { providerIn } from './providers.ts';

/** What a message names, whatever it asks for. */
export interface Entities {
  /** E-mail addresses, user principal names and DOMAIN\\name, as typed, each once, in order. */
  readonly userIds: readonly string[];
  /** Error codes as Microsoft writes them, such as SSPR_0014 or AADSTS50053, in capitals. */
  readonly errorCodes: readonly string[];
  /** The first name that a password or account is said to be of. */
  readonly firstName: string | undefined;
  /** It speaks of somebody else; whether that person needs help or gave it, the intent tells. */
  readonly someoneElse: boolean;
  /** Whose private account it is about, as the provider writes its name. */
  readonly provider: string | undefined;
}

/** Beyond this nothing is looked for; patterns are tried at every character. */
const MAX_SCANNED = 2_000;

const ADDRESS = String.raw`[\p{L}\d._%+'-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}`;
/** No part of a path: of those only the name in front looks the same. */
const DOMAIN_NAME = String.raw`(?<![\p{L}\d\\:/._-])[\p{L}\d][\p{L}\d._-]{0,63}\\[\p{L}\d._-]{1,64}(?!\\)`;
const USER_ID = new RegExp(`${ADDRESS}|${DOMAIN_NAME}`, 'giu');
const ERROR_CODE = /\b(?:(SSPR|AADSTS)[ _-]?(\d{4,7})|0x[\da-f]{8})\b/giu;

const OF_NAME = /\b(?:van|voor|for|of) (\p{Lu}\p{Ll}{2,30})\b/u;
const NAMES_PASSWORD = /\b(\p{Lu}\p{Ll}{2,30})['’]s (?:password|account)\b/u;
const OTHERS =
  /\b(?:collega|medewerk(?:er|ster)|stagiaire?|iemand anders|leerling|student|colleague|co-?worker|employee|intern|someone else|somebody else)\b/iu;

export function findEntities(message: string): Entities {
  const text = message.slice(0, MAX_SCANNED);
  const firstName = (OF_NAME.exec(text) ?? NAMES_PASSWORD.exec(text))?.[1];
  return {
    userIds: userIdsIn(text),
    errorCodes: [...new Set([...text.matchAll(ERROR_CODE)].map(([code, kind, digits]) => spelled(code, kind, digits)))],
    firstName,
    someoneElse: firstName !== undefined || OTHERS.test(text),
    provider: providerIn(text),
  };
}

/** The user names in a text that cannot be taken for ordinary words. */
export function userIdsIn(text: string): string[] {
  const found = text.slice(0, MAX_SCANNED).match(USER_ID) ?? [];
  return [...new Set(found.map((id) => id.replace(/^['.-]+|['.-]+$/gu, '')))];
}

function spelled(code: string, kind: string | undefined, digits: string | undefined): string {
  if (kind === undefined) return code.toLowerCase();
  return kind.toUpperCase() === 'SSPR' ? `SSPR_${digits}` : `AADSTS${digits}`;
}

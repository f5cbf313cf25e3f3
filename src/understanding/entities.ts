import { ConceptFinder, CONCEPTS } from './concepts.ts';
import { normalise } from './normalise.ts';
import { providerIn } from './providers.ts';
import { tokenise } from './tokens.ts';

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

/** Beyond this nothing is looked for; patterns are tried at every character. */
const MAX_SCANNED = 2_000;

const USER_ID =
  /[\p{L}\d._%+'-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}|\b[a-z][a-z\d-]{1,14}\\[\p{L}\d._-]{1,64}/giu;
const ERROR_CODE = /\b(?:sspr_\d{4}|aadsts\d{3,7}|0x[\da-f]{8})\b/giu;

const finder = new ConceptFinder();
const PEOPLE = new Set(['colleague', 'role', 'title', 'name', 'other'].map((name) => CONCEPTS.indexOf(name)));
const PRIVATE = CONCEPTS.indexOf('private');

/**
 * Finds what an utterance names. It reads words only: whether a named colleague needs the help or
 * gave it is for the intent to say.
 */
export function findEntities(input: string): Entities {
  const text = input.slice(0, MAX_SCANNED);
  const userIds = [...text.matchAll(USER_ID)].map(([id]) => id.replace(/^['.-]+|['.-]+$/gu, ''));
  const plain = text.replaceAll(USER_ID, ' ');
  const tokens = tokenise(normalise(plain));
  const concepts = new Set(finder.find(tokens).flat());
  const provider = providerIn(tokens);
  return {
    userIds: [...new Set(userIds)],
    errorCodes: [...new Set([...plain.matchAll(ERROR_CODE)].map(([code]) => code.toUpperCase().replace(/^0X/u, '0x')))],
    someoneElse: [...PEOPLE].some((concept) => concepts.has(concept)),
    personalAccount: provider !== undefined || concepts.has(PRIVATE),
    provider,
  };
}

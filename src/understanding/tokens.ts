import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';

/** Tokens beyond this many are ignored, and so are characters of a token beyond the other. */
const MAX_TOKENS = 160;
export const MAX_TOKEN_LENGTH = 40;

/** Words, error codes (SSPR_0014 stays whole), question and exclamation marks, pictograms. */
const tokenizer = new RegexpTokenizer({
  pattern: /sspr_\d+|[\p{L}\p{N}]+|[?!]|\p{Extended_Pictographic}/gu,
  gaps: false,
});

/** The tokens of a normalised text. */
export function tokenise(normalised: string): string[] {
  const tokens = tokenizer.tokenize(normalised) ?? [];
  if (tokens.length > MAX_TOKENS) tokens.length = MAX_TOKENS;
  return tokens;
}

import { BARE, NUMBERED, STATED, TOKENED } from './redaction-sentences.ts';
import { seeded, type Seeded } from './seeded.ts';

/** Something a person pasted: the secret, and the sentence around it. */
export interface Pasted {
  readonly kind: string;
  readonly secret: string;
  /** `{s}` stands for the secret. */
  readonly sentence: string;
}

type Make = (random: Seeded) => string;

const LOWER = 'abcdefghijkmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '0123456789';
const SYMBOLS = '!@#$%^&*?-_+=';

const words = (list: string): string[] => list.split(' ');
const WORDS = words(
  `welkom zomer winter herfst lente geheim wachtwoord voetbal fiets konijn zonnebloem vakantie kantoor amsterdam utrecht
  sunshine summer dragon princess monkey football welcome chocolate london manchester butterfly secret coffee`.replace(
    /\s+/gu,
    ' ',
  ),
);
const NAMES = words(
  'anna bas lotte emma daan sophie lucas julia gijs tess john peter ursula fikkie minoes bella luna max',
);
const PHRASES = words(
  `vier blauwe fietsen paarse olifant danst groene appel zingt twaalf kikkers houten stoel vliegt
  purple elephant seven green bicycles wooden chair quiet river orange tiger jumps`.replace(/\s+/gu, ' '),
);
const YEARS = words('1978 1985 1999 2001 2019 2020 2021 2022 2023 2024 2025 2026');
const LEET: Readonly<Record<string, string>> = { a: '@', e: '3', i: '1', o: '0', s: '$' };

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const leet = (word: string): string => word.replace(/[aeios]/gu, (letter) => LEET[letter] ?? letter);
const leetable = WORDS.filter((word) => leet(word) !== word && leet(word).length >= 6);

/** Passwords that show by themselves what they are. */
const mixed: readonly Make[] = [
  (r) => capital(r.pick(WORDS)) + r.pick(YEARS),
  (r) => capital(r.pick(WORDS)) + r.pick(YEARS) + r.char('!?#*$'),
  (r) => capital(r.pick(WORDS)) + r.char('-_@#.!') + r.pick(YEARS),
  (r) => r.pick(WORDS) + r.chars(2 + r.below(3), DIGITS),
  (r) => capital(r.pick(WORDS)) + r.chars(2, DIGITS) + r.char('!?#'),
  (r) => capital(leet(r.pick(leetable))) + r.chars(1 + r.below(3), DIGITS) + r.pick(['', '!', '#']),
  (r) => r.pick(NAMES) + r.pick(YEARS),
  (r) => capital(r.pick(NAMES)) + r.char('&+#') + capital(r.pick(NAMES)) + r.pick(YEARS),
  (r) => r.pick(YEARS) + capital(r.pick(WORDS)) + r.pick(['', '!', '?']),
  (r) => r.chars(3, LOWER) + r.chars(3, UPPER) + r.chars(2, DIGITS) + r.chars(2 + r.below(6), SYMBOLS + LOWER + DIGITS),
  (r) => r.chars(2, UPPER) + r.chars(2, DIGITS) + r.chars(6 + r.below(6), LOWER + UPPER + DIGITS),
  (r) => r.times(3, () => r.chars(6, LOWER + UPPER) + r.char(DIGITS), '-'),
  (r) =>
    r.pick([
      '1q2w3e4r',
      '1qaz2wsx',
      'qwerty123',
      'abc12345',
      'Qwerty!2',
      'q1w2e3r4t5',
      'asdf1234',
      'P@ssw0rd',
      'W@chtw00rd1',
      'hunter22',
    ]),
  (r) => r.pick(['Größe', 'Café', 'Zoë', 'Señor', 'Façade']) + r.pick(['#', '&', '!']) + r.pick(YEARS),
];

/** Passwords that only the sentence gives away. */
const plain: readonly Make[] = [
  (r) => r.pick(WORDS),
  (r) => capital(r.pick(WORDS)),
  (r) => r.pick(WORDS) + r.char('123!'),
  (r) => r.times(3 + r.below(2), () => r.pick(PHRASES), ' '),
  (r) => `${r.times(3, () => r.pick(PHRASES), ' ')} ${r.below(90) + 10}`,
  (r) => r.times(4, () => r.pick(PHRASES), '-'),
  (r) => r.chars(7 + r.below(5), DIGITS),
  (r) => r.chars(8, LOWER),
];

const code: readonly Make[] = [
  (r) => r.chars(8, DIGITS),
  (r) => r.chars(6, DIGITS),
  (r) => `${r.chars(4, DIGITS)} ${r.chars(4, '3456789')}`,
  (r) => `${r.chars(3, DIGITS)} ${r.chars(3, DIGITS)}`,
  (r) => `${r.chars(3, DIGITS)}-${r.chars(3, DIGITS)}`,
  (r) => r.times(4, () => r.chars(4, 'abcdefghijklmnopqrstuvwxyz234567'), '-'),
];

const BASE64URL = `${LOWER}${UPPER}${DIGITS}-_`;
const token: readonly Make[] = [
  (r) => `eyJ${r.chars(30, BASE64URL)}.${r.chars(60, BASE64URL)}.${r.chars(43, BASE64URL)}`,
  (r) => `https://sleutel.voorbeeld.example/password/${r.chars(43, BASE64URL)}`,
  (r) => `http://127.0.0.1:3978/password/${r.chars(43, BASE64URL)}`,
  (r) => `https://login.voorbeeld.example/cb?code=${r.chars(32, BASE64URL)}&state=abc`,
  (r) => `ghp_${r.chars(36, LOWER + UPPER + DIGITS)}`,
  (r) => r.chars(40, 'abcdef0123456789'),
  (r) => r.chars(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') + r.chars(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
];

const bsn: readonly Make[] = [
  (r) => citizenNumber(r),
  (r) => citizenNumber(r).replace(/^(\d{4})(\d{2})/u, '$1.$2.'),
  (r) => citizenNumber(r).replace(/^(\d{3})(\d{3})/u, '$1 $2 '),
];

/** Nine digits that pass the eleven-test. */
function citizenNumber(random: Seeded): string {
  for (;;) {
    const eight = `${1 + random.below(9)}${random.chars(7, DIGITS)}`;
    const rest = Array.from(eight).reduce((sum, digit, index) => sum + Number(digit) * (9 - index), 0) % 11;
    if (rest < 10) return `${eight}${rest}`;
  }
}

const SORTS = [
  { kind: 'mixed password', share: 5, make: mixed, sentences: [...STATED, ...BARE] },
  { kind: 'plain password', share: 2, make: plain, sentences: STATED },
  { kind: 'code', share: 2, make: code, sentences: [...NUMBERED, ...BARE] },
  { kind: 'token', share: 1, make: token, sentences: TOKENED },
  { kind: 'citizen number', share: 2, make: bsn, sentences: [...NUMBERED, ...BARE] },
] as const;
const DRAW = SORTS.flatMap((sort) => Array.from({ length: sort.share }, () => sort));

export function pastedSecrets(count: number, seed: number): Pasted[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { kind, make, sentences } = random.pick(DRAW);
    const secret = random.pick<Make>(make)(random);
    return { kind, secret, sentence: random.pick(sentences) };
  });
}

/** How Active Directory writes moments, spans and identifiers (MS-ADTS, MS-DTYP). */

const EPOCH_MS = 11_644_473_600_000n;
const NEVER = 9_223_372_036_854_775_807n;
const NEVER_SPAN = -NEVER - 1n;
const TICKS_PER_MS = 10_000n;

const toBigInt = (value: string | undefined): bigint => (/^-?\d+$/u.test(value ?? '') ? BigInt(value ?? '0') : 0n);

/** 100 ns since 1601. Absent, 0 and the largest number are no moment. */
export function momentOf(value: string | undefined): Date | undefined {
  const ticks = toBigInt(value);
  return ticks <= 0n || ticks === NEVER ? undefined : new Date(Number(ticks / TICKS_PER_MS - EPOCH_MS));
}

export const isNever = (value: string | undefined): boolean => toBigInt(value) === NEVER;

export const toFileTime = (at: Date): string => String((BigInt(at.getTime()) + EPOCH_MS) * TICKS_PER_MS);

/** Negative 100 ns, in milliseconds. Absent, 0 and the smallest number are no span. */
export function spanOf(value: string | undefined): number | undefined {
  const ticks = toBigInt(value);
  return ticks >= 0n || ticks === NEVER_SPAN ? undefined : Number(-ticks / TICKS_PER_MS);
}

/** `20261120123456.0Z` */
export function generalisedTime(value: string | undefined): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/u.exec(value ?? '');
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = ''] = parts;
  return new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
}

/** The first three parts are little-endian. */
export function guidOf(bytes: Buffer): string {
  const hex = (part: Buffer): string => part.toString('hex');
  const reversed = (from: number, to: number): string => hex(Buffer.from([...bytes.subarray(from, to)].toReversed()));
  const parts = [
    reversed(0, 4),
    reversed(4, 6),
    reversed(6, 8),
    hex(bytes.subarray(8, 10)),
    hex(bytes.subarray(10, 16)),
  ];
  return parts.join('-');
}

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

/** `S-1-5-21-...`: one byte revision, one byte count, six bytes authority, then words. */
export function sidOf(bytes: Buffer): string {
  const count = bytes[1] ?? 0;
  const words = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
  return ['S', bytes[0], bytes.readUIntBE(2, 6), ...words].join('-');
}

/** A password as the attribute wants it: quoted, UTF-16LE. */
export const quoted = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');

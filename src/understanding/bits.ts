// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/** Writes numbers of any width, packed. */
export class BitWriter {
  #bytes: number[] = [];
  #used = 0;

  /** The lowest `width` bits of a value, lowest first. */
  write(value: number, width: number): void {
    for (let bit = 0; bit < width; bit++) {
      if (this.#used % 8 === 0) this.#bytes.push(0);
      if ((value >>> bit) & 1) this.#bytes[this.#bytes.length - 1]! |= 1 << (this.#used % 8);
      this.#used++;
    }
  }

  /** A Rice code: short for values around `2 ** parameter`. */
  writeRice(value: number, parameter: number): void {
    for (let high = value >>> parameter; high > 0; high--) this.write(1, 1);
    this.write(0, 1);
    this.write(value, parameter);
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Longest number that can be read at once, because 32 bits are looked at from any bit of a byte. */
const WIDEST = 25;

/** Reads what a `BitWriter` wrote; fast, because a model is read whenever the program starts. */
export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #used = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.length + 4);
    this.#bytes.set(bytes);
    this.#end = bytes.length * 8;
  }

  /** At most 25 bits. */
  read(width: number): number {
    const value = this.#ahead() & ((1 << width) - 1);
    this.#skip(width);
    return value;
  }

  readRice(parameter: number): number {
    let high = 0;
    for (;;) {
      const zeros = ~this.#ahead();
      const ones = zeros === 0 ? WIDEST : Math.min(WIDEST, 31 - Math.clz32(zeros & -zeros));
      high += ones;
      this.#skip(ones);
      if (ones < WIDEST) break;
    }
    this.#skip(1);
    return high * 2 ** parameter + this.read(parameter);
  }

  /** The next bits, the first lowest; at least `WIDEST` of them are true. */
  #ahead(): number {
    const bytes = this.#bytes;
    const at = this.#used >>> 3;
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> (this.#used & 7);
  }

  #skip(width: number): void {
    this.#used += width;
    if (this.#used > this.#end) throw new RangeError('ends too early');
  }
}

/** The Rice parameter that suits values with this average. */
export function riceParameter(average: number): number {
  let parameter = 0;
  while (2 ** (parameter + 1) <= average * 0.7 + 0.5 && parameter < 24) parameter++;
  return parameter;
}

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

export class BitReader {
  readonly #bytes: Uint8Array;
  #used = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(width: number): number {
    let value = 0;
    for (let bit = 0; bit < width; bit++) value |= this.#next() << bit;
    return value;
  }

  readRice(parameter: number): number {
    let high = 0;
    while (this.#next() === 1) high++;
    return high * 2 ** parameter + this.read(parameter);
  }

  #next(): number {
    const byte = this.#bytes[this.#used >>> 3];
    if (byte === undefined) throw new RangeError('ends too early');
    return (byte >>> (this.#used++ & 7)) & 1;
  }
}

/** The Rice parameter that suits values with this average. */
export function riceParameter(average: number): number {
  let parameter = 0;
  while (2 ** (parameter + 1) <= average * 0.7 + 0.5 && parameter < 24) parameter++;
  return parameter;
}

/** A set of row numbers, one bit each: a million rows are 125 kB. */
export class RowSet {
  #bits = Buffer.alloc(0);

  add(row: number) {
    const at = Math.floor(row / 8);
    if (at >= this.#bits.length) this.#grow(at + 1);
    this.#bits[at] |= 1 << row % 8;
  }

  has(row: number): boolean {
    const at = Math.floor(row / 8);
    return at < this.#bits.length && (this.#bits[at] & (1 << row % 8)) !== 0;
  }

  /** Bit `row % 8`, from the lowest, of byte `row / 8`: as PostgreSQL's `get_bit` counts. */
  toBytes(): Buffer {
    return this.#bits;
  }

  #grow(bytes: number) {
    const bits = Buffer.alloc(Math.max(bytes, this.#bits.length * 2, 1024));
    this.#bits.copy(bits);
    this.#bits = bits;
  }
}

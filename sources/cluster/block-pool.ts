// Short runs of whole numbers in a few large arrays: hundreds of thousands of lists that grow and go, and not one of them is an object. What is given
// back is used again.

const pageBits = 18;
const pageSize = 2 ** pageBits;
/** Blocks of 2, 4, 8 … numbers: those of size class 1, 2, 3 … */
const largestClass = pageBits;

export const blockSize = (sizeClass: number): number => 2 ** sizeClass;
/** The smallest size class of blocks that hold so many numbers. */
export const classFor = (count: number): number => Math.max(1, 32 - Math.clz32(count - 1));

export class BlockPool {
  readonly #pages: Uint32Array<ArrayBuffer>[] = [];
  /** By size class: 1 more than the address of a free block; 0: there is none. A free block's first number leads on in the same way. */
  readonly #free = new Uint32Array(largestClass + 1);

  /** Numbers that the pool has room for, free or not. */
  get capacity(): number {
    return this.#pages.length * pageSize;
  }

  /** The address of a block of 2 to the power of `sizeClass` numbers, whatever stands in them. Throws RangeError beyond 262,144 numbers. */
  take(sizeClass: number): number {
    if (sizeClass < 1 || sizeClass > largestClass) throw new RangeError(`no block is of class ${sizeClass}`);
    let larger = sizeClass;
    while (larger <= largestClass && this.#free[larger] === 0) larger += 1;
    if (larger > largestClass) {
      larger = largestClass;
      this.#pages.push(new Uint32Array(pageSize));
      this.give((this.#pages.length - 1) * pageSize, larger);
    }
    const address = (this.#free[larger] as number) - 1;
    this.#free[larger] = this.page(address)[this.offset(address)] as number;
    // The rest of a larger block is left as smaller ones.
    for (larger -= 1; larger >= sizeClass; larger -= 1) this.give(address + blockSize(larger), larger);
    return address;
  }

  /** Gives a block back. */
  give(address: number, sizeClass: number): void {
    this.page(address)[this.offset(address)] = this.#free[sizeClass] as number;
    this.#free[sizeClass] = address + 1;
  }

  /** The array that a block stands in, and where in it. */
  page(address: number): Uint32Array<ArrayBuffer> {
    return this.#pages[address >>> pageBits] as Uint32Array<ArrayBuffer>;
  }

  offset(address: number): number {
    return address & (pageSize - 1);
  }
}

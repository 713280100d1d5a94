// Who leaves next: numbers by a time, the earliest first, whatever order they came in. A binary heap.

interface Departure {
  readonly at: number;
  readonly number: number;
}

export class Departures {
  readonly #heap: Departure[] = [];

  add(at: number, number: number): void {
    const entry = { at, number };
    let place = this.#heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || parent.at <= at) break;
      this.#heap[place] = parent;
      place = above;
    }
    this.#heap[place] = entry;
  }

  /** Takes out the earliest where it is before `time`. */
  takeBefore(time: number): Departure | null {
    const first = this.#heap[0];
    if (first === undefined || first.at >= time) return null;
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [this.#heap[below], this.#heap[below + 1]];
      if (left === undefined) break;
      if (right !== undefined && right.at < left.at) below += 1;
      const child = right !== undefined && right.at < left.at ? right : left;
      if (child.at >= last.at) break;
      this.#heap[place] = child;
      place = below;
    }
    this.#heap[place] = last;
    return first;
  }
}

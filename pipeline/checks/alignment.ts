// A sentence laid along a passage, word by word in the same order, and what each has where the other has something else. A sentence that keeps
// nearly all of a passage's words in their order says of them what the passage does, but for the words in such places.
import type { Comparison } from './comparison.ts';
import type { Token } from './line.ts';

/** Words of the sentence that stand where the passage has others, between words that both have. */
export interface Gap {
  readonly mine: readonly Token[];
  readonly theirs: readonly Token[];
  /** Words right around the gap that both have without another between them. */
  readonly anchors: number;
}

export interface Alignment {
  readonly gaps: readonly Gap[];
  /** Share of the sentence's words that are laid along words of the passage. */
  readonly share: number;
}

const longest = 90;

/** The longest way to lay `own` of the sentence's words along the passage, or null where one of them is too long to be a sentence. */
export function align(comparison: Comparison, own: readonly Token[]): Alignment | null {
  const other = comparison.other.tokens;
  if (own.length === 0 || own.length > longest || other.length > 2 * longest) return null;
  const width = other.length + 1;
  const lengths = new Uint8Array((own.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const isPair = (row: number, column: number): boolean => {
    const [mine, theirs] = [own[row], other[column]];
    return mine !== undefined && theirs !== undefined && (mine.key === theirs.key || comparison.matches(mine).includes(theirs));
  };
  const paired = new Uint8Array(own.length * other.length);
  for (let row = own.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const pair = isPair(row, column);
      if (pair) paired[row * other.length + column] = 1;
      lengths[row * width + column] = pair ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < own.length && column < other.length;) {
    if (paired[row * other.length + column] === 1 && at(row, column) === at(row + 1, column + 1) + 1) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return { gaps: gapsOf(pairs, own, other), share: pairs.length / own.length };
}

const aligned = new WeakMap<Comparison, { readonly own: number; readonly alignment: Alignment | null }>();

/** The alignment with a passage, or null where less than `least` of the sentence is laid along it. Made once for the same words. */
export function alignedWith(comparison: Comparison, own: readonly Token[], least: number): Alignment | null {
  let known = aligned.get(comparison);
  if (known === undefined || known.own !== own.length) {
    known = { own: own.length, alignment: comparison.share() < least / 2 ? null : align(comparison, own) };
    aligned.set(comparison, known);
  }
  return known.alignment === null || known.alignment.share < least ? null : known.alignment;
}

function gapsOf(pairs: readonly (readonly [number, number])[], own: readonly Token[], other: readonly Token[]): Gap[] {
  const gaps: Gap[] = [];
  const ends = [[-1, -1] as const, ...pairs, [own.length, other.length] as const];
  /** Pairs in an unbroken run, counted from `from` on. A beginning or an end that both have is one. */
  const run = (from: number, step: 1 | -1): number => {
    let count = 0;
    for (let at = from; count < 4; at += step) {
      const [here, next] = [ends[at], ends[at + step]];
      if (here === undefined) break;
      count += 1;
      if (next === undefined || next[0] - here[0] !== step || next[1] - here[1] !== step) break;
    }
    return count;
  };
  for (let index = 1; index < ends.length; index += 1) {
    const [before, after] = [ends[index - 1], ends[index]];
    if (before === undefined || after === undefined || after[0] - before[0] < 2 || after[1] - before[1] < 2) continue;
    gaps.push({
      mine: own.slice(before[0] + 1, after[0]),
      theirs: other.slice(before[1] + 1, after[1]),
      anchors: run(index - 1, -1) + run(index, 1),
    });
  }
  return gaps;
}

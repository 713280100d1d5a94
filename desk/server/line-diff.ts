// The lines two texts have in common and those only one of them has: what changed between two revisions.

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longest common run of lines, by the table of its lengths. Lines beyond `limit` in either text: everything is removed and added. */
export function diffLines(before: string, after: string, limit = 2000): DiffLine[] {
  const left = before.split('\n');
  const right = after.split('\n');
  const line =
    (kind: DiffLine['kind']) =>
    (text: string): DiffLine => ({ kind, text });
  if (left.length > limit || right.length > limit) return [...left.map(line('removed')), ...right.map(line('added'))];
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const below = lengths[(row + 1) * width + column] ?? 0;
      const beside = lengths[row * width + column + 1] ?? 0;
      const both = (lengths[(row + 1) * width + column + 1] ?? 0) + 1;
      lengths[row * width + column] = left[row] === right[column] ? both : Math.max(below, beside);
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    const [old, fresh] = [left[row] ?? '', right[column] ?? ''];
    if (old === fresh) {
      lines.push({ kind: 'same', text: old });
      row += 1;
      column += 1;
    } else if ((lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0)) {
      lines.push({ kind: 'removed', text: old });
      row += 1;
    } else {
      lines.push({ kind: 'added', text: fresh });
      column += 1;
    }
  }
  return [...lines, ...left.slice(row).map(line('removed')), ...right.slice(column).map(line('added'))];
}

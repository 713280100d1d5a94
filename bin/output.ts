// What commands print: results on stdout, people's lines on stdout too, errors on stderr. Colour and progress only on a terminal.
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const coloured = process.stdout.isTTY;

export function paint(style: Style, text: string): string {
  return coloured ? styleText(style, text) : text;
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Rows with their columns padded to one width each; the last column is not padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ');
  return [paint('dim', line(head)), ...rows.map(line)].join('\n');
}

/** A time as `2026-11-23 18:05` in UTC, or a dash. */
export function shortTime(value: string | Date | null): string {
  if (value === null) return '-';
  return (value instanceof Date ? value.toISOString() : value).slice(0, 16).replace('T', ' ');
}

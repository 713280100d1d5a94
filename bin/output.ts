// What commands print: results on stdout, people's lines on stdout too, errors on stderr. Colour and progress only on a terminal.
import { styleText } from 'node:util';
import { withoutInvisible } from '../core/invisible.ts';

type Style = Parameters<typeof styleText>[0];

const coloured = process.stdout.isTTY;

export function paint(style: Style, text: string): string {
  return coloured ? styleText(style, text) : text;
}

const escape = String.fromCharCode(27);
const ownStyle = new RegExp(`(${escape}\\[\\d{1,2}m)`, 'u');

/** Lines without what steers a terminal or turns text around, `paint`'s own styles aside where there are any. */
export function printable(text: string, styled = coloured): string {
  const plain = (part: string): string => part.split('\n').map(withoutInvisible).join('\n');
  if (!styled) return plain(text);
  return text
    .split(ownStyle)
    .map((part) => (ownStyle.test(part) ? part : plain(part)))
    .join('');
}

/** A value of a newsroom with all its texts `printable`, before it is painted: what others wrote brings no styles along. */
export function printableValue<Value>(value: Value): Value {
  if (typeof value === 'string') return printable(value, false) as Value;
  if (Array.isArray(value)) return value.map(printableValue) as Value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printableValue(part)])) as Value;
}

export function print(line = ''): void {
  process.stdout.write(`${printable(line)}\n`);
}

export function printError(line: string): void {
  process.stderr.write(`${printable(line, false)}\n`);
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes on a terminal: two for each East Asian character, none for marks over others and for invisible ones. */
function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) if (!/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) columns += wide.test(character) ? 2 : 1;
  return columns;
}

/** Rows with their columns padded to one width each; the last column is not padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === head.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell))))
      .join('  ')
      .trimEnd();
  return [paint('dim', line(head)), ...rows.map(line)].join('\n');
}

const lineWidth = Math.min(process.stdout.columns ?? 100, 100);

/** A text in lines of at most 100 columns, fewer on a narrower terminal: the first after `first`, the others after as many spaces. */
export function indented(first: string, text: string): string {
  const indent = displayWidth(first);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && indent + displayWidth(line) + 1 + displayWidth(word) > lineWidth) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return first + [...lines, line].join(`\n${' '.repeat(indent)}`);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A time as `2026-11-23 18:05` in UTC, or a dash. */
export function shortTime(value: string | Date | null): string {
  if (value === null) return '-';
  return (value instanceof Date ? value.toISOString() : value).slice(0, 16).replace('T', ' ');
}

/** The command of a shell that reads this newsroom, for messages. */
export function commandFor(command: string, data: { directory: string }): string {
  const folder =
    data.directory === 'data/main' ? '' : ` --data ${/^[\w./-]+$/u.test(data.directory) ? data.directory : `'${data.directory}'`}`;
  return `npm run newsroom -- ${command}${folder}`;
}

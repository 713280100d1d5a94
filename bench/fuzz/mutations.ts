// Markup broken in the ways that it breaks, and in those that parsers do: by its structure (tags, attributes, entities, sections) and by its
// bytes. The same case for a seed and a number, whatever ran before.
import iconv from 'iconv-lite';
import { randomFrom } from '../feeds/generated.ts';

export type Random = () => number;

export const upTo = (random: Random, limit: number): number => Math.floor(random() * limit);
export const oneOf = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  values[upTo(random, values.length)] ?? values[0];

/** Tags, references, sections and the text between them. */
function pieces(xml: string): string[] {
  return xml.match(/<!\[CDATA\[|\]\]>|<!--|-->|<[^<>]*>|&[^\s;<&]{1,30};|[^<&\]-]+|[^]/g) ?? [];
}

/** Where the pieces are of a kind; -1 where there is none. */
function find(random: Random, parts: readonly string[], pattern: RegExp): number {
  const start = upTo(random, parts.length);
  for (let step = 0; step < parts.length; step += 1) {
    const index = (start + step) % parts.length;
    if (pattern.test(parts[index] ?? '')) return index;
  }
  return -1;
}

/** Names that mean something to the reader under test, for new tags; others for tags that are renamed; attributes besides the usual. */
export interface Vocabulary {
  readonly tags: readonly [string, ...string[]];
  readonly renamed: readonly [string, ...string[]];
  readonly attributes: readonly string[];
}

type Mutation = (random: Random, parts: string[], other: string, vocabulary: Vocabulary) => void;

const tag = /^<[A-Za-z]/;
const mutations: readonly [Mutation, ...Mutation[]] = [
  // cut short, at either end
  (random, parts) => void parts.splice(upTo(random, parts.length)),
  (random, parts) => void parts.splice(0, upTo(random, Math.min(40, parts.length))),
  // a piece gone, twice, many times, elsewhere
  (random, parts) => void parts.splice(upTo(random, parts.length), 1 + upTo(random, 5)),
  (random, parts) => {
    const from = upTo(random, parts.length);
    const copied = parts.slice(from, from + 1 + upTo(random, 30));
    const times = oneOf(random, [1, 1, 3, 50, 500]);
    for (let time = 0; time < times && parts.length < 60_000; time += 1) parts.splice(from, 0, ...copied);
  },
  (random, parts) => {
    const [one, two] = [find(random, parts, tag), find(random, parts, /^</)];
    if (one >= 0 && two >= 0) [parts[one], parts[two]] = [parts[two] ?? '', parts[one] ?? ''];
  },
  // deep nesting, and tags that close nothing
  (random, parts, _other, { tags }) => {
    const opening = `<${oneOf(random, tags)}>`;
    const closing = opening.replace('<', '</');
    parts.splice(
      upTo(random, parts.length),
      0,
      oneOf(random, [opening, closing, `${opening}${closing}`]).repeat(oneOf(random, [3, 100, 5000])),
    );
  },
  // another name, a wrong end, a self-closing one
  (random, parts, _other, { renamed }) => {
    const index = find(random, parts, /^<\/?[A-Za-z]/);
    if (index >= 0) parts[index] = (parts[index] ?? '').replace(/^(<\/?)[^\s<>/]+/, `$1${oneOf(random, renamed)}`);
  },
  (random, parts) => {
    const index = find(random, parts, tag);
    if (index >= 0) parts[index] = (parts[index] ?? '').replace(/\/?>$/, oneOf(random, ['', '/>', ' >', '>>', ' "', "='>"]));
  },
  // attributes: huge, doubled, not closed, with a base, a type or a mode
  (random, parts, _other, { attributes }) => {
    const index = find(random, parts, tag);
    const added = oneOf(random, [
      ` a="${'x'.repeat(oneOf(random, [10, 100_000]))}"`,
      ' a="1" a="2"',
      ' a="',
      ' a=b c',
      ...attributes,
      Array.from({ length: 400 }, (_value, number) => ` a${number}="1"`).join(''),
    ]);
    if (index >= 0) parts[index] = (parts[index] ?? '').replace(/\/?>$/, (end) => `${added}${end}`);
  },
  // references: a storm, unknown ones, ones that text cannot hold
  (random, parts) => {
    const storm = oneOf(random, ['&', '&amp;', '&#x0;', '&#xD800;', '&nonsense;', '&a;', '&eacute;', '&#99999999;', '&#38;#38;']);
    parts.splice(upTo(random, parts.length), 0, storm.repeat(oneOf(random, [1, 20, 20_000])));
  },
  (random, parts) => {
    const levels = 3 + upTo(random, 20);
    const bomb = Array.from(
      { length: levels },
      (_value, level) => `<!ENTITY e${level} "${level === 0 ? 'ha' : `&e${level - 1};`.repeat(10)}">`,
    );
    parts.unshift(`<!DOCTYPE rss [${bomb.join('')}<!ENTITY f SYSTEM "file:///etc/hostname">]>`);
    parts.splice(1 + upTo(random, parts.length), 0, `&e${levels - 1};&f;`.repeat(oneOf(random, [1, 1000])));
  },
  // sections that never end, or end twice
  (random, parts) =>
    void parts.splice(
      upTo(random, parts.length),
      0,
      oneOf(random, ['<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', '<!DOCTYPE', '<', '>']).repeat(oneOf(random, [1, 1, 2000])),
    ),
  // a long run of one sign
  (random, parts) =>
    void parts.splice(
      upTo(random, parts.length),
      0,
      oneOf(random, [' ', '\n', '(', '"', '-', '9', '<p']).repeat(oneOf(random, [50, 300_000])),
    ),
  // signs that no document has
  (random, parts) =>
    void parts.splice(
      upTo(random, parts.length),
      0,
      oneOf(random, ['\u0000', '\u0008', '\u0085', '\ufffe', '\ud800', '\u202e', '\u{F0000}abc:0;', '\ufeff']),
    ),
  // values of another kind
  (random, parts) => {
    const index = find(random, parts, /^[^<&]*\d/);
    const values = [
      '-1',
      '99999999999999999999',
      '9'.repeat(50_000),
      'Thu, 99 Foo 0000 99:99:99 ZZZ',
      '0001-01-01',
      '+275760-09-13',
      'javascript:x',
      'http://[',
      '\n',
    ] as const;
    if (index >= 0) parts[index] = oneOf(random, values);
  },
  // a stretch of another feed
  (random, parts, other) => {
    const theirs = pieces(other);
    const from = upTo(random, theirs.length);
    parts.splice(upTo(random, parts.length), upTo(random, 10), ...theirs.slice(from, from + upTo(random, 60)));
  },
];

/** A text with one to six mutations; `pick` gives others to take stretches from. At most `most` characters. */
export function mutate(random: Random, pick: () => string, vocabulary: Vocabulary, most: number): string {
  const parts = pieces(pick());
  for (let count = 1 + upTo(random, 6); count > 0 && parts.length > 0; count -= 1)
    oneOf(random, mutations)(random, parts, pick(), vocabulary);
  return parts.join('').slice(0, most);
}

const charsets = [
  'utf-8',
  'utf-8',
  'utf-8',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'koi8-r',
] as const;

/** Bytes of a text in some charset, with some of them changed. */
export function encode(random: Random, text: string): Buffer {
  const bytes = Buffer.from(iconv.encode(text, oneOf(random, charsets), { addBOM: random() < 0.2 }));
  if (random() < 0.3) {
    for (let count = 1 + upTo(random, 20); count > 0; count -= 1) bytes[upTo(random, bytes.length)] = upTo(random, 256);
  }
  return random() < 0.05 ? bytes.subarray(upTo(random, 8)) : bytes;
}

/** Random numbers for case `number` of `seed`, whatever ran before. */
export function randomFor(seed: number, number: number): Random {
  const random = randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  for (let warm = 0; warm < 4; warm += 1) random();
  return random;
}

export interface FuzzCase {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

export interface FuzzOutcome {
  /** `ok`, the code of a refusal, or what is wrong in words: then `fault` is true. */
  readonly kind: string;
  readonly fault: boolean;
  readonly milliseconds: number;
}

/** Longer than this and what waits for the reader hangs, milliseconds. */
export const maximumCaseMs = 2000;

/**
 * Times `read`, which gives what it found: a code, and whether that is a fault. On a machine that does other things too the clock says little:
 * a case is slow when it has had the time to itself.
 */
export async function timed(read: () => Promise<{ readonly kind: string; readonly fault: boolean }>): Promise<FuzzOutcome> {
  const start = performance.now();
  const used = process.cpuUsage();
  const { kind, fault } = await read();
  const { user, system } = process.cpuUsage(used);
  const milliseconds = Math.min(performance.now() - start, (user + system) / 1000);
  return milliseconds > maximumCaseMs ? { kind: `slow (${kind})`, fault: true, milliseconds } : { kind, fault, milliseconds };
}

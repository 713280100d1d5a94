// A folder of feeds, each with what a parser should find in it written in a comment at its head: `Expect:` in the words of Python, and
// `Header:` lines with which the feed is served.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readDate } from '../../sources/feeds/feed-date.ts';

export type FeedField = 'title' | 'link' | 'description';
export type EntryField = 'id' | 'title' | 'link' | 'summary' | 'content' | 'author' | 'published' | 'updated';

export type Expectation =
  | { readonly of: 'feed'; readonly field: FeedField; readonly value: string }
  /** Of the first entry. Dates are ISO 8601. */
  | { readonly of: 'entry'; readonly field: EntryField; readonly value: string };

export interface CorpusFeed {
  /** Path relative to the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Those of `Expect:` that compare one of the fields above with a text or a time. */
  readonly expectations: readonly Expectation[];
  /** `Expect:` as it is written. */
  readonly expected: string;
}

const feedFields: Readonly<Record<string, FeedField>> = {
  title: 'title',
  link: 'link',
  description: 'description',
  subtitle: 'description',
  tagline: 'description',
};
const entryFields: Readonly<Record<string, EntryField>> = {
  id: 'id',
  guid: 'id',
  title: 'title',
  link: 'link',
  summary: 'summary',
  description: 'summary',
  content: 'content',
  author: 'author',
  published: 'published',
  published_parsed: 'published',
  updated: 'updated',
  updated_parsed: 'updated',
};

/** The head of a feed as text, whatever it is encoded in: comments are ASCII. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 20_000);
  const zeros = head.filter((byte) => byte === 0).length;
  const text = new TextDecoder('latin1').decode(head);
  return zeros * 4 > head.length ? text.replaceAll('\u0000', '') : text;
}

/** The value of a string of Python. */
function unquote(literal: string): string {
  const inner = literal.replace(/^u/, '').replace(/^('''|"""|'|")([^]*)\1$/, '$2');
  const single: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };
  return inner.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([^]))/gi,
    (_whole, ...[two, four, eight, character = '']: (string | undefined)[]) => {
      const code = two ?? four ?? eight;
      return code === undefined ? (single[character] ?? character) : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
}

function isoOf(tuple: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple.split(',').map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
}

const path = String.raw`(?:feed|entries\[\d\])(?:\['?\w+'?\]|\.\w+)+`;
const comparison = new RegExp(
  String.raw`(feed|entries\[0\])((?:\['?\w+'?\]|\.\w+)+)(?:\s*==\s*${path})*\s*==\s*(u?'''[^]*?'''|u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\(([\d, ]+)\))`,
  'g',
);

function readExpectations(expected: string): Expectation[] {
  const found: Expectation[] = [];
  for (const [, of = '', accessors = '', literal = '', tuple] of expected.matchAll(comparison)) {
    const names = [...accessors.matchAll(/\w+/g)].map(([name]) => name);
    const [first = '', second, third] = names;
    const detail = first.endsWith('_detail') && second === 'value' && names.length === 2;
    const content = first === 'content' && second === '0' && third === 'value' && names.length === 3;
    if (names.length !== 1 && !detail && !content) continue;
    const name = detail ? first.slice(0, -'_detail'.length) : first;
    const value = tuple === undefined ? unquote(literal) : isoOf(tuple);
    if (of === 'feed') {
      const field = feedFields[name];
      if (field !== undefined) found.push({ of, field, value });
    } else {
      const field = entryFields[name];
      const isDate = field === 'published' || field === 'updated';
      if (field !== undefined) found.push({ of: 'entry', field, value: isDate ? (readDate(value)?.toISOString() ?? value) : value });
    }
  }
  return found;
}

function readHeaders(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/^Header:[ \t]*([\w-]+):[ \t]*(.*?)[ \t]*\r?$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  );
}

/** All feeds below a folder, in the order of their paths. */
export async function readCorpus(folder: string): Promise<CorpusFeed[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/')).sort();
  return Promise.all(
    paths.map(async (one) => {
      const bytes = await readFile(join(folder, one));
      const head = headOf(bytes);
      const expected = /^[ \t]*Expect:[ \t]*(.*?)\r?$/m.exec(head)?.[1] ?? '';
      return { path: one, bytes, headers: readHeaders(head), expectations: readExpectations(expected), expected };
    }),
  );
}

// Reads what is to be clustered: lines of {id, date, lang, title, paragraphs | text, cluster}, of which only a title or a text is needed.
// A file of hundreds of thousands of lines is read twice, line by line: once for their order, and once in that order for their texts.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../../core/errors.ts';
import { readLength } from '../../sources/cluster/terms.ts';
import { readDate } from '../../sources/feeds/feed-date.ts';
import { detectLanguage } from '../../sources/language/detect-language.ts';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';

export interface Report {
  /** Unique: the line's own, or `line N` where it has none or an earlier line has the same. */
  readonly id: string;
  /** The event it is known to be of; null where the data does not say. */
  readonly event: string | null;
  readonly language: string;
  /** Publication time, ms; of one without a date, that of the dated one before it, else of the first dated one; 0 where none is dated. */
  readonly at: number;
  /** As a snapshot's text: the title, a blank line, the paragraphs. */
  readonly text: () => string;
}

export interface Reports {
  /** In the order of the file. */
  readonly all: Report[];
  /** What was made of lines that leave something out, for a person. */
  readonly notes: string[];
  readonly close: () => void;
}

export const form = '{id?, date?, lang?, title | text | paragraphs, cluster?}';
/** A text that is shorter is not asked for its language: words of a title without its small words are told apart badly. */
const tellsLanguage = 200;
const chunkSize = 1 << 20;

const name = z.union([z.string(), z.number()]).transform(String);
const lineSchema = z
  .object({
    id: name.nullish(),
    date: z.unknown().optional(),
    lang: z.string().nullish(),
    title: z.string().nullish(),
    paragraphs: z.array(z.string()).nullish(),
    text: z.string().nullish(),
    cluster: name.nullish(),
  })
  .refine(({ title, paragraphs, text }) => (title ?? paragraphs ?? text ?? null) !== null, 'there is neither a title nor a text');

type Line = z.infer<typeof lineSchema>;

function parsed(line: string, place: string): Line {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new NewsroomError('bad-data', `${place}: ${problem.replaceAll('\n', ' ').slice(0, 300)}; each line takes ${form}`);
  }
}

function textOf({ title, paragraphs, text }: Line): string {
  const rest = paragraphs ?? (text === null || text === undefined ? [] : [text]);
  return [title ?? '', ...rest].join('\n\n').normalize('NFC').slice(0, readLength);
}

/** From here on, 1973 in milliseconds and 5138 in seconds, a number counts milliseconds. */
const leastMilliseconds = 1e11;
/** Seconds or milliseconds as text: fewer digits are a year or a day (20240301). */
const numberAsText = /^\d{9,}(?:\.\d+)?$/;

/** ms; a date as text, or seconds or milliseconds since 1970, as a number or as text. NaN: it cannot be read. Null: there is none. */
function timeOf(date: unknown): number | null {
  const written = typeof date === 'string' ? date.trim() : date;
  if (written === null || written === undefined || written === '') return null;
  const count = typeof written === 'string' && numberAsText.test(written) ? Number(written) : written;
  if (typeof count === 'number') return new Date(Math.abs(count) < leastMilliseconds ? count * 1000 : count).getTime();
  return typeof count === 'string' ? (readDate(count)?.getTime() ?? Number.NaN) : Number.NaN;
}

/** `en` of en-US, EN and en_GB; null for none. */
function languageOf(written: string | null | undefined): string | null {
  return written?.trim().split(/[-_]/u, 1)[0]?.toLowerCase() || null;
}

/** Bytes of a byte order mark at the head of a file. */
function markLength(file: number): number {
  const head = Buffer.alloc(3);
  readSync(file, head, 0, head.length, 0);
  return head.equals(Buffer.from('\u{feff}')) ? head.length : 0;
}

/** Opens what can be read twice. Throws NewsroomError `bad-data`. */
function openData(path: string): number {
  const found = statSync(path);
  if (found.isFile()) return openSync(path, 'r');
  const what = found.isDirectory() ? 'a folder' : 'no file that can be read twice';
  throw new NewsroomError('bad-data', `${path} is ${what}: name the file in which the articles are, lines of ${form}`);
}

/** Lines of a file that are not blank, with their number from 1 and their place in bytes. */
function* linesOf(file: number): Generator<{ line: string; number: number; at: number; length: number }> {
  const start = markLength(file);
  let [rest, at, number] = [Buffer.alloc(0), start, 0];
  for (let position = start; ;) {
    const chunk = Buffer.alloc(chunkSize);
    const read = readSync(file, chunk, 0, chunkSize, position);
    position += read;
    let data = Buffer.concat([rest, chunk.subarray(0, read)]);
    if (read === 0 && data.length > 0) data = Buffer.concat([data, Buffer.from('\n')]);
    let from = 0;
    for (let end = data.indexOf(10); end !== -1; end = data.indexOf(10, from)) {
      number += 1;
      const line = data.toString('utf8', from, end);
      if (line.trim() !== '') yield { line, number, at: at + from, length: end - from };
      from = end + 1;
    }
    rest = data.subarray(from);
    at += from;
    if (read === 0) return;
  }
}

/** The language of most of those known, `und` where none is. */
function mostOf(languages: Iterable<string | null>): string {
  const counts = new Map<string, number>();
  for (const language of languages) if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  return Array.from(counts).toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 'und';
}

interface Counts {
  repeated: number;
  undated: number;
  unreadable: number;
  short: number;
}

function notesOf(counts: Counts, dated: boolean, most: string): string[] {
  const stead = dated
    ? 'they count as published with the dated line before them, else with the first dated one'
    : 'as none has one, all count as published at one time';
  return [
    counts.repeated === 0 ? [] : `${counts.repeated} lines have an id that an earlier line has: they are called "line N"`,
    counts.unreadable === 0 ? [] : `${counts.unreadable} dates could not be read: their lines count as having none`,
    counts.undated === 0 ? [] : `${counts.undated} lines have no date: ${stead}`,
    counts.short === 0 ? [] : `${counts.short} lines have no language and too short a text to tell it: they count as ${most}`,
  ].flat();
}

/** Throws NewsroomError `bad-data` that names file and line. */
export async function readReports(path: string): Promise<Reports> {
  const file = openData(path);
  const read: (Omit<Report, 'language' | 'at'> & { language: string | null; at: number | null })[] = [];
  const ids = new Set<string>();
  const counts: Counts = { repeated: 0, undated: 0, unreadable: 0, short: 0 };
  let first: number | null = null;
  let before: number | null = null;
  try {
    for (const { line, number, at: position, length } of linesOf(file)) {
      const place = `${path}:${number}`;
      const value = parsed(line, place);
      const time = timeOf(value.date);
      if (Number.isNaN(time)) counts.unreadable += 1;
      if (time === null || Number.isNaN(time)) counts.undated += 1;
      else before = time;
      first ??= before;
      const own = value.id ?? null;
      if (own !== null && ids.has(own)) counts.repeated += 1;
      const id = own === null || ids.has(own) ? `line ${number}` : own;
      ids.add(id);
      let language = languageOf(value.lang);
      if (language === null) {
        const text = textOf(value);
        if (text.length >= tellsLanguage) ({ language } = await detectLanguage(text));
        else counts.short += 1;
      }
      const text = (): string => {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, position);
        return textOf(parsed(bytes.toString('utf8'), place));
      };
      read.push({ id, event: value.cluster ?? null, language, at: before, text });
    }
  } catch (error) {
    closeSync(file);
    throw error;
  }
  if (read.length === 0) {
    closeSync(file);
    throw new NewsroomError('bad-data', `${path} is empty: it takes lines of ${form}`);
  }
  const most = mostOf(read.map(({ language }) => language));
  const all = read.map((report) => ({ ...report, language: report.language ?? most, at: report.at ?? first ?? 0 }));
  return { all, notes: notesOf(counts, first !== null, most), close: () => closeSync(file) };
}

export function sampleReports(): Reports {
  const all = loadSampleWire().events.flatMap((event) =>
    event.reports.map((report) => ({
      id: `${report.outlet.slug}/${report.slug}`,
      event: event.id,
      language: report.outlet.language,
      at: -report.minutesAgo * 60_000,
      text: () => textOf({ title: report.title, paragraphs: [report.deck, ...report.paragraphs] }),
    })),
  );
  return { all, notes: [], close: () => undefined };
}

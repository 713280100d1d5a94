// Reads what is to be clustered: lines of {id, date, lang, title, paragraphs | text, cluster}, of which only a title or a text is needed.
// A file of hundreds of thousands of lines is read twice, line by line: once for their order, and once in that order for their texts.
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../../core/errors.ts';
import { readLength } from '../../sources/cluster/terms.ts';
import { detectLanguage } from '../../sources/language/detect-language.ts';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';

export interface Report {
  /** Unique: the line's own, or `line N` where it has none or an earlier line has the same. */
  readonly id: string;
  /** The event it is known to be of; null where the data does not say. */
  readonly event: string | null;
  readonly language: string;
  /** Publication time, ms. */
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
    date: z.union([z.string(), z.number()]).nullish(),
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

/** A date as text, or as seconds or milliseconds since 1970. Throws NewsroomError `bad-data`. */
function timeOf(date: Line['date'], place: string): number | null {
  if (date === null || date === undefined || date === '') return null;
  const time = typeof date === 'number' ? (Math.abs(date) < 1e11 ? date * 1000 : date) : Date.parse(date);
  if (Number.isFinite(time)) return time;
  throw new NewsroomError('bad-data', `${place}: ${JSON.stringify(date)} is no date; each line takes ${form}`);
}

/** Lines of a file that are not blank, with their number from 1 and their place in bytes. */
function* linesOf(file: number): Generator<{ line: string; number: number; at: number; length: number }> {
  let [rest, at, number] = [Buffer.alloc(0), 0, 0];
  for (let position = 0; ;) {
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

function notesOf(counts: { repeated: number; undated: number; short: number }, most: string): string[] {
  return [
    counts.repeated === 0 ? [] : `${counts.repeated} lines have an id that an earlier line has: they are called "line N"`,
    counts.undated === 0 ? [] : `${counts.undated} lines have no date: they count as published with the dated line before them`,
    counts.short === 0 ? [] : `${counts.short} lines have no language and too short a text to tell it: they count as ${most}`,
  ].flat();
}

/** Throws NewsroomError `bad-data` that names file and line. */
export async function readReports(path: string): Promise<Reports> {
  const file = openSync(path, 'r');
  const read: (Omit<Report, 'language'> & { language: string | null })[] = [];
  const ids = new Set<string>();
  const counts = { repeated: 0, undated: 0, short: 0 };
  let before = 0;
  try {
    for (const { line, number, at: position, length } of linesOf(file)) {
      const place = `${path}:${number}`;
      const value = parsed(line, place);
      const time = timeOf(value.date, place);
      if (time === null) counts.undated += 1;
      before = time ?? before;
      const own = value.id ?? null;
      if (own !== null && ids.has(own)) counts.repeated += 1;
      const id = own === null || ids.has(own) ? `line ${number}` : own;
      ids.add(id);
      let language = value.lang?.trim() || null;
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
  const all = read.map((report) => ({ ...report, language: report.language ?? most }));
  return { all, notes: notesOf(counts, most), close: () => closeSync(file) };
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

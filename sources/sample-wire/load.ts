// Reads the sample wire: the outlets and one file an event. Everything is checked here, so that the server only serves:
// an outlet that does not exist, a report without text or a correction that corrects nothing stops with the file's name.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../core/errors.ts';
import { SampleWireError } from './errors.ts';
import { eventFileSchema, outletFileSchema } from './schema.ts';
import type { SampleEvent, SampleOutlet, SampleReport, SampleWire } from './schema.ts';

type EventFile = z.infer<typeof eventFileSchema>;
type ReportFile = EventFile['reports'][number];

const bundled = fileURLToPath(new URL('.', import.meta.url));

/** Reads `outlets.yaml` and `events/*.yaml` of a folder, by default the bundled one. Throws SampleWireError `sample-wire-bad-file`. */
export function loadSampleWire(folder: string = bundled): SampleWire {
  const outlets = read(join(folder, 'outlets.yaml'), outletFileSchema);
  const files = list(join(folder, 'events'));
  const events = files.map((file) => toEvent(read(file, eventFileSchema), outlets, file));
  const urls = new Set<string>();
  for (const report of events.flatMap((event) => event.reports)) {
    const path = `${report.outlet.slug}/${report.slug}`;
    if (urls.has(path)) throw badFile(folder, `two reports are at ${path}; give one another slug`);
    urls.add(path);
  }
  return { outlets, events };
}

function list(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    return names.toSorted().map((name) => join(folder, name));
  } catch (cause) {
    throw badFile(folder, 'the folder of events cannot be read', cause);
  }
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw badFile(file, `it cannot be read as YAML: ${messageOf(cause)}`, cause);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw badFile(file, z.prettifyError(result.error), result.error);
  return result.data;
}

function toEvent(event: EventFile, outlets: SampleOutlet[], file: string): SampleEvent {
  const reports = event.reports.map((report): SampleReport => {
    const outlet = outlets.find((candidate) => candidate.slug === report.outlet);
    if (!outlet) throw badFile(file, `no outlet "${report.outlet}" in outlets.yaml`);
    const paragraphs = paragraphsOf(event, report, file);
    return {
      event: event.id,
      outlet,
      slug: report.slug,
      minutesAgo: report.minutesAgo,
      dated: report.dated,
      byline: report.byline,
      title: report.title,
      deck: report.deck,
      caption: report.caption,
      paragraphs,
      agency: report.carries && event.agency ? event.agency.name : null,
      corrected: report.correction ? correct(paragraphs, report.correction, file) : null,
      planted: report.planted ?? null,
    };
  });
  return {
    id: event.id,
    title: event.title,
    persona: event.persona ?? null,
    newsworthy: event.newsworthy,
    reports,
  };
}

// One line a paragraph: lines of Chinese could not be joined without adding a space.
function paragraphsOf(event: EventFile, report: ReportFile, file: string): string[] {
  const body = report.carries ? event.agency?.body : report.body;
  if (body === undefined || (report.carries && report.body !== undefined))
    throw badFile(file, `${report.outlet}/${report.slug} needs either a body or "carries: agency" with the event's agency copy`);
  if (report.carries && event.agency && !body.includes(event.agency.credit))
    throw badFile(file, `the agency copy lacks its credit line "${event.agency.credit}"`);
  return body.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
}

function correct(paragraphs: string[], correction: NonNullable<ReportFile['correction']>, file: string): string[] {
  let text = paragraphs.join('\n\n');
  for (const { from, to } of correction.replace) {
    const pieces = text.split(from);
    if (pieces.length !== 2) throw badFile(file, `a correction's "${from}" occurs ${pieces.length - 1} times, not once`);
    text = pieces.join(to);
  }
  return [...text.split('\n\n'), correction.note];
}

function badFile(file: string, problem: string, cause?: unknown): SampleWireError {
  return new SampleWireError('sample-wire-bad-file', `Sample wire, ${file}: ${problem}`, cause);
}

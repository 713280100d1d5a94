// The form of the sample wire's files and of what they become once read. Strict: these files are ours, so an unknown or
// missing key is a mistake and is named. A report's text is stored as paragraphs and never depends on the clock.
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'takes lower-case words joined by hyphens');
const line = z.string().trim().min(1);

export const outletFileSchema = z.array(
  z.strictObject({
    slug,
    name: line,
    language: z.string().regex(/^[a-z]{2}$/, 'takes an ISO 639-1 code'),
    country: line,
    feed: z.enum(['rss', 'rss-full', 'atom', 'rdf', 'json']),
    motto: line,
  }),
);

const reportSchema = z.strictObject({
  outlet: slug,
  slug,
  /** How long before the start of the server the page was published. */
  minutesAgo: z.number().int().min(1).max(1380),
  /** The day as the page prints it: a fixed date of the invented world, never the real one. */
  dated: line,
  byline: line,
  title: line,
  deck: line,
  caption: line,
  /** Paragraphs separated by empty lines; left out by an outlet that carries the event's agency copy. */
  body: line.optional(),
  carries: z.literal('agency').optional(),
  /** What the page becomes when the outlet corrects it: each `from` must occur exactly once. */
  correction: z.strictObject({ replace: z.array(z.strictObject({ from: line, to: line })).min(1), note: line }).optional(),
  /** Text that addresses the reader's software where people do not see it: in a hidden element and an alternative text. */
  planted: z.strictObject({ hidden: line, alternative: line }).optional(),
});

export const eventFileSchema = z
  .strictObject({
    id: slug,
    title: line,
    /** Id of the analyst whose desk the event is written for. */
    persona: slug.optional(),
    newsworthy: z.boolean(),
    agency: z.strictObject({ name: line, credit: line, body: line }).optional(),
    reports: z.array(reportSchema).min(1),
  })
  .refine(({ persona, newsworthy }) => newsworthy === (persona !== undefined), {
    path: ['persona'],
    message: 'names the desk of an event that is news, and of no other',
  });

export type SampleOutlet = z.infer<typeof outletFileSchema>[number];

export type SampleReport = {
  event: string;
  outlet: SampleOutlet;
  slug: string;
  minutesAgo: number;
  dated: string;
  byline: string;
  title: string;
  deck: string;
  caption: string;
  paragraphs: string[];
  /** The agency whose copy this is, word for word; null for the outlet's own reporting. */
  agency: string | null;
  /** The page after its correction, the note being its last paragraph. */
  corrected: string[] | null;
  planted: { hidden: string; alternative: string } | null;
};

export type SampleEvent = {
  id: string;
  title: string;
  /** Id of the analyst whose desk it is for; null where it is no news. */
  persona: string | null;
  newsworthy: boolean;
  reports: SampleReport[];
};

export type SampleWire = { outlets: SampleOutlet[]; events: SampleEvent[] };

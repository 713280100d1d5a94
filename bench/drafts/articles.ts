// Recorded articles as the writers see them, without a database: cut into passages as the newsroom cuts them.
import { z } from 'zod';
import { derivedId, sha256 } from '../../core/hash.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { composeSnapshot, cutPassages } from '../../sources/passages.ts';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';
import { readLines } from '../data.ts';

const recordedSchema = z.object({
  id: z.string(),
  cluster: z.string(),
  outlet: z.string(),
  lang: z.string(),
  date: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
});

/** Names of the recorded outlets as their readers know them. */
const outletNames: Readonly<Record<string, string>> = { nyt: 'The New York Times', fox: 'Fox News', hpo: 'HuffPost' };

export interface BenchEvent {
  readonly id: string;
  readonly language: string;
  readonly articles: readonly SourceArticle[];
}

export function benchArticle(input: {
  url: string;
  outlet: string;
  title: string;
  paragraphs: readonly string[];
  language: string;
  date: string | null;
  origin?: string;
}): SourceArticle {
  const text = composeSnapshot(input.title, input.paragraphs);
  const passages = cutPassages(text, input.language);
  const title = text.slice(0, passages[0]?.end ?? 0);
  return {
    id: derivedId('ar', input.url),
    url: input.url,
    outlet: input.outlet,
    title,
    author: null,
    publishedAt: input.date === null ? null : new Date(input.date),
    language: input.language,
    origin: input.origin ?? input.outlet,
    snapshot: sha256(text),
    text,
    passages,
  };
}

/** Events of a JSON lines file of recorded articles. Throws where a line is not such an article. */
export function recordedEvents(path: string): BenchEvent[] {
  const events = new Map<string, SourceArticle[]>();
  for (const article of readLines(path, recordedSchema, '{id, cluster, outlet, lang, date, title, paragraphs}')) {
    const made = benchArticle({
      url: `https://${article.outlet}.example/${article.id}`,
      outlet: outletNames[article.outlet] ?? article.outlet,
      title: article.title,
      paragraphs: article.paragraphs,
      language: article.lang,
      date: article.date,
    });
    events.set(article.cluster, [...(events.get(article.cluster) ?? []), made]);
  }
  return [...events].map(([id, articles]) => ({ id, language: 'en', articles }));
}

/** Every language of the bundled sample wire's reports. */
export function sampleLanguages(): string[] {
  return [...new Set(loadSampleWire().events.flatMap((event) => event.reports.map((report) => report.outlet.language)))];
}

/** Events of the bundled sample wire; a language other than English takes the articles in it alone. */
export function sampleEvents(language: string): BenchEvent[] {
  return loadSampleWire().events.flatMap((event) => {
    const articles = event.reports
      .filter((report) => language === 'en' || report.outlet.language === language)
      .map((report) =>
        benchArticle({
          url: `https://${report.outlet.slug}.example/${report.slug}`,
          outlet: report.outlet.name,
          title: report.title,
          paragraphs: [report.deck, ...report.paragraphs],
          language: report.outlet.language,
          date: '2026-03-12',
          origin: report.agency ?? report.outlet.name,
        }),
      );
    return articles.length === 0 ? [] : [{ id: event.id, language, articles }];
  });
}

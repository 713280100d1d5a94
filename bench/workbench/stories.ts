// Stories to measure the pipeline with: three English articles of about 700 words each, made of the bundled sample wire. Each is an event's
// report, lengthened by paragraphs of that event's and other events' reports, and numbered, so that no two stories' texts are the same.
import type { SourceArticle } from '../../core/sources.ts';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';
import type { SampleReport } from '../../sources/sample-wire/schema.ts';
import { benchArticle } from '../drafts/articles.ts';

export interface BenchStory {
  readonly title: string;
  readonly language: string;
  readonly articles: readonly SourceArticle[];
}

const articlesPerStory = 3;
export const wordsPerArticle = 700;

const wordsOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Its own paragraphs, then others' from the `turn`-th on, until it has about 700 words. */
function lengthened(report: SampleReport, fill: readonly string[], turn: number): string[] {
  const paragraphs = [report.deck, ...report.paragraphs];
  let words = paragraphs.reduce((sum, paragraph) => sum + wordsOf(paragraph), 0);
  for (let next = turn; words < wordsPerArticle - 20; next += 1) {
    const paragraph = fill[next % fill.length] ?? '';
    if (paragraphs.includes(paragraph)) continue;
    paragraphs.push(paragraph);
    words += wordsOf(paragraph);
  }
  return paragraphs;
}

/** `count` stories, the same ones each time. */
export function benchStories(count: number): BenchStory[] {
  const events = loadSampleWire()
    .events.filter((event) => event.newsworthy)
    .map((event) => event.reports.filter((report) => report.outlet.language === 'en'))
    .filter((reports) => reports.length >= articlesPerStory);
  const fill = events.flat().flatMap((report) => report.paragraphs);
  return Array.from({ length: count }, (_, number): BenchStory => {
    const reports = (events[number % events.length] ?? []).slice(0, articlesPerStory);
    const articles = reports.map((report, index) =>
      benchArticle({
        url: `https://${report.outlet.slug}.example/${report.slug}-${number}`,
        outlet: report.outlet.name,
        title: `${report.title} (${number + 1})`,
        paragraphs: lengthened(report, fill, number * 7 + index * 31),
        language: 'en',
        date: '2026-03-12',
        origin: report.agency ?? report.outlet.name,
      }),
    );
    return { title: articles[0]?.title ?? '', language: 'en', articles };
  });
}

// What a story is called, and in which language: made from its reports alone. Its title is one of the titles of the reports that came first, one of
// each origin, so that neither many copies nor whoever comes late and repeats the story's names gives it another name. What came with a story that was
// merged into it has no say: the story that stays keeps its name.
import { leftOutTitle, safeTitle } from './orders/without-orders.ts';

export interface TitledReport {
  readonly id: string;
  readonly title: string;
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  readonly outlet: string;
  readonly origin: string;
  readonly publishedAt: Date | null;
  readonly fetchedAt: Date;
  /** It came with a story that was merged into this one; default: it did not. */
  readonly isMerged?: boolean;
}

type Spoken = Pick<TitledReport, 'language' | 'outlet' | 'publishedAt' | 'fetchedAt' | 'isMerged'>;

/** Origins that a title is chosen from: the first to be stored. Enough for a centre, and who comes later has no say. */
const originsAsked = 3;
/** A title of more words, and of so many times those of the shortest, strings others together: it would be the nearest to each of them. */
const plainWords = 14;
const longestTitle = 1.75;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

function wordsIn(title: string): Set<string> {
  return new Set(title.toLowerCase().match(unspaced) ?? []);
}

/** When a report counts as published: its own time, else when it was fetched. */
export function reportedAt({ publishedAt, fetchedAt }: Pick<TitledReport, 'publishedAt' | 'fetchedAt'>): Date {
  return publishedAt ?? fetchedAt;
}

/** The language that most outlets report in; the earliest where that is even. */
function languageOf(reports: readonly Spoken[]): string {
  const spoken = new Map<string, { outlets: Set<string>; first: number }>();
  for (const report of reports) {
    const [{ language, outlet }, at] = [report, reportedAt(report).getTime()];
    const its = spoken.get(language);
    if (its === undefined) spoken.set(language, { outlets: new Set([outlet]), first: at });
    else {
      its.outlets.add(outlet);
      its.first = Math.min(its.first, at);
    }
  }
  const [first] = Array.from(spoken).toSorted(
    ([one, ones], [other, others]) => others.outlets.size - ones.outlets.size || ones.first - others.first || (one < other ? -1 : 1),
  );
  return first?.[0] ?? 'und';
}

/** The title whose words the other titles share most (Jaccard); the first where that is even. */
function centralTitle(titles: readonly string[]): string {
  const words = titles.map(wordsIn);
  const longest = Math.max(plainWords, longestTitle * Math.min(...words.map(({ size }) => size)));
  let best = { title: titles[0] ?? '', score: -1 };
  for (const [index, title] of titles.entries()) {
    const own = words[index] ?? new Set();
    if (own.size > longest) continue;
    let score = 0;
    for (const [other, its] of words.entries()) {
      if (other === index || own.size + its.size === 0) continue;
      const shared = [...own].filter((word) => its.has(word)).length;
      score += shared / (own.size + its.size - shared);
    }
    if (score > best.score) best = { title, score };
  }
  return best.title;
}

/** In the order of storing; those stored at once by when they were published. */
function byStoring(one: TitledReport, other: TitledReport): number {
  const stored = one.fetchedAt.getTime() - other.fetchedAt.getTime();
  return stored || reportedAt(one).getTime() - reportedAt(other).getTime() || (one.id < other.id ? -1 : 1);
}

/** Those that joined the story itself; where there are none, all. */
function own<Report extends Pick<TitledReport, 'isMerged'>>(reports: readonly Report[]): readonly Report[] {
  const joined = reports.filter(({ isMerged }) => isMerged !== true);
  return joined.length > 0 ? joined : reports;
}

/**
 * Title and language of a story. `reports`: all, or each outlet's in each language; `earliest`: those of its own articles that were stored first, else
 * of all, of which there is at least one. Titles that address a language model are none.
 */
export function nameStory({ reports, earliest }: { readonly reports: readonly Spoken[]; readonly earliest: readonly TitledReport[] }): {
  readonly title: string;
  readonly language: string;
} {
  const language = languageOf(own(reports));
  const stored = own(earliest)
    .map((report) => ({ ...report, title: safeTitle(report.title) }))
    .filter(({ title }) => title !== leftOutTitle)
    .toSorted(byStoring);
  const inIt = stored.filter((report) => report.language === language);
  const first = new Map<string, string>();
  for (const { origin, title } of inIt.length > 0 ? inIt : stored) if (!first.has(origin)) first.set(origin, title);
  return { title: centralTitle([...first.values()].slice(0, originsAsked)) || leftOutTitle, language };
}

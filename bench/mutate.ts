// Makes pairs for `bench mutations` from any articles: true sentences, verbatim or lightly reworked, and the same with one thing changed.
// The same articles and seed give the same file. The pairs serve to find what the checks miss; those that decide are written by hand.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { NewsroomError } from '../core/errors.ts';
import { oneOf, readLines, requireData } from './data.ts';
import { sampleEvents } from './drafts/articles.ts';
import type { Change } from './mutations/change.ts';
import { changeDate, changeFigure } from './mutations/change-figures.ts';
import { changeAttribution, changeName } from './mutations/change-names.ts';
import { changeDirection, changeNegation, changeQuotation } from './mutations/change-words.ts';
import { kinds } from './mutations/pairs.ts';
import type { Kind, Pair } from './mutations/pairs.ts';
import { seededRandom } from './mutations/random.ts';
import type { Random } from './mutations/random.ts';
import { reworked, sentencesOf } from './mutations/sentences.ts';

export interface MutateOptions {
  readonly articles?: string;
  readonly sample: boolean;
  readonly output?: string;
  readonly seed: number;
  readonly most: number;
  readonly json: boolean;
}

const articleSchema = z.object({
  lang: z.string(),
  date: z.string().nullish(),
  title: z.string(),
  paragraphs: z.array(z.string()).min(1),
});
type Article = z.infer<typeof articleSchema>;

const changes: Readonly<Record<Kind, Change>> = {
  figure: changeFigure,
  date: changeDate,
  name: changeName,
  negation: changeNegation,
  attribution: changeAttribution,
  direction: changeDirection,
  quotation: changeQuotation,
};

/** Languages of the sample wire. */
const sampleLanguages = ['en', 'es', 'fr', 'de', 'pt', 'ru', 'tr', 'ar', 'hi', 'zh', 'ko', 'id', 'sw'];

function sampleArticles(): Article[] {
  const seen = new Map<string, Article>();
  for (const article of sampleLanguages.flatMap((language) => sampleEvents(language).flatMap((event) => event.articles))) {
    const paragraphs = article.text.split('\n\n').slice(1);
    seen.set(article.url, { lang: article.language, date: article.publishedAt?.toISOString() ?? null, title: article.title, paragraphs });
  }
  return [...seen.values()];
}

/** A source is the paragraph with its neighbours, or, for every other sentence, the article: others judge against either. */
function sourceOf(article: Article, index: number, random: Random): string {
  const near = article.paragraphs.slice(Math.max(0, index - 1), index + 2);
  return (random.next() < 0.5 ? near : article.paragraphs).join('\n');
}

function pairsOf(article: Article, random: Random): Pair[] {
  return article.paragraphs.flatMap((paragraph, index) =>
    // The first paragraph may be the title again.
    (paragraph === article.title ? [] : sentencesOf(paragraph, article.lang)).flatMap((verbatim): Pair[] => {
      const source = sourceOf(article, index, random);
      const sentence = reworked(verbatim, article.lang, random);
      const kind = random.pick(kinds) ?? 'figure';
      // Kinds that this sentence has nothing of give way to the next that it has.
      for (const tried of [kind, ...random.shuffled(kinds)]) {
        const mutated = changes[tried]({ sentence, source, language: article.lang, random });
        if (mutated !== null && mutated !== sentence && !source.includes(mutated))
          return [{ source, sentence, mutated, kind: tried, lang: article.lang, ...(article.date == null ? {} : { date: article.date }) }];
      }
      return [];
    }),
  );
}

/** As many pairs of each kind and language as there are, `most` at the most, chosen over all articles. */
function chosen(pairs: readonly Pair[], most: number, random: Random): Pair[] {
  const counts = new Map<string, number>();
  return random.shuffled(pairs).filter(({ kind, lang }) => {
    const count = (counts.get(`${kind} ${lang}`) ?? 0) + 1;
    counts.set(`${kind} ${lang}`, count);
    return count <= most;
  });
}

// oxlint-disable-next-line typescript/require-await -- every benchmark's `run` is asynchronous
export async function run(options: MutateOptions): Promise<void> {
  oneOf(options, 'articles', 'sample');
  if (options.output === undefined) throw new NewsroomError('no-data', '--output is needed: the file that the pairs are written to');
  const form = '{id, cluster, outlet, lang, date, title, paragraphs}';
  const articles = options.sample
    ? sampleArticles()
    : readLines(requireData(options.articles, `a file of articles, lines of ${form}`, 'articles'), articleSchema, form);
  const random = seededRandom(options.seed);
  const pairs = chosen(
    articles.flatMap((article) => pairsOf(article, random)),
    options.most,
    random,
  );
  if (pairs.length === 0)
    throw new NewsroomError('bad-data', 'no sentence of these articles can be changed: are their paragraphs sentences?');
  writeFileSync(options.output, `${pairs.map((pair) => JSON.stringify(pair)).join('\n')}\n`);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, pairs.filter((pair) => pair.kind === kind).length]));
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ pairs: pairs.length, kinds: counts })}\n`
      : `${String(pairs.length)} pairs in ${options.output}: ${JSON.stringify(counts)}\n`,
  );
}

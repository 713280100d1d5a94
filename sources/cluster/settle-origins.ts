// Who made the text that an article carries: an article that is nearly the same as another of its story has that one's origin, so
// that two carriers of one report never look like two witnesses. Readers of pages settle this for copies they can find by a paragraph;
// here each article meets those of its own story, also where every paragraph was touched.
import { reportedAt } from '../../core/story-title.ts';
import type { DatabaseTransaction } from '../../store/database.ts';
import { setOrigin } from '../../store/repositories/articles.ts';
import { loadClusterArticles, possibleCopies } from '../../store/repositories/stories.ts';
import type { ClusterArticle } from '../../store/repositories/story-reports.ts';
import { fewestShared, isCopyOf } from '../copies.ts';

/** How much of a text is compared, in code points. */
const comparedLength = 100_000;

/**
 * Which of two near copies carries the other's text, or null where their origins stand: the one still under its own outlet's name, and
 * the later one where both are. An origin that was found otherwise (a credited agency) is never changed.
 */
export function copyAndSource<Article extends ClusterArticle>(one: Article, other: Article): { copy: Article; source: Article } | null {
  if (one.origin === other.origin) return null;
  const [oneIsOwn, otherIsOwn] = [one.origin === one.outlet, other.origin === other.outlet];
  if (oneIsOwn && otherIsOwn) return reportedAt(one) >= reportedAt(other) ? { copy: one, source: other } : { copy: other, source: one };
  if (oneIsOwn) return { copy: one, source: other };
  return otherIsOwn ? { copy: other, source: one } : null;
}

/**
 * Compares the article with those of its story named in `nearest`, the likest first, and writes the origins that change: its own, or those of articles
 * that carry its text. Texts are read of those alone that may be copies, one after another: once its origin is settled, few are left to compare.
 */
export async function settleOrigins(
  transaction: DatabaseTransaction,
  article: ClusterArticle,
  storyId: string,
  nearest: readonly string[],
): Promise<void> {
  const members = await possibleCopies(transaction, {
    articleId: article.id,
    storyId,
    language: article.language,
    nearest,
    fewest: fewestShared,
  });
  let [own, origin]: [string | null, string] = [null, article.origin];
  for (const id of nearest) {
    const other = members.find((member) => member.id === id);
    const pair = other === undefined ? null : copyAndSource<ClusterArticle>({ ...article, origin }, other);
    if (pair === null) continue;
    own ??= await textOf(transaction, article.id);
    if (!isCopyOf(own, await textOf(transaction, id))) continue;
    const { copy, source } = pair;
    await setOrigin(transaction, copy.id, source.origin, `carries nearly the same text as ${source.outlet}`);
    if (copy.id === article.id) origin = source.origin;
  }
}

async function textOf(transaction: DatabaseTransaction, articleId: string): Promise<string> {
  const [article] = await loadClusterArticles(transaction, [articleId], comparedLength);
  return article?.text ?? '';
}

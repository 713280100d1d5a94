// Who made the text that an article carries: an article that is nearly the same as another of its story has that one's origin, so
// that two carriers of one report never look like two witnesses. Readers of pages settle this for copies they can find by a paragraph;
// here each article meets those of its own story, also where every paragraph was touched.
import type { DatabaseTransaction } from '../../store/database.ts';
import { setOrigin } from '../../store/repositories/articles.ts';
import { loadClusterArticles, type ClusterArticle } from '../../store/repositories/stories.ts';
import { isCopyOf } from '../copies.ts';
import { timeOf } from './story-summary.ts';

/** How much of a text is compared, in code points. */
const comparedLength = 100_000;

/**
 * Which of two near copies carries the other's text, or null where their origins stand: the one still under its own outlet's name, and
 * the later one where both are. An origin that was found otherwise (a credited agency) is never changed.
 */
export function copyAndSource<Article extends ClusterArticle>(one: Article, other: Article): { copy: Article; source: Article } | null {
  if (one.origin === other.origin) return null;
  const [oneIsOwn, otherIsOwn] = [one.origin === one.outlet, other.origin === other.outlet];
  if (oneIsOwn && otherIsOwn) return timeOf(one) >= timeOf(other) ? { copy: one, source: other } : { copy: other, source: one };
  if (oneIsOwn) return { copy: one, source: other };
  return otherIsOwn ? { copy: other, source: one } : null;
}

/**
 * Compares the article with those of `members` named in `nearest` and writes the origins that change. Returns all of the story's
 * articles, the new one last, with their origins as they are now.
 */
export async function settleOrigins(
  transaction: DatabaseTransaction,
  article: ClusterArticle,
  members: readonly ClusterArticle[],
  nearest: readonly string[],
): Promise<ClusterArticle[]> {
  const all = new Map([...members, article].map((one) => [one.id, one]));
  const compared = members.filter((member) => nearest.includes(member.id) && member.language === article.language);
  if (compared.length === 0) return [...all.values()];
  const loaded = await loadClusterArticles(transaction, [article.id, ...compared.map((member) => member.id)], comparedLength);
  const texts = new Map(loaded.map((one) => [one.id, one.text]));
  const own = texts.get(article.id) ?? '';
  for (const { id } of compared) {
    if (!isCopyOf(own, texts.get(id) ?? '')) continue;
    const pair = copyAndSource(all.get(article.id) ?? article, all.get(id) ?? article);
    if (pair === null) continue;
    const { copy, source } = pair;
    await setOrigin(transaction, copy.id, source.origin, `carries nearly the same text as ${source.outlet}`);
    all.set(copy.id, { ...copy, origin: source.origin });
  }
  return [...all.values()];
}

// The quotation cap: words quoted from one source, headline and deck included, never pass min(quotedWords, quotedShare of its words).
import { quotationSpans } from '../../../core/sentences.ts';
import type { SourceArticle } from '../../../core/sources.ts';
import { countWords } from '../text/words.ts';

export interface CapSettings {
  readonly quotedWords: number;
  readonly quotedShare: number;
}

const lengths = new WeakMap<Pick<SourceArticle, 'text' | 'language'>, number>();

/** Words that may be quoted from an article. */
export function capOf(article: Pick<SourceArticle, 'text' | 'language'>, settings: CapSettings): number {
  let length = lengths.get(article);
  if (length === undefined) lengths.set(article, (length = countWords(article.text, article.language)));
  return Math.min(settings.quotedWords, Math.floor(settings.quotedShare * length));
}

/** Words left to quote from each article of one composition. */
export class QuotationBudget {
  readonly #left = new Map<string, number>();

  constructor(articles: readonly SourceArticle[], settings: CapSettings) {
    for (const article of articles) this.#left.set(article.id, capOf(article, settings));
  }

  left(articleId: string): number {
    return this.#left.get(articleId) ?? 0;
  }

  allows(articleId: string, words: number): boolean {
    return words <= this.left(articleId);
  }

  spend(articleId: string, words: number): void {
    this.#left.set(articleId, this.left(articleId) - words);
  }
}

/** The texts that a composed sentence quotes: what stands in its marks. */
export function quotationsIn(text: string): string[] {
  return quotationSpans(text).map(({ start, end }) => text.slice(start + 1, end - 1).trim());
}

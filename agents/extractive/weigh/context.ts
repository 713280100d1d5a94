// Where a claim stands in its article: what its neighbours say decides what a bare "denied it" denies and which figures are set
// against each other by the source itself.
import type { SourceArticle } from '../../../core/sources.ts';
import { paragraphsOf, type Paragraph } from '../claims/paragraphs.ts';
import type { Statement } from './similarity.ts';

export interface Place {
  readonly article: SourceArticle;
  /** Index of the paragraph, -1 in the title. */
  readonly paragraph: number;
  /** Ordinal of the passage. */
  readonly passage: number;
}

/** The articles of a story as paragraphs, with their claims by place. */
export class Context {
  readonly articles: readonly SourceArticle[];
  readonly #paragraphs = new Map<string, readonly Paragraph[]>();
  readonly #places = new Map<string, Place>();
  readonly #claims = new Map<string, Statement[]>();

  constructor(articles: readonly SourceArticle[], statements: readonly Statement[]) {
    this.articles = articles;
    const byId = new Map(articles.map((article) => [article.id, article]));
    for (const article of articles) this.#paragraphs.set(article.id, paragraphsOf(article));
    for (const statement of statements) {
      const { claim } = statement;
      const article = byId.get(claim.articleId);
      const passage = article?.passages.find((one) => one.start <= claim.start && claim.start < one.end);
      if (article === undefined || passage === undefined) continue;
      const paragraph = this.paragraphs(article).findIndex((one) => one.start <= passage.start && passage.end <= one.end);
      this.#places.set(claim.id, { article, paragraph, passage: passage.ordinal });
      const key = `${article.id} ${String(passage.ordinal)}`;
      const list = this.#claims.get(key);
      if (list === undefined) this.#claims.set(key, [statement]);
      else list.push(statement);
    }
  }

  paragraphs(article: SourceArticle): readonly Paragraph[] {
    return this.#paragraphs.get(article.id) ?? [];
  }

  /** Null where the claim's article is not among those given. */
  placeOf(statement: Statement): Place | null {
    return this.#places.get(statement.claim.id) ?? null;
  }

  /** The passage before a claim's own: in its paragraph, or the last one of the paragraph before. */
  before(statement: Statement): Statement[] {
    const place = this.placeOf(statement);
    return place === null ? [] : this.inPassage(place.article, place.passage - 1);
  }

  inPassage(article: SourceArticle, passage: number): Statement[] {
    return this.#claims.get(`${article.id} ${String(passage)}`) ?? [];
  }
}

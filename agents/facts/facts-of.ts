// The facts of a claim, worked out from its quotation and its article alone: no network, no model, the same for both writers.
import type { ClaimFacts, FigureFact } from '../../core/claim-facts.ts';
import type { Claim } from '../../core/claims.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { languageOf } from '../extractive/languages/index.ts';
import { figuresOf } from '../extractive/text/figures.ts';
import { datesOf } from './dates.ts';
import { hedgesOf } from './hedging.ts';
import { ArticleNames, namesOfClaim } from './names.ts';
import { unnamedOf } from './unnamed.ts';
import { dayOfArticle } from './zone.ts';

type Quoted = Pick<Claim, 'quote' | 'language' | 'kind' | 'attribution' | 'spoken'>;

function figureFacts(quote: string, language: string): FigureFact[] {
  return figuresOf(quote, language, languageOf(language).cues.stopWords)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, value, noun }) => ({ text: quote.slice(start, end).trim(), value, unit: noun === '' ? null : noun }));
}

/** Reads the facts of claims of one article. */
export function factReader(article: Pick<SourceArticle, 'text' | 'url' | 'publishedAt'>): (claim: Quoted) => ClaimFacts {
  const names = new ArticleNames(article.text);
  const day = dayOfArticle(article);
  return (claim) => ({
    figures: figureFacts(claim.quote, claim.language),
    dates: datesOf(claim.quote, claim.language, day, claim.kind === 'forecast'),
    ...namesOfClaim(claim, names),
    hedges: hedgesOf(claim.quote, claim.language),
    unnamed: unnamedOf(claim),
  });
}

// What a model puts in quotation marks is a quotation, whatever it calls the sentence, and no outlet is quoted beyond its cap: a sentence that
// would pass it is cut.
import type { ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { QuotationBudget, type CapSettings } from '../extractive/compose/budget.ts';
import { speechRuns } from '../extractive/text/quotations.ts';
import { countWords } from '../extractive/text/words.ts';

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The words that a sentence quotes of each article: of its claims, or else of the texts that these stand in. */
function quotedOf(
  sentence: ComposedSentence,
  claims: ReadonlyMap<string, EvidencePack['claims'][number]>,
  texts: ReadonlyMap<string, string>,
): Map<string, number> {
  const words = new Map<string, number>();
  const own = sentence.claimIds.flatMap((id) => claims.get(id) ?? []);
  for (const { start, end } of speechRuns(sentence.text)) {
    const run = sentence.text.slice(start, end);
    const claim =
      own.find((one) => plain(one.quote).includes(plain(run))) ??
      own.find((one) => plain(texts.get(one.articleId) ?? '').includes(plain(run)));
    if (claim !== undefined) words.set(claim.articleId, (words.get(claim.articleId) ?? 0) + countWords(run, claim.language));
  }
  return words;
}

/** Judgement and transition hold no quotation: a sentence with one is checked as a quotation. */
export function asQuotation(sentence: ComposedSentence): ComposedSentence {
  const judges = sentence.kind === 'analysis' || sentence.kind === 'transition';
  return judges && speechRuns(sentence.text).length > 0 ? { ...sentence, kind: 'quotation' } : sentence;
}

/**
 * The sentences of the body among `fresh` (all by default) that pass an outlet's cap, in order; what stands already, and headline and deck,
 * is counted first.
 */
export function beyondCap(
  composition: Composition,
  pack: Pick<EvidencePack, 'articles' | 'claims'>,
  settings: CapSettings,
  fresh: (sentence: ComposedSentence) => boolean = () => true,
): Set<ComposedSentence> {
  const budget = new QuotationBudget(pack.articles, settings);
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const texts = new Map(pack.articles.map((article) => [article.id, article.text]));
  const body = composition.blocks.flatMap((block) => (block.part === 'body' ? block.sentences : []));
  const mayGo = (sentence: ComposedSentence): boolean => sentence.kind !== 'edited' && fresh(sentence);
  const spend = (quoted: ReadonlyMap<string, number>): void => {
    for (const [articleId, words] of quoted) budget.spend(articleId, words);
  };
  for (const sentence of [composition.headline, ...composition.deck, ...body.filter((one) => !mayGo(one))])
    spend(quotedOf(sentence, claims, texts));
  const beyond = new Set<ComposedSentence>();
  for (const sentence of body.filter(mayGo)) {
    const quoted = quotedOf(sentence, claims, texts);
    if ([...quoted].every(([articleId, words]) => budget.allows(articleId, words))) spend(quoted);
    else beyond.add(sentence);
  }
  return beyond;
}

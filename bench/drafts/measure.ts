// Figures of one draft: is it verbatim, within the caps, without repetition, and are its speakers named.
import type { Claim } from '../../core/claims.ts';
import type { Composition, EvidencePack } from '../../core/composition.ts';
import { quotationSpans } from '../../core/sentences.ts';
import { capOf, type CapSettings } from '../../agents/extractive/compose/budget.ts';
import { countWords } from '../../agents/extractive/text/words.ts';
import { likeness, rarity, statementOf } from '../../agents/extractive/weigh/similarity.ts';

export interface DraftFigures {
  readonly sentences: number;
  readonly words: number;
  readonly sentenceWords: number[];
  readonly quotations: number;
  readonly verbatim: number;
  readonly overCap: number;
  readonly repetition: number;
  readonly withSpeaker: number;
  readonly outlets: number;
  readonly members: boolean;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/["“”„«»‘’‚‹›'「」『』]/g, '"')
    .replace(/[‐‑‒–—―-]+/g, '-')
    .replace(/\s+/g, ' ');

export function figuresOfDraft(composition: Composition, pack: EvidencePack, settings: CapSettings): DraftFigures {
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const body = [...composition.deck, ...composition.blocks.flatMap((block) => block.sentences)];
  const spent = new Map<string, number>();
  let quotations = 0;
  let verbatim = 0;
  for (const [index, sentence] of [composition.headline, ...body].entries()) {
    const own = sentence.claimIds.flatMap((id) => claims.get(id) ?? []);
    const quoted =
      index === 0 ? [sentence.text] : quotationSpans(sentence.text).map(({ start, end }) => sentence.text.slice(start + 1, end - 1).trim());
    for (const text of quoted) {
      quotations += 1;
      const from: Claim | undefined = own.find((claim) => folded(claim.quote).includes(folded(text)));
      if (from === undefined) continue;
      verbatim += 1;
      spent.set(from.articleId, (spent.get(from.articleId) ?? 0) + countWords(text, from.language));
    }
  }
  const statements = body
    .filter((sentence) => sentence.kind === 'quotation')
    .flatMap((sentence) => sentence.claimIds.flatMap((id) => claims.get(id) ?? []))
    .map(statementOf);
  const weights = rarity(statements);
  let repetition = 0;
  for (const [index, a] of statements.entries())
    for (const b of statements.slice(index + 1)) repetition = Math.max(repetition, likeness(a, b, weights).overlap);
  const articles = new Set(
    [composition.headline, ...body].flatMap((sentence) => sentence.claimIds.flatMap((id) => claims.get(id)?.articleId ?? [])),
  );
  return {
    sentences: body.length + 1,
    words: body.reduce((sum, sentence) => sum + countWords(sentence.text, composition.language), 0),
    sentenceWords: body
      .filter((sentence) => sentence.kind === 'quotation')
      .map((sentence) => countWords(sentence.text, composition.language)),
    quotations,
    verbatim,
    overCap: pack.articles.filter((article) => (spent.get(article.id) ?? 0) > capOf(article, settings)).length,
    repetition,
    withSpeaker: statements.filter(({ claim }) => !['outlet', 'agency'].includes(claim.attribution.at(-1)?.kind ?? 'outlet')).length,
    outlets: new Set(pack.articles.filter((article) => articles.has(article.id)).map((article) => article.outlet)).size,
    members: composition.blocks.some((block) => block.membersOnly),
  };
}

// From a composition to the document that is checked, reviewed and published: Markdown with numbered footnotes, one a source.
// What must hold: reading the text back gives the sentences that are returned, each with the claims its words were composed with.
import type { ComposedSentence, Composition, EvidencePack } from '../core/composition.ts';
import { escapeMarkdown, sentencesOf } from '../core/draft-text.ts';
import { NewsroomError } from '../core/errors.ts';
import type { Citation, RevisionDocument } from '../core/revision.ts';
import { cutSentences } from '../core/sentences.ts';
import type { Span } from '../core/sources.ts';
import type { SentenceKind, SentencePart } from '../core/words.ts';
import type { RevisionSentence } from '../store/revision-sentence.ts';

/** A sentence as it is read back, with the ordinals of the composed sentences it is made of (headline 0, deck, blocks in order). */
export interface CitedSentence extends RevisionSentence {
  readonly composed: number[];
}

interface Block {
  readonly part: SentencePart;
  readonly membersOnly: boolean;
  readonly sentences: readonly { readonly ordinal: number; readonly sentence: ComposedSentence }[];
}

type Piece = Pick<CitedSentence, 'text' | 'kind' | 'claimIds' | 'composed'> & { readonly gap: string };

/** Scripts that put no space between sentences. */
const unspaced = new Set(['zh', 'ja', 'yue']);

/** The kind of a sentence made of several: the one that is checked most strictly. */
const strictest: readonly SentenceKind[] = ['edited', 'reported', 'quotation', 'analysis', 'transition'];

function blocksOf(composition: Composition): Block[] {
  let ordinal = 0;
  const numbered = (sentences: readonly ComposedSentence[]) => sentences.map((sentence) => ({ ordinal: ordinal++, sentence }));
  return [
    { part: 'headline', membersOnly: false, sentences: numbered([composition.headline]) },
    { part: 'deck', membersOnly: false, sentences: numbered(composition.deck) },
    ...composition.blocks.map((block) => ({ ...block, sentences: numbered(block.sentences) })),
  ];
}

/** The sentences of a block as they will be read: sentencex may cut a composed one in two, or see no end between two. */
function piecesOf(block: Block, language: string): Piece[] {
  let flat = '';
  const composed: (Span & { ordinal: number; sentence: ComposedSentence })[] = [];
  for (const { ordinal, sentence } of block.sentences) {
    if (flat !== '' && !unspaced.has(language)) flat += ' ';
    composed.push({ start: flat.length, end: flat.length + sentence.text.length, ordinal, sentence });
    flat += sentence.text;
  }
  const whole = block.part === 'headline' || block.part === 'heading';
  const spans = whole ? [{ start: 0, end: flat.length }] : cutSentences(flat, language);
  return spans.map((span, index) => {
    const under = composed.filter((one) => one.start < span.end && span.start < one.end);
    const kinds = new Set(under.map((one) => one.sentence.kind));
    return {
      text: flat.slice(span.start, span.end),
      gap: flat.slice(spans[index - 1]?.end ?? span.start, span.start),
      kind: strictest.find((kind) => kinds.has(kind)) ?? 'reported',
      claimIds: [...new Set(under.flatMap((one) => one.sentence.claimIds))],
      composed: under.map((one) => one.ordinal),
    };
  });
}

/** Footnote numbers in order of first use, one a source. */
class Footnotes {
  private readonly citations = new Map<string, Citation>();
  private readonly claims: ReadonlyMap<string, EvidencePack['claims'][number]>;
  private readonly articles: ReadonlyMap<string, EvidencePack['articles'][number]>;

  constructor(pack: Pick<EvidencePack, 'claims' | 'articles'>) {
    this.claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
    this.articles = new Map(pack.articles.map((article) => [article.id, article]));
  }

  /** Numbers of the sources of these claims; a claim that is not in the pack has none, and its check will say so. */
  cite(claimIds: readonly string[]): number[] {
    const numbers = new Set<number>();
    for (const id of claimIds) {
      const claim = this.claims.get(id);
      const article = claim === undefined ? undefined : this.articles.get(claim.articleId);
      if (claim === undefined || article === undefined || article.snapshot !== claim.snapshot) continue;
      const citation = this.citations.get(article.id) ?? {
        number: this.citations.size + 1,
        articleId: article.id,
        snapshot: article.snapshot,
        url: article.url,
        outlet: article.outlet,
        title: article.title,
        publishedAt: article.publishedAt?.toISOString() ?? null,
        language: article.language,
        origin: article.origin,
        claims: [],
      };
      if (!citation.claims.some((used) => used.id === id)) citation.claims.push({ id, start: claim.start, end: claim.end });
      this.citations.set(article.id, citation);
      numbers.add(citation.number);
    }
    return [...numbers].sort((left, right) => left - right);
  }

  all(): Citation[] {
    const byPlace = (left: Citation['claims'][number], right: Citation['claims'][number]): number =>
      left.start - right.start || left.end - right.end;
    return [...this.citations.values()].map((citation) => ({ ...citation, claims: citation.claims.toSorted(byPlace) }));
  }
}

function marked(part: SentencePart, text: string): string {
  switch (part) {
    case 'headline':
      return `# ${text}`;
    case 'deck':
      return `_${text}_`;
    case 'heading':
      return `## ${text}`;
    case 'teaser':
      return `> ${text}`;
    case 'body':
    case 'caption':
      return text;
  }
}

/**
 * The document of an accepted composition, without an illustration, and its sentences in order. Throws NewsroomError `draft-text` if the
 * text would be read back otherwise than it was composed.
 */
export function documentFromComposition(
  composition: Composition,
  pack: Pick<EvidencePack, 'claims' | 'articles' | 'persona'>,
  writer: RevisionDocument['writer'],
): { document: RevisionDocument; sentences: CitedSentence[] } {
  const { language } = composition;
  const footnotes = new Footnotes(pack);
  const sentences: CitedSentence[] = [];
  const lines: string[] = [];
  let inside = false;
  for (const block of blocksOf(composition)) {
    if (block.membersOnly !== inside) lines.push(block.membersOnly ? '<!--members-only-->' : '<!--/members-only-->');
    inside = block.membersOnly;
    let text = '';
    for (const { gap, ...piece } of piecesOf(block, language)) {
      const citations = footnotes.cite(piece.claimIds);
      const { part, membersOnly } = block;
      sentences.push({ ...piece, ordinal: sentences.length, part, membersOnly, citations });
      text += gap + escapeMarkdown(piece.text) + citations.map((number) => `[^${number}]`).join('');
    }
    lines.push(marked(block.part, text));
  }
  if (inside) lines.push('<!--/members-only-->');
  const document: RevisionDocument = {
    version: 1,
    language,
    persona: { id: pack.persona.id, version: pack.persona.version },
    writer: { kind: writer.kind, name: writer.name },
    text: `${lines.join('\n\n')}\n`,
    citations: footnotes.all(),
    illustration: null,
  };
  requireSame(document, sentences);
  return { document, sentences };
}

/** A sentence that is read otherwise than it was composed would lose its claims: better no document at all. */
function requireSame(document: RevisionDocument, sentences: readonly CitedSentence[]): void {
  const read = sentencesOf(document);
  const differs = sentences.findIndex((sentence, index) => {
    const other = read[index];
    return (
      other?.text !== sentence.text ||
      other.part !== sentence.part ||
      other.membersOnly !== sentence.membersOnly ||
      other.citations.join() !== sentence.citations.join()
    );
  });
  if (differs === -1 && read.length === sentences.length) return;
  const at = differs === -1 ? sentences.length : differs;
  throw new NewsroomError(
    'draft-text',
    `sentence ${at} of the draft would be read back differently: ${JSON.stringify(read[at]?.text)} for ${JSON.stringify(sentences[at]?.text)}`,
    {
      details: { composed: sentences[at]?.text, read: read[at]?.text },
    },
  );
}

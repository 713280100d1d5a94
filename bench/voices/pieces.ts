// One story written by every persona of a roster, straight through the writer's interface: what each says, in its own words and in others'.
import type { Writer } from '../../agents/writer.ts';
import type { Composition, ComposedSentence, EvidencePack } from '../../core/composition.ts';
import type { Persona } from '../../core/persona.ts';
import { quotationSpans } from '../../core/sentences.ts';
import type { BenchEvent } from '../drafts/articles.ts';

export interface Piece {
  readonly persona: Persona;
  readonly composition: Composition;
  readonly pack: EvidencePack;
  /** Claims in the order in which the piece tells them, the headline's left out: the sources' titles are few, and all may take the best. */
  readonly claims: readonly string[];
  readonly headings: readonly string[];
  /** All that is not quoted, the headline left out. */
  readonly ownWords: string;
}

function unquoted(text: string): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of quotationSpans(text)) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return rest + text.slice(at);
}

const textsOf = (sentences: readonly ComposedSentence[]): string => sentences.map((sentence) => unquoted(sentence.text)).join(' ');

function pieceOf(persona: Persona, composition: Composition, pack: EvidencePack): Piece {
  const told = [...composition.deck, ...composition.blocks.flatMap((block) => (block.part === 'body' ? block.sentences : []))];
  return {
    persona,
    composition,
    pack,
    claims: [...new Set(told.flatMap((sentence) => sentence.claimIds))],
    headings: composition.blocks.flatMap((block) => (block.part === 'heading' ? [textsOf(block.sentences)] : [])),
    ownWords: [textsOf(composition.deck), ...composition.blocks.map((block) => textsOf(block.sentences))].join('\n'),
  };
}

/** `writerFor`: the writer bound to a persona's work. Claims are read once, as the newsroom reads them: before it is known who writes. */
export async function piecesOf(
  event: BenchEvent,
  personas: readonly Persona[],
  writerFor: (personaId: string) => Writer,
  signal: AbortSignal,
): Promise<Piece[]> {
  const [anyone] = personas;
  if (anyone === undefined) return [];
  const reader = writerFor(anyone.id);
  const claims = (await Promise.all(event.articles.map(async (article) => reader.extractClaims(article, signal)))).flat();
  const groups = await reader.weigh(claims, event.articles, signal);
  const pieces: Piece[] = [];
  for (const persona of personas) {
    const pack: EvidencePack = {
      storyId: event.id,
      storyTitle: event.articles[0]?.title ?? '',
      persona,
      articles: event.articles,
      claims,
      groups,
      language: event.language,
      previous: null,
    };
    pieces.push(pieceOf(persona, await writerFor(persona.id).write(pack, signal), pack));
  }
  return pieces;
}

// A stored revision as a composition again, for the round that follows it: an editor's sentences in it stay as they are.
import type { ComposedBlock, ComposedSentence, Composition } from '../core/composition.ts';
import { readDraftText } from '../core/draft-text.ts';
import type { RevisionDocument } from '../core/revision.ts';
import type { RevisionSentence } from '../store/revision-sentence.ts';

/** The composition of a revision. Its ordinals are the revision's own (the caption, which comes last, is left out). */
export function compositionOfRevision(document: RevisionDocument, sentences: readonly RevisionSentence[]): Composition {
  let ordinal = 0;
  const stored = (text: string): ComposedSentence => {
    const sentence = sentences[ordinal];
    ordinal += 1;
    // The stored rows were made from this very text; a row that says otherwise vouches for nothing.
    if (sentence?.text !== text) return { text, kind: 'edited', claimIds: [] };
    return { text, kind: sentence.kind, claimIds: [...sentence.claimIds] };
  };
  const deck: ComposedSentence[] = [];
  const blocks: ComposedBlock[] = [];
  let headline: ComposedSentence | undefined;
  for (const block of readDraftText(document.text, document.language).blocks) {
    const own = block.sentences.map((sentence) => stored(sentence.text));
    if (block.part === 'headline') headline = own[0];
    else if (block.part === 'deck') deck.push(...own);
    else blocks.push({ part: block.part, membersOnly: block.membersOnly, sentences: own });
  }
  return { language: document.language, headline: headline ?? { text: '', kind: 'edited', claimIds: [] }, deck, blocks };
}

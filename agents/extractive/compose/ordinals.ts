// Which composed sentence an ordinal of core/draft-text.ts names: the text is cut again there, so one composed sentence can be read
// as several, and an editor's sentence can hold a boundary of its own.
import type { ComposedSentence, Composition } from '../../../core/composition.ts';
import { cutSentences } from '../../../core/sentences.ts';

export interface Place {
  readonly sentence: ComposedSentence;
  readonly part: 'headline' | 'deck' | 'heading' | 'body' | 'teaser';
  /** Index in `composition.blocks`; -1 for headline and deck. */
  readonly block: number;
}

/** The place of each ordinal, headline 0 first. */
export function placesOf(composition: Composition): Place[] {
  const places: Place[] = [{ sentence: composition.headline, part: 'headline', block: -1 }];
  const cut = (sentences: readonly ComposedSentence[], part: Place['part'], block: number): void => {
    const space = /^(?:zh|ja|yue)$/.test(composition.language) ? '' : ' ';
    const text = sentences.map((sentence) => sentence.text).join(space);
    const ends: number[] = [];
    for (const sentence of sentences) ends.push((ends.at(-1) ?? -space.length) + space.length + sentence.text.length);
    for (const span of cutSentences(text, composition.language)) {
      const sentence =
        sentences[
          Math.max(
            0,
            ends.findIndex((end) => span.start < end),
          )
        ];
      if (sentence !== undefined) places.push({ sentence, part, block });
    }
  };
  cut(composition.deck, 'deck', -1);
  for (const [index, block] of composition.blocks.entries()) {
    const [only] = block.sentences;
    if (block.part === 'heading' && only !== undefined) places.push({ sentence: only, part: 'heading', block: index });
    else cut(block.sentences, block.part, index);
  }
  return places;
}

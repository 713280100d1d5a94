// A composition with some of its sentences taken out: holes are filled with the best claims left, what cannot be filled is closed,
// and nothing else is touched.
import type { ComposedBlock, ComposedSentence, Composition, EvidencePack } from '../../../core/composition.ts';
import type { CapSettings } from './budget.ts';
import { Composer } from './composer.ts';
import { composeHeadline } from './headline.ts';
import type { Candidate } from './material.ts';
import { tooLittle } from './plan.ts';
import { speakerOf } from './speaker-text.ts';

export interface Mending {
  /** Sentences to be taken out. */
  readonly out: ReadonlySet<ComposedSentence>;
  /** Claims that must not come back. */
  readonly refused: ReadonlySet<string>;
  /** Articles to be quoted first, and how many sentences of each are wanted. */
  readonly preferred: readonly string[];
  /** Whether a hole is filled again. */
  readonly fill: boolean;
}

export function mend(composition: Composition, pack: EvidencePack, settings: CapSettings, mending: Mending): Composition {
  const composer = new Composer(pack, settings);
  const stays = (sentence: ComposedSentence): boolean => !mending.out.has(sentence);
  if (stays(composition.headline)) composer.keep(composition.headline, true);
  for (const sentence of [...composition.deck, ...composition.blocks.flatMap((block) => block.sentences)])
    if (stays(sentence)) composer.keep(sentence);
  for (const id of mending.refused) composer.refuse(id);

  const inLanguage = (candidate: Candidate): boolean => candidate.claim.language === composition.language;
  const voiced = (sentence: ComposedSentence): boolean =>
    sentence.claimIds.some((id) => {
      const claim = composer.material.claims.get(id);
      return claim !== undefined && speakerOf(claim) !== null;
    });
  const headline = stays(composition.headline)
    ? composition.headline
    : (composeHeadline(composer, mending.refused) ?? composition.headline);
  const another = (lost: ComposedSentence, most: number): ComposedSentence | null => {
    const found = composer.pick({ from: inLanguage, worth: (one) => ((speakerOf(one.claim) !== null) === voiced(lost) ? 0.2 : 0), most });
    return found === null ? null : composer.say(found);
  };

  const blocks: ComposedBlock[] = composition.blocks.map((block) => {
    if (block.part === 'heading' || block.part === 'teaser')
      return { ...block, sentences: block.sentences.map((sentence) => (stays(sentence) ? sentence : plain(composer, block))) };
    const leaning = leaningOn(block.sentences, stays, composer);
    const sentences = block.sentences.flatMap((sentence) => {
      if (leaning.has(sentence)) return [];
      if (stays(sentence)) return [sentence];
      const found = mending.fill && sentence.kind === 'quotation' ? another(sentence, 40) : null;
      return found === null ? [] : [found];
    });
    return { ...block, sentences };
  });
  const kept = composition.deck.filter(stays);
  const lost = composition.deck[0];
  const deck =
    kept.length > 0 ? kept : [(lost === undefined ? null : another(lost, 24)) ?? movedUp(blocks)].filter((sentence) => sentence !== null);
  if (deck.length === 0) throw tooLittle(pack, 'nothing is left for the deck');
  for (const articleId of mending.preferred) bringIn(composer, blocks, articleId, inLanguage);
  const closed = closeUp(blocks);
  if (!closed.some((block) => block.part === 'body')) throw tooLittle(pack, 'no sentence of the body is left');
  return { ...composition, headline, deck, blocks: closed };
}

/** Denials that only point back ("denied it") at a sentence that falls: without it they would deny what now stands before them. */
function leaningOn(
  sentences: readonly ComposedSentence[],
  stays: (sentence: ComposedSentence) => boolean,
  composer: Composer,
): ReadonlySet<ComposedSentence> {
  return new Set(
    sentences.filter((sentence, index) => {
      const before = sentences[index - 1];
      if (before === undefined || stays(before) || sentence.kind === 'edited') return false;
      return sentence.claimIds.some((id) => composer.candidateOf(id)?.leans ?? false);
    }),
  );
}

/** The body's last quotation that does not stand alone in its paragraph, taken out of it for the deck. */
function movedUp(blocks: ComposedBlock[]): ComposedSentence | null {
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const sentence = block?.sentences.at(-1);
    if (
      block === undefined ||
      sentence === undefined ||
      block.part !== 'body' ||
      sentence.kind !== 'quotation' ||
      block.sentences.length < 2
    )
      continue;
    blocks[index] = { ...block, sentences: block.sentences.slice(0, -1) };
    return sentence;
  }
  return null;
}

/** A title or teaser in the language's own words, in place of one that fell. */
function plain(composer: Composer, block: ComposedBlock): ComposedSentence {
  const { sections, teaser } = composer.material.language.phrases;
  const text = block.part === 'teaser' ? teaser : (sections.more[0] ?? '');
  return { text: text === '' ? '…' : text, kind: 'transition', claimIds: [] };
}

/** Up to two sentences of a preferred source, at the end of the free part's last paragraph but one. */
function bringIn(composer: Composer, blocks: ComposedBlock[], articleId: string, inLanguage: (candidate: Candidate) => boolean): void {
  const there = blocks
    .flatMap((block) => block.sentences)
    .filter((sentence) => sentence.claimIds.some((id) => composer.material.claims.get(id)?.articleId === articleId)).length;
  const sentences: ComposedSentence[] = [];
  while (sentences.length + there < 3 && sentences.length < 2) {
    const found = composer.pick({ from: (one) => inLanguage(one) && one.article.id === articleId });
    if (found === null) break;
    sentences.push(composer.say(found));
  }
  if (sentences.length === 0) return;
  const at = blocks.findIndex((block, index) => index > 0 && block.part !== 'body');
  blocks.splice(at === -1 ? blocks.length : at, 0, { part: 'body', membersOnly: false, sentences });
}

/** Leaves out empty paragraphs, a title with nothing under it, and a teaser with no members' part behind it. */
function closeUp(blocks: readonly ComposedBlock[]): ComposedBlock[] {
  const filled = blocks.filter((block) => block.sentences.length > 0);
  const headed = filled.filter(
    (block, index) =>
      block.part !== 'heading' || (filled[index + 1]?.part === 'body' && filled[index + 1]?.membersOnly === block.membersOnly),
  );
  return headed.filter((block, index) => block.part !== 'teaser' || headed[index + 1]?.membersOnly === true);
}

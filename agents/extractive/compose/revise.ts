// Revising: each sentence that failed its check is replaced by another claim's, or cut. All others stay as they are.
import type { Composition, EvidencePack } from '../../../core/composition.ts';
import type { FailedSentence } from '../../writer.ts';
import type { CapSettings } from './budget.ts';
import { mend } from './mend.ts';
import { placesOf } from './ordinals.ts';

export function reviseComposition(
  composition: Composition,
  failed: readonly FailedSentence[],
  pack: EvidencePack,
  settings: CapSettings,
): Composition {
  const places = placesOf(composition);
  const sentences = failed.flatMap(({ ordinal, text }) => {
    const named = places[ordinal];
    // The ordinal names it; its text confirms, and finds it where the text was cut otherwise than here.
    const place =
      named !== undefined && named.sentence.text.includes(text) ? named : (places.find((one) => one.sentence.text.includes(text)) ?? named);
    // An editor's sentence is the editor's to change.
    return place === undefined || place.sentence.kind === 'edited' ? [] : [place.sentence];
  });
  const out = new Set(sentences);
  if (out.size === 0) return composition;
  return mend(composition, pack, settings, {
    out,
    refused: new Set(sentences.flatMap((sentence) => sentence.claimIds)),
    preferred: [],
    fill: true,
  });
}

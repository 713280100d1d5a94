// A round after an editor asked for changes: starts from the decided revision, follows the structured notes, keeps the editor's edits.
import type { ComposedSentence, Composition, EvidencePack } from '../../../core/composition.ts';
import type { CapSettings } from './budget.ts';
import { mend } from './mend.ts';
import { placesOf } from './ordinals.ts';

export function continueComposition(
  pack: EvidencePack,
  previous: NonNullable<EvidencePack['previous']>,
  settings: CapSettings,
): Composition {
  const { composition, notes } = previous;
  const places = placesOf(composition);
  const out = new Set<ComposedSentence>();
  const refused = new Set<string>();
  for (const ordinal of notes.dropSentences) {
    const place = places[ordinal];
    if (place === undefined) continue;
    out.add(place.sentence);
    for (const id of place.sentence.claimIds) refused.add(id);
  }
  const excluded = new Set(notes.excludeSources);
  const articleOf = new Map(pack.claims.map((claim) => [claim.id, claim.articleId]));
  for (const { sentence } of places) {
    if (sentence.kind === 'edited' || sentence.claimIds.length === 0) continue;
    // A claim that the pack no longer holds cannot be cited either.
    if (
      sentence.claimIds.some((id) => {
        const article = articleOf.get(id);
        return article === undefined || excluded.has(article);
      })
    )
      out.add(sentence);
  }
  return mend(composition, pack, settings, { out, refused, preferred: notes.preferSources.filter((id) => !excluded.has(id)), fill: true });
}

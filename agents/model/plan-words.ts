// A model's words for an illustration are read by nobody's check: they may describe shapes and a mood, and name nothing.
import type { Composition, EvidencePack } from '../../core/composition.ts';
import { plainText } from './plain-text.ts';

const longest = 240;
const quotedOrCounted = /[\p{N}"“”„«»「」『』]/u;

/** Words with a capital letter that are not the first of a sentence, and all words of names. */
function namesOf(composition: Composition, pack: EvidencePack): Set<string> {
  const texts = [composition.headline, ...composition.deck].map((sentence) => sentence.text);
  const inside = texts.flatMap((text) => text.match(/(?<=[^.!?:\s“„«"(]\s+)\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? []);
  const named = pack.claims.flatMap((claim) => claim.attribution.map((link) => link.name));
  const words = [...named, ...pack.articles.map((article) => article.outlet)].flatMap(
    (name) => name.match(/\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? [],
  );
  return new Set([...inside, ...words].filter((word) => word.length > 3).map((word) => word.toLowerCase()));
}

/** The alternative text as it may stand; null where it says what only a checked sentence may say. */
export function plannedAlternative(given: string, composition: Composition, pack: EvidencePack): string | null {
  const text = plainText(given);
  if (text === '' || text.length > longest || quotedOrCounted.test(text)) return null;
  const names = namesOf(composition, pack);
  const words = text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return words.some((word) => names.has(word.toLowerCase())) ? null : text;
}

// An article's terms as one line of text that the database keeps: terms of one weight together, weights as they are. What is read back is compared just
// as what was written, its order included.
import { sha256 } from '../core/hash.ts';
import { termsOf, type ArticleTerms, type TermVector } from './cluster/terms.ts';

type Kept = readonly (readonly [weight: number, ...terms: string[]])[];

function keep(vector: TermVector): Kept {
  const byWeight = new Map<number, string[]>();
  for (const [term, weight] of vector) {
    const others = byWeight.get(weight);
    if (others === undefined) byWeight.set(weight, [term]);
    else others.push(term);
  }
  return Array.from(byWeight, ([weight, terms]) => [weight, ...terms] as const);
}

function restore(kept: Kept): TermVector {
  const vector = new Map<string, number>();
  // A start restores hundreds of terms of each of a hundred thousand articles: no list is made on the way.
  for (const terms of kept) {
    const [weight] = terms;
    for (let index = 1; index < terms.length; index += 1) vector.set(terms[index] as string, weight);
  }
  return vector;
}

export function encodeTerms({ title, titleOnly, words, anchors }: ArticleTerms): string {
  return JSON.stringify([title, titleOnly, keep(words), keep(anchors)]);
}

/** `kept`: what `encodeTerms` made. */
export function decodeTerms(kept: string): ArticleTerms {
  const [title, titleOnly, words, anchors] = JSON.parse(kept) as [string, boolean, Kept, Kept];
  return { title, titleOnly, words: restore(words), anchors: restore(anchors) };
}

/** Some of all that the rules of terms tell apart: scripts, names, figures, particles, a lead and what follows it. */
const probe = `Nine of 3,400 barges pass Port-Vell’s lock again, al-Manzari says in France

VELMAR, 5 June (Meridian Wire) — The U.S. envoy O’Neill met Anna-Lena Søndergård in Straße 12; "Nobody", she said, «pays 1.6 million twice». In 2026 the
Velmar Council closed the locks, and closed locks closed the harbours’ trade.

Президент Соллевик заявил в Велгороде: погибли 210 000 человек. المنزري قال إن ٤٥ شخصًا وصلوا. 洪水导致三百二十人死亡，北京市政府说。東京でラーメンを食べた。
ประเทศไทยมีน้ำท่วม 320 หมู่บ้าน. नई दिल्ली में बाढ़ से 18 लोग मरे। Ο Παπαδόπουλος είπε ότι 1.250 σπίτια κάηκαν.`;

/** Names the rules that terms are made by: terms of another version are made anew. */
export const termsVersion = sha256(encodeTerms(termsOf(`${probe}\n\n${probe.toLowerCase()}`, 'en'))).slice(0, 16);

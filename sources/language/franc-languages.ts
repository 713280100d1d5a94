// Languages of the press that neither the counted letters nor (well enough) fastText know, but franc's trigrams do. Franc is asked only about
// texts that fit nothing else well: it is slow, and weaker than the other two wherever they know a language.
import { francAll } from 'franc';
import type { Evidence } from './classifier.ts';
import { twoLetters } from './tags.ts';

/** Hausa, Igbo, Kinyarwanda, Kirundi, Chichewa, Malagasy and Uzbek in Latin letters. */
const added = ['hau', 'ibo', 'kin', 'run', 'nya', 'plt', 'uzn'];
/** What they are told from: the counted languages in Latin letters. */
const others =
  'eng fra spa por ita deu nld swh som sna zul xho sot tsn tso lug tgl ind zlm jav tur azj yor als ron pol ces hun fin ekk lit lav eus cym gle cat hrv bos slv dan nob swe vie lat'.split(
    ' ',
  );
const sameNation: Readonly<Record<string, string>> = { kin: 'run', run: 'kin' };

/** Worse than this a text fits a language's letters in one sentence of twenty. */
const poorFit = 0.5;
const unsureOfFastText = 0.6;
/** At this distance from the next language 2 of 4,500 held-out sentences in the counted languages are taken for an added one. */
const leastLead = 0.06;
/** Franc's figures are ranks, no probabilities. */
const confidence = 0.7;

const ethiopic = /\p{Script=Ethiopic}/u;

/** The language of such a text, told by franc alone; null where it is another, or the evidence of the others stands. */
export function languageOfFrancAlone(text: string, evidence: Evidence): { readonly language: string; readonly confidence: number } | null {
  if (ethiopic.test(text)) {
    const [best] = francAll(text, { only: ['amh', 'tir'], minLength: 1 })[0] ?? [];
    return best === 'tir' ? { language: 'ti', confidence } : null;
  }
  if (evidence.script !== 'Latin' || evidence.fit >= poorFit || evidence.fastText >= unsureOfFastText) return null;
  const [first, ...rest] = francAll(text, { only: [...added, ...others], minLength: 1 });
  if (first === undefined || !added.includes(first[0])) return null;
  const next = rest.find(([code]) => code !== sameNation[first[0]]);
  return first[1] - (next?.[1] ?? 0) < leastLead ? null : { language: twoLetters(first[0]), confidence };
}

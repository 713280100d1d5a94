// Whether a reader can tell nine pieces on one story apart: by their own words, by the claims they chose, and by the order of these.
import { languageOf } from '../../agents/extractive/languages/index.ts';
import { termsOf, tokensOf, fold } from '../../agents/extractive/text/words.ts';
import { Lens } from '../../agents/extractive/compose/lens.ts';
import type { Persona } from '../../core/persona.ts';
import type { Piece } from './pieces.ts';

/** From where on two pieces are one piece. */
export const thresholds = {
  /** A piece's own persona must score this many times the next one: below it, one word more or less would name another. */
  margin: 1.15,
  /** Shared three-word shingles of what is not quoted: attributions are alike in all, framing must not be. Half shared is one text. */
  shingles: 0.5,
  /** Shared claims: with more than four in five, and in the same order too, two pieces tell the same things. */
  claims: 0.8,
  order: 0.8,
} as const;

interface Nearest {
  readonly persona: string;
  readonly value: number;
}

export interface Voice {
  readonly persona: string;
  readonly claims: number;
  readonly sections: readonly string[];
  /** Words of its own file that stand in what it does not quote; of those, the ones that no other file has. */
  readonly framing: { readonly own: number; readonly ownAlone: number; readonly othersAlone: number };
  /** Whose file its own words are nearest to, and how many times nearer than its own (or the next) file's. */
  readonly told: { readonly persona: string; readonly margin: number };
  /** Whose sections the claims it chose are nearest to: read without a single word of its own. */
  readonly toldByClaims: string;
  readonly nearestByClaims: Nearest & { readonly order: number | null };
  readonly nearestByWords: Nearest;
  readonly defects: readonly string[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

function jaccard<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const shared = [...a].filter((one) => b.has(one)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Kendall's tau of what two lists share, -1 to 1; null where they share fewer than two. */
function kendall(a: readonly string[], b: readonly string[]): number | null {
  const shared = a.filter((one) => b.includes(one));
  if (shared.length < 2) return null;
  let sum = 0;
  for (const [index, one] of shared.entries())
    for (const other of shared.slice(index + 1)) sum += b.indexOf(one) < b.indexOf(other) ? 1 : -1;
  return sum / ((shared.length * (shared.length - 1)) / 2);
}

function shinglesOf(text: string, language: string): Set<string> {
  const words = tokensOf(text, language).map(fold);
  return new Set(words.slice(2).map((word, index) => `${words[index] ?? ''} ${words[index + 1] ?? ''} ${word}`));
}

/** What a persona's file says of it in a language: its titles, sentences and, in English, its lens, tenets and vocabulary. */
function fileWords(persona: Persona, language: string): string {
  const phrases = [...persona.sections.flatMap(({ title, deck }) => [title, deck]), ...Object.values(persona.titles)];
  const english = language === 'en' ? [...persona.vocabulary, persona.lens, ...persona.tenets] : [];
  return [...phrases.flatMap((one) => one?.[language] ?? []), ...english].join(' . ');
}

/** How near a text is to each persona's file: the terms they share, each the more the fewer files have it. */
function scores(text: ReadonlySet<string>, files: ReadonlyMap<string, ReadonlySet<string>>): { persona: string; score: number }[] {
  const holders = (term: string): number => [...files.values()].filter((file) => file.has(term)).length;
  return [...files]
    .map(([persona, file]) => {
      const shared = [...text].filter((term) => file.has(term));
      return { persona, score: shared.reduce((sum, term) => sum + Math.log(files.size / holders(term)), 0) / Math.sqrt(file.size) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function byClaims(piece: Piece, lenses: ReadonlyMap<string, Lens>): string {
  const chosen = piece.pack.claims.filter((claim) => piece.claims.includes(claim.id));
  const all = piece.pack.claims.filter((claim) => claim.language === piece.pack.language);
  const mean = (lens: Lens, claims: typeof chosen): number =>
    claims.reduce((sum, claim) => sum + lens.fit(claim), 0) / Math.max(1, claims.length);
  const ranked = [...lenses].map(([persona, lens]) => ({ persona, lift: mean(lens, chosen) / Math.max(0.01, mean(lens, all)) }));
  return ranked.toSorted((a, b) => b.lift - a.lift)[0]?.persona ?? '';
}

/** Each piece against all others. */
export function voicesOf(pieces: readonly Piece[]): { readonly voices: Voice[]; readonly similarity: number[][] } {
  const language = pieces[0]?.pack.language ?? 'en';
  const empty = languageOf(language).cues.stopWords;
  const files = new Map(pieces.map(({ persona }) => [persona.id, termsOf(fileWords(persona, language), language, empty)]));
  const claims = (pieces[0]?.pack.claims ?? []).filter((claim) => claim.language === language);
  const lenses = new Map(pieces.map(({ persona }) => [persona.id, new Lens(persona, language, claims)]));
  const shingles = pieces.map((piece) => shinglesOf(piece.ownWords, language));
  const similarity = shingles.map((one) => shingles.map((other) => round(jaccard(one, other))));
  const voices = pieces.map((piece, index): Voice => {
    const { id } = piece.persona;
    const words = termsOf(piece.ownWords, language, empty);
    const alone = (holder: string): Set<string> =>
      new Set([...(files.get(holder) ?? [])].filter((term) => [...files].every(([other, file]) => other === holder || !file.has(term))));
    const own = [...words].filter((term) => files.get(id)?.has(term) === true);
    const ranked = scores(words, files);
    const [first, second] = ranked;
    const rival = first?.persona === id ? second : first;
    const mine = ranked.find(({ persona }) => persona === id)?.score ?? 0;
    const others = pieces.flatMap((other, at) => (at === index ? [] : [{ other, at }]));
    const nearClaims = others
      .map(({ other }) => ({
        persona: other.persona.id,
        value: round(jaccard(new Set(piece.claims), new Set(other.claims))),
        order: kendall(piece.claims, other.claims),
      }))
      .toSorted((a, b) => b.value - a.value)[0] ?? { persona: '', value: 0, order: null };
    const nearWords = others
      .map(({ other, at }) => ({ persona: other.persona.id, value: similarity[index]?.[at] ?? 0 }))
      .toSorted((a, b) => b.value - a.value)[0] ?? { persona: '', value: 0 };
    const defects: string[] = [];
    if (rival !== undefined && mine < thresholds.margin * rival.score)
      defects.push(`its words are ${rival.score > mine ? 'nearer to' : 'as near to'} the file of ${rival.persona}`);
    if (nearWords.value > thresholds.shingles) defects.push(`what it does not quote is the text of ${nearWords.persona}`);
    if (nearClaims.value > thresholds.claims && (nearClaims.order ?? 0) > thresholds.order)
      defects.push(`it tells what ${nearClaims.persona} tells, in the same order`);
    return {
      persona: id,
      claims: piece.claims.length,
      sections: piece.headings,
      framing: {
        own: own.length,
        ownAlone: [...words].filter((term) => alone(id).has(term)).length,
        othersAlone: Math.max(0, ...others.map(({ other }) => [...words].filter((term) => alone(other.persona.id).has(term)).length)),
      },
      told: { persona: first?.persona ?? '', margin: round(mine / Math.max(0.001, rival?.score ?? 0)) },
      toldByClaims: byClaims(piece, lenses),
      nearestByClaims: { ...nearClaims, order: nearClaims.order === null ? null : round(nearClaims.order) },
      nearestByWords: nearWords,
      defects,
    };
  });
  return { voices, similarity };
}
